package dev.waypost.payload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 * @param label what is there; null for none
 */
public record GeoContent(BigDecimal latitude, BigDecimal longitude, @Nullable String label)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "geo";

  private static final int LABEL_MOST_CHARS = 200;

  /** A millionth of a degree is a tenth of a metre. */
  private static final int MOST_DECIMALS = 8;

  static GeoContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, List.of("latitude", "longitude", "label"));
    BigDecimal latitude = fields.number("latitude");
    BigDecimal longitude = fields.number("longitude");
    if (latitude == null || longitude == null) {
      throw fields.missing(latitude == null ? "latitude" : "longitude");
    }
    return new GeoContent(latitude, longitude, fields.text("label"));
  }

  @Override
  public void check() {
    check("latitude", latitude, 90);
    check("longitude", longitude, 180);
    Texts.line("label", label, LABEL_MOST_CHARS);
  }

  private static void check(String field, BigDecimal degrees, int most) {
    if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
      throw Texts.invalid(
          field,
          "\"%s\" is %s. Degrees go from -%d to %d."
              .formatted(field, degrees.toPlainString(), most, most));
    }
    if (degrees.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw Texts.invalid(
          field, "\"%s\" has more than %d decimals.".formatted(field, MOST_DECIMALS));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return UriTexts.place(latitude, longitude, label);
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("latitude", latitude.doubleValue())
        .put("longitude", longitude.doubleValue())
        .put("label", label)
        .values();
  }
}
