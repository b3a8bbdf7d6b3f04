package dev.waypost.render.proof;

import dev.waypost.render.Color;
import dev.waypost.render.Design;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderDesign;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Frame;
import dev.waypost.render.FrameShape;
import dev.waypost.render.Gradient;
import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.ModuleShape;
import dev.waypost.render.Paint;
import dev.waypost.render.RasterPicture;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Designs as somebody without any sense of what scans would make them: half are good. */
final class RandomStyles {
  private static final List<String> TEXTS =
      List.of(
          "HTTPS://QR.EXAMPLE.COM/",
          "https://example.com/",
          "https://example.com/menu/summer?table=12&lang=de&id=",
          "BEGIN:VCARD VERSION:3.0 N:Doe;Jane FN:Jane Doe TEL:+4930123456 EMAIL:jane@example.com"
              + " ADR:;;Street 1;Berlin;;10115;Germany END:VCARD ",
          "WIFI:T:WPA;S:Guest;P:secret;;");

  private final Random random;

  RandomStyles(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A symbol to draw.
   *
   * @param text that it holds
   */
  record Drawn(String text, Symbol symbol, SymbolStyle style) {}

  /** The next one. */
  Drawn next() {
    SymbolStyle style = style();
    String text = TEXTS.get(random.nextInt(TEXTS.size())) + random.nextInt(100_000);
    ErrorCorrection level =
        style.design().logo() == null ? any(ErrorCorrection.values()) : ErrorCorrection.H;
    Symbol symbol = SymbolEncoder.encode(text, SymbolOptions.defaults().withLevel(level));
    return new Drawn(text, symbol, style);
  }

  private SymbolStyle style() {
    boolean inverted = oneIn(12);
    FinderDesign finder = finder();
    boolean alike = !oneIn(3);
    Design design =
        new Design(
            any(ModuleShape.values()),
            oneIn(3) ? gradient(true) : null,
            background(),
            finder,
            alike ? finder : finder(),
            alike ? finder : finder(),
            oneIn(3) ? logo() : null,
            oneIn(6) ? new Frame(any(FrameShape.values()), "Scan me", dark(), Color.WHITE) : null);
    return new SymbolStyle(
        inverted ? light() : dark(),
        inverted ? dark() : light(),
        oneIn(3) ? random.nextInt(4) : 4 + random.nextInt(3),
        design);
  }

  private Design.Background background() {
    if (oneIn(8)) {
      return new Design.Background.Transparent();
    }
    return oneIn(8)
        ? new Design.Background.Colorful(gradient(false))
        : new Design.Background.Plain();
  }

  private FinderDesign finder() {
    return new FinderDesign(
        any(FinderFrameShape.values()), any(FinderBallShape.values()), paint(), paint());
  }

  private @Nullable Paint paint() {
    if (random.nextInt(10) < 6) {
      return null;
    }
    return oneIn(4) ? gradient(true) : dark();
  }

  private Gradient gradient(boolean dark) {
    int count = 2 + random.nextInt(3);
    List<Gradient.Stop> stops = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stops.add(new Gradient.Stop(i / (count - 1.0), dark ? dark() : light()));
    }
    return new Gradient(any(Gradient.Kind.values()), random.nextInt(360), stops);
  }

  private Logo logo() {
    return new Logo(
        picture(),
        Logo.SMALLEST_SIZE + random.nextDouble() * (Logo.LARGEST_SIZE - Logo.SMALLEST_SIZE),
        random.nextInt(4),
        any(LogoCutout.values()));
  }

  private RasterPicture picture() {
    int width = 20 + random.nextInt(200);
    int height = 20 + random.nextInt(200);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 6; i++) {
      graphics.setColor(new java.awt.Color(random.nextInt(0x1000000)));
      if (i == 0 && oneIn(2)) {
        graphics.fillRect(0, 0, width, height);
      } else {
        graphics.fillOval(
            random.nextInt(width) - width / 4,
            random.nextInt(height) - height / 4,
            width / 2,
            height / 2);
      }
    }
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RasterPicture.ofPng(file.toByteArray());
  }

  private Color dark() {
    int kind = random.nextInt(10);
    return color(0, kind < 6 ? 110 : kind < 9 ? 180 : 256);
  }

  private Color light() {
    int kind = random.nextInt(10);
    return kind < 5 ? Color.WHITE : color(kind < 8 ? 190 : 120, 256);
  }

  private Color color(int least, int bound) {
    return new Color(
        random.nextInt(least, bound), random.nextInt(least, bound), random.nextInt(least, bound));
  }

  private boolean oneIn(int number) {
    return random.nextInt(number) == 0;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
