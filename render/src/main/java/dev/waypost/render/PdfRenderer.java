package dev.waypost.render;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    double width = PrintSize.points(widthMillimetres);
    Scene scene = SceneComposer.compose(symbol, style);
    try (var document = new PDDocument()) {
      draw(scene, width / scene.width(), document, inks);
      describe(document);
      var file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void draw(Scene scene, double pointsPerModule, PDDocument document, InkSpace inks)
      throws IOException {
    double width = scene.width() * pointsPerModule;
    double height = scene.height() * pointsPerModule;
    var page = new PDPage(new PDRectangle((float) width, (float) height));
    document.addPage(page);
    try (var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
      new PdfScene(document, inks).draw(scene, page, content, 0, height, pointsPerModule);
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
