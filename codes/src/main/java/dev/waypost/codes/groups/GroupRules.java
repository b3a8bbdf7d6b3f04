package dev.waypost.codes.groups;

import dev.waypost.codes.OneLine;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import java.util.List;

/** What groups may be called and how deep they may lie. */
final class GroupRules {
  static final int MAX_DEPTH = 10;
  private static final int NAME_MAX_CHARS = 100;

  private GroupRules() {}

  /** The names of a path, such as {@code europe/labels}, from the top down. */
  static List<String> names(String path, String field) {
    List<String> names = List.of(path.split("/", -1));
    if (names.size() > MAX_DEPTH) {
      throw refused(field, "A group lies at most " + MAX_DEPTH + " levels deep.");
    }
    names.forEach(name -> checkName(name, field));
    return names;
  }

  static void checkName(String name, String field) {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw refused(
          field,
          "A group needs a name without spaces at its ends; groups in groups are written as \"europe/labels\".");
    }
    if (name.indexOf('/') >= 0) {
      throw refused(field, "The name of a group can't contain a slash.");
    }
    if (GroupId.isWellFormed(name)) {
      throw refused(field, "The name of a group can't look like the id of one. Choose another.");
    }
    OneLine.check(field, name, NAME_MAX_CHARS);
  }

  static RefusedException refused(String field, String message) {
    return new RefusedException(Refusal.INVALID_VALUE, field, message);
  }
}
