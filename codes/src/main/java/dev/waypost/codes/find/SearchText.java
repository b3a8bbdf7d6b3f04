package dev.waypost.codes.find;

import dev.waypost.codes.Code;
import dev.waypost.payload.Content;
import dev.waypost.payload.FileContent;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.WifiContent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text by which a code is found: its name, key, destination and notes. Compared without regard
 * to case.
 */
public final class SearchText {
  /**
   * A search needs one word of at least this many characters: the engines index three at a time.
   */
  public static final int LEAST_CHARS = 3;

  private SearchText() {}

  /** A text without its case. */
  public static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** All text of a code that is searched, folded, each on its line. */
  public static String of(Code code) {
    String carried = carried(code.content());
    return Stream.of(code.name(), code.key(), carried, code.description().notes())
        .filter(Objects::nonNull)
        .map(SearchText::folded)
        .collect(Collectors.joining("\n"));
  }

  private static String carried(Content content) {
    return switch (content) {
      case UrlContent(String url) -> url;
      case TextContent(String text) -> text;
      // Nobody looks for a network by its password.
      case WifiContent wifi -> wifi.ssid();
      case FileContent file ->
          Stream.of(file.title(), file.stored() == null ? null : file.stored().name())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("\n"));
      default -> values(content.fields());
    };
  }

  /** All texts in a tree, each on its line. */
  private static String values(Object tree) {
    return switch (tree) {
      case Map<?, ?> map ->
          map.values().stream().map(SearchText::values).collect(Collectors.joining("\n"));
      case List<?> list -> list.stream().map(SearchText::values).collect(Collectors.joining("\n"));
      default -> tree.toString();
    };
  }

  /** The words of a query, folded; a code is found where its text contains each. */
  public static List<String> words(String query) {
    return Stream.of(folded(query).strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether an index of three characters at a time can find a word. */
  public static boolean isIndexed(String word) {
    return word.codePointCount(0, word.length()) >= LEAST_CHARS;
  }
}
