package dev.waypost.payload;

import java.util.List;
import java.util.Map;

/**
 * What a code carries. What comes from outside is made by {@link #of}, which refuses what is not
 * allowed; what was stored is read by {@link #stored}, so that a rule that comes later does not
 * make older codes unreadable.
 */
public sealed interface Content permits UrlContent, TextContent {

  /** The name of this kind in the API, such as {@code url}. */
  String kind();

  /** The text that a static code's symbol holds. */
  String symbolText();

  /**
   * Refuses a value that is not allowed.
   *
   * @throws InvalidContentException naming the field
   */
  void check();

  /** The values by their name in the API, without the kind. {@link #of} is the inverse. */
  Map<String, String> fields();

  /** The names of all kinds, in the order in which they are offered. */
  static List<String> kinds() {
    return List.of(UrlContent.KIND, TextContent.KIND);
  }

  /**
   * The content of a kind from its fields.
   *
   * @throws InvalidContentException if the kind is unknown, a field is missing or unknown, or a
   *     value is not allowed
   */
  static Content of(String kind, Map<String, String> fields) {
    Content content = stored(kind, fields);
    content.check();
    return content;
  }

  /**
   * The content that was once made of these fields, as it was then.
   *
   * @throws InvalidContentException if the kind is unknown, or a field is missing or unknown
   */
  static Content stored(String kind, Map<String, String> fields) {
    return switch (kind) {
      case UrlContent.KIND -> new UrlContent(only(kind, "url", fields));
      case TextContent.KIND -> new TextContent(only(kind, "text", fields));
      default ->
          throw new InvalidContentException(
              InvalidContentException.Problem.UNKNOWN_KIND,
              "kind",
              "There is no content of kind \"%s\". Allowed are: %s."
                  .formatted(kind, String.join(", ", kinds())));
    };
  }

  private static String only(String kind, String name, Map<String, String> fields) {
    for (String field : fields.keySet()) {
      if (!field.equals(name)) {
        throw new InvalidContentException(
            InvalidContentException.Problem.UNKNOWN_FIELD,
            field,
            "Content of kind \""
                + kind
                + "\" has no field \""
                + field
                + "\". It has: "
                + name
                + ".");
      }
    }
    String value = fields.get(name);
    if (value == null) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING,
          name,
          "Content of kind \"" + kind + "\" needs the field \"" + name + "\".");
    }
    return value;
  }
}
