package dev.waypost.codes.rules;

import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object in a tree. A null is refused, except where it has a meaning: there the
 * reader asks with {@link #orNull} or {@link #at}.
 */
final class Members {
  private final Map<?, ?> map;
  private final String path;
  private final boolean checked;

  Members(Map<?, ?> map, String path, boolean checked) {
    this.map = map;
    this.path = path;
    this.checked = checked;
  }

  /** The names in their order. */
  List<String> names() {
    return map.keySet().stream().map(String::valueOf).toList();
  }

  String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Whether the member is there, be it null. */
  boolean has(String name) {
    return map.containsKey(name);
  }

  /** The member, be it null or absent. */
  Node at(String name) {
    return new Node(map.get(name), path(name), checked);
  }

  /** The member, or null where it is absent. */
  @Nullable Node get(String name) {
    Node node = at(name);
    if (node.isNull() && checked && has(name)) {
      throw node.refused("is null. Give it a value, or leave it out.");
    }
    return node.isNull() ? null : node;
  }

  /** The member, or null where it is absent, or null, which says as little. */
  @Nullable Node orNull(String name) {
    Node node = at(name);
    return node.isNull() ? null : node;
  }

  /** Has the member read where it is there. */
  void read(String name, Consumer<Node> reader) {
    Node node = get(name);
    if (node != null) {
      reader.accept(node);
    }
  }

  /**
   * A member that must be there.
   *
   * @param why what it is needed for, as a sentence
   */
  Node require(String name, String why) {
    Node node = orNull(name);
    if (node == null) {
      throw missing(name, why);
    }
    return node;
  }

  RefusedException missing(String name, String why) {
    return new RefusedException(
        Refusal.MISSING_FIELD, path(name), "\"" + path(name) + "\" is missing. " + why);
  }

  /**
   * The name of the one member that is there.
   *
   * @param why what they are for, as a sentence
   */
  String only(List<String> names, String why) {
    List<String> given = names.stream().filter(name -> get(name) != null).toList();
    if (given.isEmpty()) {
      throw new RefusedException(
          Refusal.MISSING_FIELD,
          path,
          "\"%s\" needs one of: %s. %s".formatted(path, String.join(", ", names), why));
    }
    if (given.size() > 1) {
      throw at(given.get(1))
          .refused(
              "stands beside \"%s\". Of %s only one may be there."
                  .formatted(given.getFirst(), String.join(", ", names)));
    }
    return given.getFirst();
  }
}
