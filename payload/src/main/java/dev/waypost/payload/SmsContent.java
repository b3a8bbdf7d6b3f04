package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text message that is begun.
 *
 * @param number as its owner wrote it
 * @param message null for none
 */
public record SmsContent(String number, @Nullable String message) implements Content {
  /** The name of this kind. */
  public static final String KIND = "sms";

  private static final int MESSAGE_MOST_CHARS = 1000;

  static SmsContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, List.of("number", "message"));
    return new SmsContent(fields.requiredText("number"), fields.text("message"));
  }

  @Override
  public void check() {
    String _ = Texts.phoneNumber("number", number);
    Texts.lines("message", message, MESSAGE_MOST_CHARS);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return UriTexts.message(dialled(), message);
  }

  /** The number as it is dialled. */
  public String dialled() {
    return UriTexts.phoneNumber(number).orElse(number);
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree().put("number", number).put("message", message).values();
  }
}
