package dev.waypost.payload;

import java.util.List;
import java.util.Map;

/** What a code carries. Every instance is valid: the constructors refuse what is not. */
public sealed interface Content permits UrlContent, TextContent {

  /** The name of this kind in the API, such as {@code url}. */
  String kind();

  /** The text that a static code's symbol holds. */
  String symbolText();

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
    return switch (kind) {
      case UrlContent.KIND -> new UrlContent(only(kind, "url", fields));
      case TextContent.KIND -> new TextContent(only(kind, "text", fields));
      default ->
          throw new InvalidContentException(
              InvalidContentException.Problem.UNKNOWN_KIND,
              "kind",
              "There is no content of kind \""
                  + kind
                  + "\". Allowed are: "
                  + String.join(", ", kinds())
                  + ".");
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
