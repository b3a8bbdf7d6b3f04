package dev.waypost.api.images;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.ImageFormat;
import dev.waypost.render.InkSpace;
import dev.waypost.render.PrintSize;
import dev.waypost.render.PrinterResolution;
import dev.waypost.render.TerminalColors;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What only some formats have: how wide a print is, in which inks, for which printer.
 *
 * @param askedMillimetres the width of a print; null where nobody asked for one
 * @param slug whether advice for print stands below the picture, where it is cut off
 */
public record OutputOptions(
    @Nullable Double askedMillimetres,
    InkSpace inks,
    PrinterResolution resolution,
    TerminalColors terminal,
    boolean slug) {
  /** The names of these options. */
  public static final List<String> NAMES =
      List.of("width_mm", "dpi", "color_space", "terminal", "slug");

  static final OutputOptions DEFAULT =
      new OutputOptions(
          null, InkSpace.RGB, PrinterResolution.DPI_203, TerminalColors.LIGHT_ON_DARK, false);

  /** Of a print whose width nobody asked for. */
  private static final double PIXELS_PER_MILLIMETRE = 300 / 25.4;

  /** Wider than the heads of label printers, and few enough to be drawn at once. */
  private static final int MOST_LABEL_DOTS = 4_000;

  private static final Map<String, Set<ImageFormat>> FORMATS =
      Map.of(
          "width_mm", EnumSet.of(ImageFormat.PDF, ImageFormat.EPS, ImageFormat.ZPL),
          "dpi", EnumSet.of(ImageFormat.ZPL),
          "color_space", EnumSet.of(ImageFormat.PDF, ImageFormat.EPS),
          "terminal", EnumSet.of(ImageFormat.TXT),
          "slug", EnumSet.of(ImageFormat.PDF));
  private static final List<String> RESOLUTIONS = List.of("203", "300", "600");
  private static final List<String> TRUTHS = List.of("true", "false");
  private static final List<String> TERMINALS = List.of("dark", "light");

  /** The width of a print: that asked for, or that of the pixels at 300 dpi. */
  double widthMillimetres(int pixels) {
    return askedMillimetres == null
        ? Math.clamp(
            pixels / PIXELS_PER_MILLIMETRE, PrintSize.SMALLEST_MILLIMETRES, widestLabel(resolution))
        : askedMillimetres;
  }

  private static double widestLabel(PrinterResolution resolution) {
    return Math.floor(MOST_LABEL_DOTS / resolution.dotsPerMillimetre());
  }

  /** What the query of a request asks for. */
  static OutputOptions of(ApiRequest request, ImageFormat format) {
    return read(request::parameter, ProblemCode.INVALID_PARAMETER, format);
  }

  /** What the fields of a body ask for. */
  static OutputOptions of(Fields fields, ImageFormat format) {
    return read(name -> text(fields, name), ProblemCode.INVALID_VALUE, format);
  }

  private static @Nullable String text(Fields fields, String name) {
    fields.refuseNulls(List.of(name));
    return switch (name) {
      case "width_mm" -> {
        BigDecimal width =
            fields.number(name, PrintSize.SMALLEST_MILLIMETRES, PrintSize.LARGEST_MILLIMETRES);
        yield width == null ? null : width.toPlainString();
      }
      case "dpi" -> {
        Long dpi = fields.wholeNumber(name, 1, 10_000);
        yield dpi == null ? null : dpi.toString();
      }
      case "slug" -> {
        Boolean slug = fields.truth(name);
        yield slug == null ? null : slug.toString();
      }
      default -> fields.text(name);
    };
  }

  /** Gives what is asked for by its name, or null. */
  @FunctionalInterface
  private interface Asked {
    @Nullable String of(String name);
  }

  private static OutputOptions read(Asked asked, ProblemCode problem, ImageFormat format) {
    for (String name : NAMES) {
      Set<ImageFormat> formats = FORMATS.getOrDefault(name, Set.of());
      if (asked.of(name) != null && !formats.contains(format)) {
        throw new ProblemException(
            problem,
            name,
            "\"%s\" is for %s, and this is %s. Leave it out or ask for another format."
                .formatted(
                    name,
                    String.join(
                        ", ", formats.stream().sorted().map(ImageParameters::label).toList()),
                    ImageParameters.label(format)));
      }
    }
    String width = asked.of("width_mm");
    String dpi = oneOf("dpi", asked.of("dpi"), RESOLUTIONS, problem);
    String inks =
        oneOf("color_space", asked.of("color_space"), EnumNames.all(InkSpace.values()), problem);
    String terminal = oneOf("terminal", asked.of("terminal"), TERMINALS, problem);
    String slug = oneOf("slug", asked.of("slug"), TRUTHS, problem);
    PrinterResolution resolution =
        dpi == null ? DEFAULT.resolution() : PrinterResolution.valueOf("DPI_" + dpi);
    double widest =
        format == ImageFormat.ZPL ? widestLabel(resolution) : PrintSize.LARGEST_MILLIMETRES;
    return new OutputOptions(
        width == null ? null : millimetres(width, widest, problem),
        inks == null ? DEFAULT.inks() : EnumNames.of(inks, InkSpace.values()),
        resolution,
        "light".equals(terminal) ? TerminalColors.DARK_ON_LIGHT : TerminalColors.LIGHT_ON_DARK,
        "true".equals(slug));
  }

  private static double millimetres(String text, double widest, ProblemCode problem) {
    if (text.matches("[0-9]{1,4}(\\.[0-9]{1,6})?")) {
      double width = Double.parseDouble(text);
      if (width >= PrintSize.SMALLEST_MILLIMETRES && width <= widest) {
        return width;
      }
    }
    throw new ProblemException(
        problem,
        "width_mm",
        "\"width_mm\" is \"%s\". Write millimetres from %.0f to %.0f, such as 25 or 31.5."
            .formatted(text, PrintSize.SMALLEST_MILLIMETRES, widest));
  }

  private static @Nullable String oneOf(
      String name, @Nullable String text, List<String> allowed, ProblemCode problem) {
    if (text != null && !allowed.contains(text)) {
      throw new ProblemException(
          problem,
          name,
          "\"%s\" is \"%s\". Allowed are: %s.".formatted(name, text, String.join(", ", allowed)));
    }
    return text;
  }
}
