package dev.waypost.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waypost.routing.Attachment;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/** Which attachment of a page a scan's query asks for. */
final class AttachmentQuery {
  private static final String START = Attachment.PARAMETER + "=";

  private AttachmentQuery() {}

  /**
   * The name that is asked for, or null where none is.
   *
   * @param query as it came, without the question mark, or null
   */
  static @Nullable String name(@Nullable String query) {
    if (query == null || !query.contains(START)) {
      return null;
    }
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith(START)) {
        return decoded(parameter.substring(START.length()));
      }
    }
    return null;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }
}
