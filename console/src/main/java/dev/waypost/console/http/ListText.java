package dev.waypost.console.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A list as somebody types it: with commas or line breaks between its items. An item that has one
 * itself stands in quotation marks.
 */
final class ListText {
  private static final Pattern ITEM =
      Pattern.compile("\\s*(\"(?:[^\"]|\"\")*\"|[^,\\n]*)\\s*(?:[,\\n]|$)");
  private static final Pattern DELICATE = Pattern.compile("[,\\n\"]");

  private ListText() {}

  /** The items, none of them empty. */
  static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    Matcher item = ITEM.matcher(text);
    while (item.lookingAt()) {
      String one = unquoted(item.group(1).strip());
      if (!one.isEmpty()) {
        items.add(one);
      }
      if (item.end() == text.length()) {
        break;
      }
      item.region(item.end(), text.length());
    }
    return items;
  }

  /** The items as one text. */
  static String of(List<String> items) {
    return items.stream().map(ListText::quoted).collect(Collectors.joining(", "));
  }

  private static String unquoted(String item) {
    return item.length() >= 2 && item.startsWith("\"") && item.endsWith("\"")
        ? item.substring(1, item.length() - 1).replace("\"\"", "\"")
        : item;
  }

  private static String quoted(String item) {
    return DELICATE.matcher(item).find() ? "\"" + item.replace("\"", "\"\"") + "\"" : item;
  }
}
