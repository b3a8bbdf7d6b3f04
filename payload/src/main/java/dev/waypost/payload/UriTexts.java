package dev.waypost.payload;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that phones act on when they read them from a symbol. */
public final class UriTexts {
  private static final Pattern PHONE_NUMBER = Pattern.compile("\\+?[0-9*#]{1,40}");
  private static final Pattern VISUAL_SEPARATORS = Pattern.compile("[-. ()/]");

  private UriTexts() {}

  /** A mail that is begun: {@code mailto:} (RFC 6068), values percent-encoded. */
  public static String mail(
      String to,
      @Nullable String subject,
      @Nullable String body,
      @Nullable String cc,
      @Nullable String bcc) {
    List<String> parts = new ArrayList<>();
    add(parts, "cc", cc == null ? null : addresses(cc));
    add(parts, "bcc", bcc == null ? null : addresses(bcc));
    add(parts, "subject", subject == null ? null : encoded(subject));
    add(parts, "body", body == null ? null : encoded(body.replaceAll("\r\n|\r|\n", "\r\n")));
    return "mailto:" + addresses(to) + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.add(name + "=" + value);
    }
  }

  /** Addresses keep their at signs and the commas between them (RFC 6068 §2). */
  private static String addresses(String text) {
    return encoded(text).replace("%40", "@").replace("%2C", ",").replace("%2B", "+");
  }

  /**
   * A phone number without the signs between its digits (RFC 3966 §5.1.1), or nothing where it is
   * none.
   */
  public static Optional<String> phoneNumber(String written) {
    String digits = VISUAL_SEPARATORS.matcher(written).replaceAll("");
    return Optional.of(digits).filter(number -> PHONE_NUMBER.matcher(number).matches());
  }

  /** A call: {@code tel:} (RFC 3966). */
  public static String call(String phoneNumber) {
    return "tel:" + phoneNumber.replace("#", "%23");
  }

  /** A text message that is begun: {@code SMSTO:}, the form that ZXing made common. */
  public static String message(String phoneNumber, @Nullable String message) {
    return "SMSTO:" + phoneNumber + (message == null ? "" : ":" + message);
  }

  /**
   * A place: {@code geo:} (RFC 5870), with the query that maps show as its name.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public static String place(BigDecimal latitude, BigDecimal longitude, @Nullable String label) {
    String point = latitude.toPlainString() + "," + longitude.toPlainString();
    return "geo:" + point + (label == null ? "" : "?q=" + point + "(" + encoded(label) + ")");
  }

  /** Percent-encoded as UTF-8; form encoding differs by its plus signs alone. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
