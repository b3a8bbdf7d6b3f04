package dev.waypost.render.scene;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The font of frames: Liberation Sans (SIL Open Font License 1.1), which PDFBox brings along.
 * Lengths are shares of the font's size; y grows upwards.
 */
public final class SignFont {
  private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup characters;
  private final double unitsPerEm;
  private final Map<Integer, Path2D> outlines = new ConcurrentHashMap<>();

  private SignFont(TrueTypeFont font) throws IOException {
    this.font = font;
    this.characters = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  private static final class Holder {
    static final SignFont FONT = load();
  }

  /** The font, read once. */
  static SignFont get() {
    return Holder.FONT;
  }

  /** The first character of a text that the font has no glyph for, or -1. */
  public static int firstMissing(String text) {
    return text.codePoints()
        .filter(character -> get().characters.getGlyphId(character) == 0)
        .findFirst()
        .orElse(-1);
  }

  /** A text with ? in place of what the font has no glyph for. */
  public static String known(String text) {
    if (firstMissing(text) < 0) {
      return text;
    }
    var known = new StringBuilder();
    text.codePoints()
        .forEach(character ->
            known.appendCodePoint(get().characters.getGlyphId(character) == 0 ? '?' : character));
    return known.toString();
  }

  /** The file of the font, in the format TrueType. */
  public static InputStream file() {
    InputStream file = SignFont.class.getResourceAsStream(FILE);
    if (file == null) {
      throw new IllegalStateException("The font " + FILE + " is missing from the program.");
    }
    return file;
  }

  /** The glyphs of a text, one for each character; unknown ones are a box. */
  int[] glyphs(String text) {
    return text.codePoints().map(characters::getGlyphId).toArray();
  }

  /** The width of a text. */
  double width(String text) {
    double width = 0;
    for (int glyph : glyphs(text)) {
      width += advance(glyph);
    }
    return width;
  }

  /** From the beginning of a glyph to that of the next. */
  double advance(int glyph) {
    try {
      return font.getAdvanceWidth(glyph) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The outline of a glyph; not to be changed. */
  Path2D outline(int glyph) {
    return outlines.computeIfAbsent(glyph, this::read);
  }

  /** The font reads its file as it is asked, so one asks at a time. */
  private synchronized Path2D read(int glyph) {
    try {
      GlyphData data = font.getGlyph().getGlyph(glyph);
      Path2D outline = data == null ? new Path2D.Double() : new Path2D.Double(data.getPath());
      outline.transform(AffineTransform.getScaleInstance(1 / unitsPerEm, 1 / unitsPerEm));
      return outline;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SignFont load() {
    try (InputStream in = file()) {
      return new SignFont(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
