package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A WhatsApp chat, by the address that WhatsApp gives it ("click to chat": {@code
 * https://wa.me/<number>?text=<message>}).
 *
 * @param number with its country, as its owner wrote it
 * @param message with which the chat begins; null for none
 */
public record WhatsappContent(String number, @Nullable String message) implements Content {
  /** The name of this kind. */
  public static final String KIND = "whatsapp";

  private static final int MESSAGE_MOST_CHARS = 1000;

  /** With the country, the longest that numbers get (ITU-T E.164, 6.1). */
  private static final String INTERNATIONAL = "\\+?[1-9][0-9]{6,14}";

  static WhatsappContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, List.of("number", "message"));
    return new WhatsappContent(fields.requiredText("number"), fields.text("message"));
  }

  @Override
  public void check() {
    if (!Texts.phoneNumber("number", number).matches(INTERNATIONAL)) {
      throw Texts.invalid(
          "number", "\"number\" needs its country and 7 to 15 digits, such as +49 170 1234567.");
    }
    Texts.lines("message", message, MESSAGE_MOST_CHARS);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    String digits = UriTexts.phoneNumber(number).orElse(number).replace("+", "");
    return "https://wa.me/"
        + digits
        + (message == null ? "" : "?text=" + UriTexts.encoded(message));
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree().put("number", number).put("message", message).values();
  }
}
