package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call.
 *
 * @param number as its owner wrote it; digits with signs between them, and + in front
 */
public record PhoneContent(String number) implements Content {
  /** The name of this kind. */
  public static final String KIND = "phone";

  static PhoneContent read(Map<String, ? extends @Nullable Object> fields) {
    return new PhoneContent(ContentFields.of(fields, List.of("number")).requiredText("number"));
  }

  @Override
  public void check() {
    String _ = Texts.phoneNumber("number", number);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return UriTexts.call(UriTexts.phoneNumber(number).orElse(number));
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("number", number);
  }
}
