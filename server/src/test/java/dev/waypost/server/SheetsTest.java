package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels on pages of a PDF, read back and measured. */
class SheetsTest {
  private static final String SHEETS = "/api/v1/sheets";
  private static final double MILLIMETRES_PER_POINT = 25.4 / 72;
  private static final int DPI = 200;

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;
  private static final List<String> IDS = new ArrayList<>();
  private static final List<String> URLS = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
    for (int i = 0; i < 30; i++) {
      JsonNode code =
          api.create(
              "{\"destination\":\"https://example.com/%d\",\"name\":\"Item %d\",\"external_id\":\"SN-%d\",\"metadata\":{\"lot\":\"L%d\"},\"style\":%s}"
                  .formatted(i, i, i, i, i % 3 == 0 ? "{\"module_shape\":\"dots\"}" : "{}"));
      IDS.add(code.path("id").textValue());
      URLS.add(code.path("short_url").textValue());
    }
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void everyLabelOfASoldSheetIsReadAndItsTextIsThere() throws Exception {
    Answer answer =
        api.post(
            SHEETS,
            "{\"filter\":{},\"template\":\"l7160\",\"text\":[\"name\",\"external_id\",\"metadata.lot\"]}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(answer.header("X-Labels")).isEqualTo("30");
    assertThat(answer.header("X-Pages")).isEqualTo("2");
    try (PDDocument document = Loader.loadPDF(answer.bytes())) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertBox(document.getPage(0).getMediaBox(), 0, 0, 210, 297);
      assertThat(read(document, 0, "l7160", 0, 21)).isEqualTo(URLS.subList(0, 21));
      assertThat(read(document, 1, "l7160", 0, 9)).isEqualTo(URLS.subList(21, 30));
      String text = new PDFTextStripper().getText(document);
      assertThat(text).contains("Item 0", "SN-29", "L17");
    }
    assertThat(
            api.post(
                    SHEETS,
                    "{\"filter\":{},\"template\":\"l7160\",\"text\":[\"name\",\"external_id\",\"metadata.lot\"]}")
                .bytes())
        .as("the same labels are the same file")
        .isEqualTo(answer.bytes());
  }

  /** A picture of 20 mm in the middle of a label of 40 mm on a page of 60 mm, and its boxes. */
  @Test
  void aPageOfOneLabelIsMeasured() throws Exception {
    Answer answer =
        api.post(
            SHEETS,
            "{\"codes\":[\"external:SN-1\"],\"grid\":{\"page_width_mm\":60,\"page_height_mm\":60,\"label_width_mm\":40,\"label_height_mm\":40},\"width_mm\":20,\"bleed_mm\":3,\"crop_marks\":true,\"color_space\":\"cmyk\"}");
    try (PDDocument document = Loader.loadPDF(answer.bytes())) {
      PDPage page = document.getPage(0);
      assertBox(page.getMediaBox(), 0, 0, 60, 60);
      assertBox(page.getTrimBox(), 10, 10, 40, 40);
      assertBox(page.getBleedBox(), 7, 7, 46, 46);
      var areas = new Areas(page);
      areas.processPage(page);
      // The background of the picture, of the bleed, and eight marks beyond it.
      assertThat(areas.whole)
          .anySatisfy(area -> assertArea(area, 20, 20, 20, 20))
          .anySatisfy(area -> assertArea(area, 7, 7, 46, 46));
      List<double[]> marks =
          areas.whole.stream().filter(area -> Math.min(area[2], area[3]) < 0.2).toList();
      assertThat(marks).hasSize(8);
      assertThat(marks)
          .allSatisfy(mark ->
              assertThat(
                      mark[0] + mark[2] <= 7
                          || mark[0] >= 53
                          || mark[1] + mark[3] <= 7
                          || mark[1] >= 53)
                  .isTrue());
      // 25 modules with a quiet zone of 4 on each side: the symbol is 25/33 of the picture.
      assertThat(areas.dark).isCloseTo(20.0 * 25 / 33, within(0.02));
      assertThat(areas.inks)
          .contains("[0.0, 0.0, 0.0, 1.0]")
          .allMatch(ink -> ink.startsWith("[0.0, 0.0, 0.0, "));
    }
  }

  @Test
  void aPartlyUsedSheetGoesOnWhereItWasLeftAndCopiesAreBesideEachOther() throws Exception {
    Answer answer =
        api.post(
            SHEETS,
            "{\"codes\":[\"%s\",\"%s\"],\"template\":\"5163\",\"copies\":3,\"first_label\":8}"
                .formatted(IDS.get(1), IDS.get(2)));
    assertThat(answer.header("X-Labels")).isEqualTo("6");
    assertThat(answer.header("X-Pages")).isEqualTo("2");
    try (PDDocument document = Loader.loadPDF(answer.bytes())) {
      assertBox(document.getPage(0).getMediaBox(), 0, 0, 215.9, 279.4);
      assertThat(read(document, 0, "5163", 7, 3))
          .containsExactly(URLS.get(1), URLS.get(1), URLS.get(1));
      assertThat(read(document, 1, "5163", 0, 3))
          .containsExactly(URLS.get(2), URLS.get(2), URLS.get(2));
    }
  }

  @Test
  void anImageTellsItsPrinterInTheSlug() throws Exception {
    String image = "/api/v1/codes/external:SN-1/image.pdf?width_mm=33";
    try (PDDocument plain = Loader.loadPDF(api.get(image).bytes());
        PDDocument told = Loader.loadPDF(api.get(image + "&slug=true").bytes())) {
      assertBox(plain.getPage(0).getMediaBox(), 0, 0, 33, 33);
      assertBox(told.getPage(0).getMediaBox(), 0, 0, 70, 41);
      assertBox(told.getPage(0).getTrimBox(), 0, 8, 33, 33);
      assertThat(new PDFTextStripper().getText(told))
          .contains("33.0 mm wide", "up to 250 mm", "Module 1.000 mm");
    }
    assertThat(api.get(image.replace("pdf", "eps") + "&slug=true").json().path("field").textValue())
        .isEqualTo("slug");
  }

  @Test
  void theTemplatesAreToldAndEachCanBePrinted() throws Exception {
    JsonNode templates = api.get(SHEETS + "/templates").json().path("templates");
    assertThat(templates.size()).isGreaterThan(15);
    for (JsonNode template : templates) {
      String body =
          "{\"codes\":[\"%s\"],\"template\":\"%s\"}"
              .formatted(IDS.get(1), template.path("template").textValue());
      assertThat(api.post(SHEETS, body).status()).as(body).isEqualTo(200);
      Answer own =
          api.post(
              SHEETS,
              "{\"codes\":[\"" + IDS.get(1) + "\"],\"grid\":" + template.path("grid") + "}");
      assertThat(own.status()).as(body).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                     | missing_field      | template
          {"template":"l7160"}                                                   | missing_field      | codes
          {"template":"x","filter":{}}                                           | invalid_value      | template
          {"template":"l7160","grid":{},"filter":{}}                             | conflicting_fields | template
          {"template":"l7160","filter":{},"codes":[]}                            | conflicting_fields | codes
          {"template":"l7160","codes":[]}                                        | invalid_value      | codes
          {"template":"l7160","codes":["code_00000000000000000000000000"]}       | code_not_found     | codes[0]
          {"template":"l7160","codes":["external:SN-0","external:none"]}         | code_not_found     | codes[1]
          {"template":"l7160","codes":["external:SN-0"],"sort":"name"}           | conflicting_fields | sort
          {"template":"l7160","filter":{},"sort":"size"}                         | invalid_value      | sort
          {"template":"l7160","filter":{"q":"nothing like it"}}                  | invalid_value      | filter
          {"template":"l7160","filter":{},"text":["colour"]}                     | invalid_value      | text[0]
          {"template":"l7160","filter":{},"text":["id","id","id","id","id","id","id"]} | invalid_value | text
          {"template":"l7160","filter":{},"width_mm":70}                         | invalid_value      | width_mm
          {"template":"l7160","filter":{},"width_mm":50}                         | invalid_value      | width_mm
          {"template":"l7160","filter":{},"copies":400}                          | invalid_value      | copies
          {"template":"l7160","filter":{},"first_label":22}                      | invalid_value      | first_label
          {"template":"l7160","filter":{},"bleed_mm":1}                          | invalid_value      | bleed_mm
          {"template":"l7160","filter":{},"color_space":"lab"}                   | invalid_value      | color_space
          {"grid":{"page_width_mm":60},"filter":{}}                              | missing_field      | grid.page_height_mm
          {"grid":{"page_width_mm":60,"page_height_mm":60,"label_width_mm":40,"label_height_mm":40,"columns":2},"filter":{}} | invalid_value | grid.columns
          {"grid":{"page_width_mm":60,"page_height_mm":60,"label_width_mm":40,"label_height_mm":20,"rows":2,"pitch_y_mm":10},"filter":{}} | invalid_value | grid.pitch_y_mm
          """)
  void whatCantBePrintedIsRefusedBeforeAnythingIsSent(String body, String code, String field)
      throws Exception {
    Answer refused = api.post(SHEETS, body);
    assertThat(refused.json().path("code").textValue())
        .as(refused.json().toString())
        .isEqualTo(code);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  /** Cuts a page into its labels and reads each, as many as there are. */
  private static List<String> read(
      PDDocument document, int page, String template, int first, int count) throws Exception {
    JsonNode grid = grid(template);
    BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DPI);
    List<String> read = new ArrayList<>();
    for (int place = first; place < first + count; place++) {
      int columns = grid.path("columns").intValue();
      int x = dots(grid, "left_mm", "pitch_x_mm", place % columns);
      int y = dots(grid, "top_mm", "pitch_y_mm", place / columns);
      var png = new ByteArrayOutputStream();
      ImageIO.write(
          image.getSubimage(
              x, y, dots(grid, "label_width_mm", "", 0), dots(grid, "label_height_mm", "", 0)),
          "png",
          png);
      read.add(SymbolReader.readPng(png.toByteArray()));
    }
    return read;
  }

  private static int dots(JsonNode grid, String begin, String step, int times) {
    return (int)
        ((grid.path(begin).doubleValue() + times * grid.path(step).doubleValue()) * DPI / 25.4);
  }

  private static JsonNode grid(String template) throws Exception {
    for (JsonNode known : api.get(SHEETS + "/templates").json().path("templates")) {
      if (known.path("template").textValue().equals(template)) {
        return known.path("grid");
      }
    }
    throw new AssertionError(template);
  }

  private static void assertBox(PDRectangle box, double x, double y, double width, double height) {
    assertArea(
        new double[] {
          box.getLowerLeftX() * MILLIMETRES_PER_POINT,
          box.getLowerLeftY() * MILLIMETRES_PER_POINT,
          box.getWidth() * MILLIMETRES_PER_POINT,
          box.getHeight() * MILLIMETRES_PER_POINT
        },
        x,
        y,
        width,
        height);
  }

  private static void assertArea(double[] area, double x, double y, double width, double height) {
    assertThat(area[0]).isCloseTo(x, within(0.02));
    assertThat(area[1]).isCloseTo(y, within(0.02));
    assertThat(area[2]).isCloseTo(width, within(0.02));
    assertThat(area[3]).isCloseTo(height, within(0.02));
  }

  /** Measures what is filled on a page. */
  private static final class Areas extends PDFGraphicsStreamEngine {
    /** Bounds of each filled path: left, bottom, width and height in millimetres. */
    final List<double[]> whole = new ArrayList<>();

    final Set<String> inks = new TreeSet<>();

    /** The width of the widest path of many parts, which is the symbol. */
    double dark;

    private final List<Point2D> points = new ArrayList<>();

    Areas(PDPage page) {
      super(page);
    }

    private void filled() {
      double left = points.stream().mapToDouble(Point2D::getX).min().orElse(0);
      double right = points.stream().mapToDouble(Point2D::getX).max().orElse(0);
      double bottom = points.stream().mapToDouble(Point2D::getY).min().orElse(0);
      double top = points.stream().mapToDouble(Point2D::getY).max().orElse(0);
      double width = (right - left) * MILLIMETRES_PER_POINT;
      whole.add(
          new double[] {
            left * MILLIMETRES_PER_POINT,
            bottom * MILLIMETRES_PER_POINT,
            width,
            (top - bottom) * MILLIMETRES_PER_POINT
          });
      if (points.size() > 100) {
        dark = Math.max(dark, width);
      }
      float[] ink = getGraphicsState().getNonStrokingColor().getComponents();
      inks.add(Arrays.toString(ink));
      points.clear();
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
      points.addAll(List.of(p0, p1, p2, p3));
    }

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int rule) {}

    @Override
    public void moveTo(float x, float y) {
      points.add(new Point2D.Float(x, y));
    }

    @Override
    public void lineTo(float x, float y) {
      points.add(new Point2D.Float(x, y));
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
      points.add(new Point2D.Float(x3, y3));
    }

    @Override
    public Point2D getCurrentPoint() {
      return points.isEmpty() ? new Point2D.Float() : points.getLast();
    }

    @Override
    public void closePath() {}

    @Override
    public void endPath() {
      points.clear();
    }

    @Override
    public void strokePath() {
      points.clear();
    }

    @Override
    public void fillPath(int rule) {
      filled();
    }

    @Override
    public void fillAndStrokePath(int rule) {
      filled();
    }

    @Override
    public void shadingFill(COSName shading) {}
  }
}
