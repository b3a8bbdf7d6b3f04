package dev.waypost.api.sheets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.PreparedCodes.Prepared;
import dev.waypost.api.json.Fields;
import dev.waypost.render.InkSpace;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.render.sheet.LabelLayout;
import dev.waypost.render.sheet.SheetDesign;
import dev.waypost.render.sheet.SheetGrid;
import dev.waypost.render.sheet.SheetGrid.OutOfPageException;
import dev.waypost.render.sheet.SheetTemplate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How labels shall be printed.
 *
 * @param text whose values stand on each label, from top to bottom
 * @param copies of each label, 1 or more
 * @param firstLabel on the first page, from 1
 */
record SheetForm(
    SheetGrid grid,
    @Nullable Double widthMillimetres,
    List<TextField> text,
    double bleed,
    boolean cropMarks,
    InkSpace inks,
    int copies,
    int firstLabel) {
  static final List<String> NAMES =
      List.of(
          "template",
          "grid",
          "width_mm",
          "text",
          "bleed_mm",
          "crop_marks",
          "color_space",
          "copies",
          "first_label");

  /** Labels of one call. */
  static final int MOST_LABELS = 10_000;

  private static final int MOST_LINES = 6;
  private static final double SMALLEST_PICTURE = 5;

  /** Our measures of a grid and what the API calls them. */
  private static final Map<String, String> MEASURES =
      Map.of(
          "pitchX", "grid.pitch_x_mm",
          "pitchY", "grid.pitch_y_mm",
          "columns", "grid.columns",
          "rows", "grid.rows");

  private static final List<String> GRID =
      List.of(
          "page_width_mm",
          "page_height_mm",
          "columns",
          "rows",
          "label_width_mm",
          "label_height_mm",
          "left_mm",
          "top_mm",
          "pitch_x_mm",
          "pitch_y_mm");

  /** What a body asks for. */
  static SheetForm of(Fields fields) {
    fields.refuseNulls(NAMES);
    SheetGrid grid = grid(fields);
    BigDecimal width =
        fields.number("width_mm", SMALLEST_PICTURE, Math.max(grid.labelWidth(), SMALLEST_PICTURE));
    BigDecimal bleed = fields.number("bleed_mm", 0, SheetDesign.MOST_BLEED);
    String inks = fields.oneOf("color_space", List.of("rgb", "cmyk"));
    Integer copies = fields.integer("copies", 1, MOST_LABELS);
    Integer first = fields.integer("first_label", 1, grid.labels());
    var form =
        new SheetForm(
            grid,
            width == null ? null : width.doubleValue(),
            text(fields),
            bleed == null ? 0 : bleed.doubleValue(),
            Boolean.TRUE.equals(fields.truth("crop_marks")),
            inks == null ? InkSpace.RGB : InkSpace.valueOf(inks.toUpperCase(Locale.ROOT)),
            copies == null ? 1 : copies,
            first == null ? 1 : first);
    form.checkBleed();
    return form;
  }

  private void checkBleed() {
    double most = SheetDesign.mostBleed(grid);
    if (bleed > most) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "bleed_mm",
          String.format(
              Locale.ROOT,
              "\"bleed_mm\" is %s, and the labels have room for %.2f mm between them and to the edges of the page. Choose less, or a grid with wider gaps.",
              bleed,
              most));
    }
  }

  /** Refuses more labels than one call makes. */
  void checkCopies(int codes) {
    if ((long) codes * copies > MOST_LABELS) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "copies",
          "%d codes with %d copies are more than %d labels, which is what one call makes. Split the codes or ask for fewer copies."
              .formatted(codes, copies, MOST_LABELS));
    }
  }

  /**
   * The design, in which each of the codes has room.
   *
   * @throws ProblemException naming the first that has none
   */
  SheetDesign designFor(List<Prepared> codes) {
    for (int i = 0; i < codes.size(); i++) {
      Prepared code = codes.get(i);
      double shape =
          SceneComposer.height(code.styled().symbol(), code.styled().style())
              / SceneComposer.width(code.styled().symbol(), code.styled().style());
      double room = LabelLayout.widest(grid, shape, text.size());
      double needed = widthMillimetres == null ? SMALLEST_PICTURE : widthMillimetres;
      if (room < needed) {
        throw noRoom(widthMillimetres == null ? "grid" : "width_mm", i, code, room, needed);
      }
    }
    return new SheetDesign(grid, widthMillimetres, bleed, cropMarks, inks, firstLabel - 1);
  }

  private static ProblemException noRoom(
      String field, int index, Prepared code, double room, double needed) {
    return new ProblemException(
        ProblemCode.INVALID_VALUE,
        field,
        String.format(
            Locale.ROOT,
            "A label has room for a picture of %.1f mm beside its text, and codes[%d], %s, needs %.1f mm. Choose a larger label, a smaller picture or fewer lines.",
            Math.max(0, room),
            index,
            code.code().code().id(),
            needed));
  }

  private static List<TextField> text(Fields fields) {
    List<String> names = fields.textList("text");
    if (names == null) {
      return List.of();
    }
    if (names.size() > MOST_LINES) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "text",
          "\"text\" has %d fields. A label has room for %d lines."
              .formatted(names.size(), MOST_LINES));
    }
    List<TextField> read = new ArrayList<>();
    for (String name : names) {
      read.add(TextField.read(name, "text[" + read.size() + "]"));
    }
    return read;
  }

  private static SheetGrid grid(Fields fields) {
    String template = fields.text("template");
    Fields grid = fields.object("grid", GRID);
    if ((template == null) == (grid == null)) {
      throw new ProblemException(
          template == null ? ProblemCode.MISSING_FIELD : ProblemCode.CONFLICTING_FIELDS,
          "template",
          "On which labels? Send \"template\" with one of %s, or \"grid\" with your own measures. Not both."
              .formatted(templates()));
    }
    if (grid != null) {
      return own(grid);
    }
    return SheetTemplate.of(String.valueOf(template))
        .map(SheetTemplate::grid)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.INVALID_VALUE,
                "template",
                "There is no template \"%s\". Allowed are: %s.".formatted(template, templates())));
  }

  private static SheetGrid own(Fields grid) {
    grid.refuseNulls(GRID);
    double pageWidth = needed(grid, "page_width_mm");
    double pageHeight = needed(grid, "page_height_mm");
    double labelWidth = needed(grid, "label_width_mm");
    double labelHeight = needed(grid, "label_height_mm");
    Integer columns = grid.integer("columns", 1, SheetGrid.MOST_LABELS_ON_A_SIDE);
    Integer rows = grid.integer("rows", 1, SheetGrid.MOST_LABELS_ON_A_SIDE);
    int across = columns == null ? 1 : columns;
    int down = rows == null ? 1 : rows;
    double pitchX = or(grid, "pitch_x_mm", labelWidth);
    double pitchY = or(grid, "pitch_y_mm", labelHeight);
    double left = or(grid, "left_mm", (pageWidth - (across - 1) * pitchX - labelWidth) / 2);
    double top = or(grid, "top_mm", (pageHeight - (down - 1) * pitchY - labelHeight) / 2);
    try {
      return new SheetGrid(
          pageWidth, pageHeight, across, down, labelWidth, labelHeight, left, top, pitchX, pitchY);
    } catch (OutOfPageException e) {
      String field = MEASURES.getOrDefault(e.measure(), "grid");
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, field, "\"" + field + "\": " + e.getMessage());
    }
  }

  private static double needed(Fields grid, String name) {
    BigDecimal value =
        grid.number(name, SheetGrid.SMALLEST_MILLIMETRES, SheetGrid.LARGEST_MILLIMETRES);
    if (value == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          grid.path(name),
          "\"%s\" is missing: millimetres.".formatted(grid.path(name)));
    }
    return value.doubleValue();
  }

  private static double or(Fields grid, String name, double byDefault) {
    BigDecimal value = grid.number(name, 0, SheetGrid.LARGEST_MILLIMETRES);
    return value == null ? byDefault : value.doubleValue();
  }

  private static String templates() {
    return String.join(", ", SheetTemplate.ALL.stream().map(SheetTemplate::label).toList());
  }

  /** A grid as it is answered and taken. */
  static ObjectNode json(SheetGrid grid) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("page_width_mm", grid.pageWidth())
        .put("page_height_mm", grid.pageHeight())
        .put("columns", grid.columns())
        .put("rows", grid.rows())
        .put("label_width_mm", grid.labelWidth())
        .put("label_height_mm", grid.labelHeight())
        .put("left_mm", grid.left())
        .put("top_mm", grid.top())
        .put("pitch_x_mm", grid.pitchX())
        .put("pitch_y_mm", grid.pitchY());
  }
}
