package dev.waypost.render.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.RasterPicture;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolDamage;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** The largest logo of each version and level, to a hundredth of the symbol's width. */
class LogoLimitsTest {
  private static final String NONE = "-";

  /** A square logo with a module around it, in a square cut-out, as it is unless said otherwise. */
  @Test
  void theLargestLogoOfEachVersionAndLevel() throws Exception {
    String limits =
        "version  L     M     Q     H\n"
            + IntStream.rangeClosed(1, 40)
                .mapToObj(LogoLimitsTest::row)
                .collect(Collectors.joining("\n", "", "\n"));
    try (var expected = LogoLimitsTest.class.getResourceAsStream("logo-limits.txt")) {
      assertThat(expected).as(limits).isNotNull();
      assertThat(limits).isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static String row(int version) {
    StringBuilder row = new StringBuilder("%-7d".formatted(version));
    for (ErrorCorrection level : ErrorCorrection.values()) {
      row.append("  %-4s".formatted(largest(symbol(version, level))));
    }
    return row.toString().stripTrailing();
  }

  private static String largest(Symbol symbol) {
    for (int hundredths = 30; hundredths >= 8; hundredths--) {
      var logo = new Logo(picture(), hundredths / 100.0, 1, LogoCutout.SQUARE);
      SymbolDamage damage = SceneComposer.logoDamage(symbol, logo);
      if (damage.spent() <= Proof.MOST_LOGO_DAMAGE && !damage.vital()) {
        return "0.%02d".formatted(hundredths);
      }
    }
    return NONE;
  }

  private static Symbol symbol(int version, ErrorCorrection level) {
    return SymbolEncoder.encode(
        "0",
        SymbolOptions.defaults()
            .withLevel(level)
            .withRaiseLevel(false)
            .withVersions(version, version));
  }

  private static RasterPicture picture() {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB), "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RasterPicture.ofPng(file.toByteArray());
  }
}
