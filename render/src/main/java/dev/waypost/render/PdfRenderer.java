package dev.waypost.render;

import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.render.sheet.LabelText;
import dev.waypost.symbol.Symbol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Draws symbols as PDF (ISO 32000-1, PDF 1.6): one page that is exactly as large as the picture.
 * All but the pixels of a logo are areas and shadings, sharp at any size; text is outlines and
 * needs no font.
 */
public final class PdfRenderer {
  /** In millimetres. */
  private static final double SLUG_MARGIN = 2;

  private static final double SLUG_LINE = 3;

  /** So that its lines are read also where the picture is narrow. */
  private static final double SLUG_WIDTH = 70;

  private PdfRenderer() {}

  /**
   * A complete PDF file. It holds no date and no random id: the same arguments give the same bytes.
   *
   * @param widthMillimetres of the picture with its margin, 5 to 3000; the height is the same but
   *     for a style with a frame
   * @throws IllegalArgumentException if the width is out of bounds
   */
  public static byte[] render(
      Symbol symbol, SymbolStyle style, double widthMillimetres, InkSpace inks) {
    return render(symbol, style, widthMillimetres, inks, List.of());
  }

  /**
   * The same with lines of text in the slug: below the picture and beyond the trim box, where they
   * are cut off (ISO 32000-1, 14.11.2).
   */
  public static byte[] render(
      Symbol symbol, SymbolStyle style, double widthMillimetres, InkSpace inks, List<String> slug) {
    double width = PrintSize.points(widthMillimetres);
    Scene scene = SceneComposer.compose(symbol, style);
    try (var document = new PDDocument()) {
      draw(scene, width / scene.width(), document, inks, slug);
      describe(document);
      var file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(
      Scene scene, double pointsPerModule, PDDocument document, InkSpace inks, List<String> slug)
      throws IOException {
    double width = scene.width() * pointsPerModule;
    double picture = scene.height() * pointsPerModule;
    double below = slug.isEmpty() ? 0 : PrintSize.pointsOf(SLUG_MARGIN + slug.size() * SLUG_LINE);
    double height = picture + below;
    double across = slug.isEmpty() ? width : Math.max(width, PrintSize.pointsOf(SLUG_WIDTH));
    var page = new PDPage(new PDRectangle((float) across, (float) height));
    document.addPage(page);
    var scenes = new PdfScene(document, inks);
    try (var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
      scenes.draw(scene, page, content, 0, height, pointsPerModule);
      if (!slug.isEmpty()) {
        page.setTrimBox(new PDRectangle(0, (float) below, (float) width, (float) picture));
        var text = new LabelText(document, scenes);
        for (int i = 0; i < slug.size(); i++) {
          var line =
              new Box(
                  0,
                  PrintSize.millimetresOf(picture) + SLUG_MARGIN + i * SLUG_LINE,
                  PrintSize.millimetresOf(across),
                  SLUG_LINE);
          text.draw(slug.get(i), line, PrintSize.millimetresOf(height), true, Color.BLACK, content);
        }
      }
    }
  }

  private static void describe(PDDocument document) throws IOException {
    var information = new PDDocumentInformation();
    information.setTitle("QR code");
    information.setProducer("Waypost");
    document.setDocumentInformation(information);
    document.setDocumentId(checksum(document.getPage(0)));
  }

  /** Stands for the time from which PDFBox otherwise makes a file's id (ISO 32000-1, 14.4). */
  private static long checksum(PDPage page) throws IOException {
    try (var content = page.getContents()) {
      var checksum = new CRC32();
      checksum.update(content.readAllBytes());
      return checksum.getValue();
    }
  }
}
