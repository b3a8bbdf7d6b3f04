package dev.waypost.render.sheet;

import dev.waypost.render.Color;
import dev.waypost.render.Design;
import dev.waypost.render.Gradient;
import dev.waypost.render.PdfScene;
import dev.waypost.render.PrintSize;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Sheets of labels as PDF: symbols as vectors, text in a font that is embedded. Finished pages lie
 * in a file of their own until all are there, so the memory it takes does not grow with them.
 */
public final class SheetPdf {
  private static final long DOCUMENT_ID = 0;
  private final PDDocument document;
  private final SheetDesign design;
  private final PdfScene scenes;
  private final LabelText text;

  private SheetPdf(PDDocument document, SheetDesign design) throws IOException {
    this.document = document;
    this.design = design;
    this.scenes = new PdfScene(document, design.inks());
    this.text = new LabelText(document, scenes);
  }

  /**
   * Writes a whole file. The same labels give the same bytes.
   *
   * @throws IOException if it can't be written
   */
  public static void write(Iterator<Label> labels, SheetDesign design, OutputStream out)
      throws IOException {
    try (var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      new SheetPdf(document, design).draw(labels);
      var information = new PDDocumentInformation();
      information.setTitle("QR codes");
      information.setProducer("Waypost");
      document.setDocumentInformation(information);
      // Stands for the time from which PDFBox otherwise makes a file's id (ISO 32000-1, 14.4).
      document.setDocumentId(DOCUMENT_ID);
      document.save(out, CompressParameters.NO_COMPRESSION);
    }
  }

  private void draw(Iterator<Label> labels) throws IOException {
    int place = design.firstLabel();
    while (labels.hasNext()) {
      place = drawPage(labels, place);
    }
  }

  /** Returns the first place on the next page. */
  private int drawPage(Iterator<Label> labels, int firstPlace) throws IOException {
    SheetGrid grid = design.grid();
    var page = new PDPage(new PDRectangle(points(grid.pageWidth()), points(grid.pageHeight())));
    document.addPage(page);
    int place = firstPlace;
    try (var content = new PDPageContentStream(document, page, AppendMode.OVERWRITE, true)) {
      while (labels.hasNext() && place < grid.labels()) {
        draw(labels.next(), grid.label(place), page, content);
        place++;
      }
      if (design.cropMarks()) {
        CropMarks.draw(design, scenes, content);
      }
    }
    setBoxes(page);
    return 0;
  }

  /**
   * Where a page is one label, it is trimmed to it (ISO 32000-1, 14.11.2). A sheet of several is
   * cut by its marks, so its boxes stay those of the page.
   */
  private void setBoxes(PDPage page) {
    SheetGrid grid = design.grid();
    if (grid.labels() > 1) {
      return;
    }
    Box label = grid.label(0);
    page.setTrimBox(rectangle(label));
    page.setBleedBox(rectangle(label.grownBy(design.bleed())));
  }

  private PDRectangle rectangle(Box box) {
    return new PDRectangle(
        points(box.x()),
        points(design.grid().pageHeight() - box.y() - box.height()),
        points(box.width()),
        points(box.height()));
  }

  private void draw(Label label, Box place, PDPage page, PDPageContentStream content)
      throws IOException {
    Scene scene = SceneComposer.compose(label.symbol(), label.style());
    LabelLayout layout =
        LabelLayout.of(
            design.grid(),
            scene.height() / scene.width(),
            design.pictureWidth(),
            label.lines().size());
    if (design.bleed() > 0) {
      fill(place.grownBy(design.bleed()), background(label.style()), content);
    }
    Box picture = layout.picture();
    scenes.draw(
        scene,
        page,
        content,
        PrintSize.pointsOf(place.x() + picture.x()),
        PrintSize.pointsOf(design.grid().pageHeight() - place.y() - picture.y()),
        PrintSize.pointsOf(picture.width() / scene.width()));
    Box text = layout.text();
    if (text != null) {
      drawText(label, place, text, layout.beside(), content);
    }
  }

  private void drawText(
      Label label, Box place, Box within, boolean beside, PDPageContentStream content)
      throws IOException {
    List<String> lines = beside ? text.wrapped(label.lines(), within.width()) : label.lines();
    double height = Math.min(LabelText.TALLEST_LINE, within.height() / lines.size());
    double top = within.y() + (within.height() - height * lines.size()) / 2;
    Color color = readable(background(label.style()));
    for (int i = 0; i < lines.size(); i++) {
      var line =
          new Box(place.x() + within.x(), place.y() + top + i * height, within.width(), height);
      text.draw(
          lines.get(i),
          line,
          design.grid().pageHeight(),
          beside,
          design.bleed() > 0 ? color : Color.BLACK,
          content);
    }
  }

  private void fill(Box box, Color color, PDPageContentStream content) throws IOException {
    scenes.setColor(color, content);
    PDRectangle area = rectangle(box);
    content.addRect(area.getLowerLeftX(), area.getLowerLeftY(), area.getWidth(), area.getHeight());
    content.fill();
  }

  /** What goes on beyond the picture: the first colour where it is a gradient. */
  private static Color background(SymbolStyle style) {
    return switch (style.design().background()) {
      case Design.Background.Plain _ -> style.background();
      case Design.Background.Transparent _ -> Color.WHITE;
      case Design.Background.Colorful(Gradient gradient) -> gradient.colors().getFirst();
    };
  }

  private static Color readable(Color background) {
    return background.contrastRatio(Color.BLACK) >= background.contrastRatio(Color.WHITE)
        ? Color.BLACK
        : Color.WHITE;
  }

  private static float points(double millimetres) {
    return (float) PrintSize.pointsOf(millimetres);
  }
}
