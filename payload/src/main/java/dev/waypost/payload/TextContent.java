package dev.waypost.payload;

import dev.waypost.payload.InvalidContentException.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain text.
 *
 * @param text 1 to {@value #MAX_CHARS} UTF-16 characters, with line breaks and tabs but no other
 *     control characters and no broken surrogate pairs
 */
public record TextContent(String text) implements Content {
  /** The name of this kind. */
  public static final String KIND = "text";

  /**
   * The most UTF-16 characters a text may have. A static code holds fewer: what fits its symbol.
   */
  public static final int MAX_CHARS = 4000;

  static TextContent read(Map<String, ? extends @Nullable Object> fields) {
    return new TextContent(ContentFields.of(fields, List.of("text")).requiredText("text"));
  }

  @Override
  public void check() {
    if (text.isBlank()) {
      throw new InvalidContentException(
          Problem.MALFORMED_TEXT, "text", "The text is empty. Write at least one character.");
    }
    if (text.length() > MAX_CHARS) {
      throw new InvalidContentException(
          Problem.TOO_LONG,
          "text",
          "The text has " + text.length() + " characters; at most " + MAX_CHARS + " are allowed.");
    }
    text.codePoints()
        .filter(point -> Texts.isUnreadable(point, true))
        .findFirst()
        .ifPresent(codePoint -> {
          throw new InvalidContentException(
              Problem.MALFORMED_TEXT,
              "text",
              "The text contains U+%04X, which no reader can show. Line breaks and tabs are the only control characters allowed."
                  .formatted(codePoint));
        });
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return text;
  }

  @Override
  public Map<String, Object> fields() {
    return Map.of("text", text);
  }
}
