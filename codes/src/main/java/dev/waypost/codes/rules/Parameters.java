package dev.waypost.codes.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parameters that are set in the query of a destination, in their order. */
final class Parameters {
  static final int MAX = 30;
  private static final int NAME_MAX_CHARS = 100;
  private static final int VALUE_MAX_CHARS = 500;

  private Parameters() {}

  static Map<String, String> read(Node node) {
    Members members = node.members();
    Map<String, String> parameters = new LinkedHashMap<>();
    // There is nothing that a null could take away, so it is refused as what it is: no text.
    changes(node)
        .forEach(
            (name, value) -> parameters.put(name, value == null ? members.at(name).text() : value));
    return Words.inOrder(parameters);
  }

  /** The same, where null says that a parameter shall go. */
  static Map<String, @Nullable String> changes(Node node) {
    Members members = node.members();
    if (node.checked() && members.names().size() > MAX) {
      throw node.refused(
          "has %d parameters; at most %d are allowed.".formatted(members.names().size(), MAX));
    }
    Map<String, @Nullable String> changes = new LinkedHashMap<>();
    for (String name : members.names()) {
      Node value = members.at(name);
      String checkedName = new Node(name, value.path(), value.checked()).line(NAME_MAX_CHARS);
      changes.put(checkedName, value.isNull() ? null : value(value));
    }
    return changes;
  }

  private static String value(Node node) {
    return node.text().isEmpty() ? "" : node.line(VALUE_MAX_CHARS);
  }
}
