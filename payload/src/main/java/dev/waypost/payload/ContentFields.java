package dev.waypost.payload;

import dev.waypost.payload.InvalidContentException.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a content, or of an object within one, as trees: texts, numbers, truth values,
 * lists and maps. Whatever stands where something else is expected is refused with its path, such
 * as {@code phones[1].number}.
 */
final class ContentFields {
  private final Map<?, ?> values;
  private final String path;

  private ContentFields(Map<?, ?> values, String path) {
    this.values = values;
    this.path = path;
  }

  /**
   * The fields of a content.
   *
   * @param allowed their names, in the order in which to offer them
   */
  static ContentFields of(Map<String, ? extends @Nullable Object> values, List<String> allowed) {
    return new ContentFields(values, "").only(allowed);
  }

  private ContentFields only(List<String> allowed) {
    for (Object name : values.keySet()) {
      if (!(name instanceof String text && allowed.contains(text))) {
        throw new InvalidContentException(
            Problem.UNKNOWN_FIELD,
            path + name,
            "There is no field \"%s\" in this content. It has: %s."
                .formatted(path + name, String.join(", ", allowed)));
      }
    }
    return this;
  }

  /** The path to a field from the content's root. */
  String path(String name) {
    return path + name;
  }

  /** A text, or null where there is none. */
  @Nullable String text(String name) {
    Object value = values.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrongType(name, "a text in double quotes");
  }

  /** A text that must be there. */
  String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw missing(name);
    }
    return text;
  }

  /** True or false; false where the field is absent. */
  boolean truth(String name) {
    Object value = values.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrongType(name, "true or false");
  }

  /** A number, or null where there is none. */
  @Nullable BigDecimal number(String name) {
    return switch (values.get(name)) {
      case null -> null;
      case BigDecimal number -> number;
      case Double number when Double.isFinite(number) -> BigDecimal.valueOf(number);
      case Long number -> BigDecimal.valueOf(number);
      case Integer number -> BigDecimal.valueOf(number);
      default -> throw wrongType(name, "a number");
    };
  }

  /** An amount, written as a number or as a text of digits; null where there is none. */
  @Nullable BigDecimal amount(String name) {
    if (!(values.get(name) instanceof String text)) {
      return number(name);
    }
    if (!text.matches("[0-9]{1,30}(\\.[0-9]{1,18})?")) {
      throw new InvalidContentException(
          Problem.INVALID_VALUE,
          path(name),
          "\"%s\" is \"%s\". Write an amount with a point, such as 12.50."
              .formatted(path(name), text));
    }
    return new BigDecimal(text);
  }

  /** An object, or null where there is none. */
  @Nullable ContentFields object(String name, List<String> allowed) {
    Object value = values.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      return new ContentFields(map, path + name + ".").only(allowed);
    }
    throw wrongType(name, "an object");
  }

  /** The objects of a list; none where it is absent. */
  List<ContentFields> objects(String name, List<String> allowed) {
    List<ContentFields> objects = new ArrayList<>();
    List<?> list = list(name);
    for (int i = 0; i < list.size(); i++) {
      String element = name + "[" + i + "]";
      if (!(list.get(i) instanceof Map<?, ?> map)) {
        throw wrongType(element, "an object");
      }
      objects.add(new ContentFields(map, path + element + ".").only(allowed));
    }
    return objects;
  }

  /** The texts of a list, of which the only one may stand alone; none where it is absent. */
  List<String> texts(String name) {
    if (values.get(name) instanceof String alone) {
      return List.of(alone);
    }
    List<String> texts = new ArrayList<>();
    List<?> list = list(name);
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof String text)) {
        throw wrongType(name + "[" + i + "]", "a text in double quotes");
      }
      texts.add(text);
    }
    return texts;
  }

  private List<?> list(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrongType(name, "a list");
  }

  /** One of several words, or null where there is none. */
  <E extends Enum<E>> @Nullable E word(String name, E[] words) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (E word : words) {
      if (ContentTree.name(word).equals(text)) {
        return word;
      }
      names.add(ContentTree.name(word));
    }
    throw new InvalidContentException(
        Problem.INVALID_VALUE,
        path(name),
        "\"%s\" is \"%s\". Allowed are: %s.".formatted(path(name), text, String.join(", ", names)));
  }

  InvalidContentException missing(String name) {
    return new InvalidContentException(
        Problem.MISSING, path(name), "\"%s\" is needed.".formatted(path(name)));
  }

  private InvalidContentException wrongType(String name, String expected) {
    return new InvalidContentException(
        Problem.WRONG_TYPE, path(name), "\"%s\" must be %s.".formatted(path(name), expected));
  }
}
