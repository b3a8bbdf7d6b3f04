package dev.waypost.api.images;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.render.PrintAdvice;
import dev.waypost.render.PrintSize;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who prints wants to know.
 *
 * @param askedMillimetres how wide the picture shall be; null for as wide as its distance needs
 * @param distanceMillimetres from how far it shall be scanned
 * @param dpi resolution of the printer
 */
record PrintQuestion(@Nullable Double askedMillimetres, double distanceMillimetres, int dpi) {
  private static final int USUAL_DPI = 300;

  /** What the query asks. */
  static PrintQuestion of(ApiRequest request) {
    Double distance =
        millimetres(
            request,
            "distance_mm",
            PrintAdvice.SMALLEST_DISTANCE_MILLIMETRES,
            PrintAdvice.LARGEST_DISTANCE_MILLIMETRES);
    return new PrintQuestion(
        millimetres(
            request, "width_mm", PrintSize.SMALLEST_MILLIMETRES, PrintSize.LARGEST_MILLIMETRES),
        distance == null ? PrintAdvice.USUAL_DISTANCE_MILLIMETRES : distance,
        request.parameter("dpi", PrintAdvice.SMALLEST_DPI, PrintAdvice.LARGEST_DPI, USUAL_DPI));
  }

  /** How wide the picture shall be. */
  double widthMillimetres(StyledSymbol styled) {
    return askedMillimetres == null
        ? PrintAdvice.widthFor(styled.symbol(), styled.style(), distanceMillimetres)
        : askedMillimetres;
  }

  private static @Nullable Double millimetres(
      ApiRequest request, String name, double least, double most) {
    String text = request.parameter(name);
    if (text == null) {
      return null;
    }
    if (text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?")) {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw new ProblemException(
        ProblemCode.INVALID_PARAMETER,
        name,
        "\"%s\" is \"%s\". Write millimetres from %.0f to %.0f, such as 250 or 31.5."
            .formatted(name, text, least, most));
  }
}
