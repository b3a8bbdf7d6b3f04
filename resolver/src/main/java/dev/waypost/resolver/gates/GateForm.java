package dev.waypost.resolver.gates;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent with one of our forms, as {@code application/x-www-form-urlencoded} (URL
 * Standard §5.1). A field that our forms do not have, or one that stands twice, makes it another's.
 */
public final class GateForm {
  /** No form of ours comes near it: a password has at most 200 characters. */
  public static final int MAX_BYTES = 4 * 1024;

  /** The media type of forms. */
  public static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  private static final Set<String> FIELDS = Set.of("state", "password", "age", "consent", "open");

  private final Map<String, String> fields;

  private GateForm(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The form, or nothing where the bytes are not one of ours. */
  public static Optional<GateForm> of(byte[] body) {
    String text = new String(body, StandardCharsets.US_ASCII);
    Map<String, String> fields = new HashMap<>();
    if (!text.isEmpty()) {
      for (String pair : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (value == null || !FIELDS.contains(name) || fields.put(name, value) != null) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new GateForm(fields));
  }

  /** How far the person was when the page was made; empty where it does not say. */
  public String state() {
    return fields.getOrDefault("state", "");
  }

  /** The password that was given, or null for none. */
  public @Nullable String password() {
    return fields.get("password");
  }

  /** Whether the person is old enough, or null where they did not say. */
  public @Nullable Boolean oldEnough() {
    String answer = fields.get("age");
    return answer == null ? null : Boolean.valueOf(answer.equals("yes"));
  }

  /** Whether the person agreed to the text. */
  public boolean agreed() {
    return "yes".equals(fields.get("consent"));
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEncoding) {
      return null;
    }
  }
}
