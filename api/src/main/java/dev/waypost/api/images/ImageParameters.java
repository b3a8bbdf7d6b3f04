package dev.waypost.api.images;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.render.Color;
import dev.waypost.render.ImageSize;
import dev.waypost.render.SymbolStyle;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be asked of an image, and what is refused because nobody could scan it. */
public final class ImageParameters {
  /** The fewest pixels on a side. */
  public static final int MIN_SIZE = ImageSize.SMALLEST_PIXELS;

  /** The most pixels on a side. */
  public static final int MAX_SIZE = ImageSize.LARGEST_PIXELS;

  /** The widest quiet zone in modules. */
  public static final int MAX_MARGIN = SymbolStyle.LARGEST_MARGIN_MODULES;

  private static final Set<String> NAMES =
      Set.of(
          "size",
          "margin",
          "foreground_color",
          "background_color",
          "width_mm",
          "dpi",
          "color_space",
          "terminal",
          "slug");

  private ImageParameters() {}

  /**
   * The style after what the query says.
   *
   * @param moreParameters what else the query may have
   */
  static ImageStyle apply(ApiRequest request, Set<String> moreParameters, ImageStyle style) {
    request.allowParameters(
        Stream.concat(NAMES.stream(), moreParameters.stream())
            .collect(Collectors.toUnmodifiableSet()));
    String foreground = request.parameter("foreground_color");
    String background = request.parameter("background_color");
    var asked =
        new ImageStyle(
            foreground == null
                ? style.foregroundColor()
                : queryColor(foreground, "foreground_color"),
            background == null ? style.backgroundColor() : queryBackground(background),
            style.errorCorrection(),
            request.parameter("margin", 0, MAX_MARGIN, style.margin()),
            request.parameter("size", MIN_SIZE, MAX_SIZE, style.size()),
            style.format(),
            style.design(),
            style.forced());
    if (!asked.forced()) {
      StyleContrast.check(asked, "foreground_color");
    }
    return asked;
  }

  private static String queryBackground(String text) {
    return text.equals(ImageStyle.TRANSPARENT) ? text : queryColor(text, "background_color");
  }

  /** In an address, # begins the fragment and must be written as %23, so it may be left out. */
  private static String queryColor(String text, String name) {
    if (text.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_COLOR,
          name,
          "\""
              + name
              + "\" is empty. In an address, write a colour without #, such as 0b6b4f, or with %23.");
    }
    return color(text.startsWith("#") ? text : "#" + text, name);
  }

  /** A colour in its stored form, {@code #rrggbb} in lower case. */
  public static String color(String text, String field) {
    try {
      return Color.parse(text).hex();
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.INVALID_COLOR,
          field,
          "\""
              + field
              + "\" is \""
              + text
              + "\". Write a colour as #rrggbb or #rgb, such as #0b6b4f.");
    }
  }

  /** The colour behind a symbol in its stored form. */
  public static String background(String text, String field) {
    return text.equals(ImageStyle.TRANSPARENT) ? text : color(text, field);
  }

  /** An image format by its name. */
  public static ImageFormat format(String text, String field) {
    for (ImageFormat format : ImageFormat.values()) {
      if (label(format).equals(text)) {
        return format;
      }
    }
    throw new ProblemException(
        ProblemCode.UNSUPPORTED_FORMAT,
        field,
        "There is no image format \"" + text + "\". Allowed are: " + formats() + ".");
  }

  /** The name of a format, which is the ending of its files, too. */
  public static String label(ImageFormat format) {
    return format.name().toLowerCase(Locale.ROOT);
  }

  private static String formats() {
    return Stream.of(ImageFormat.values())
        .map(ImageParameters::label)
        .collect(Collectors.joining(", "));
  }
}
