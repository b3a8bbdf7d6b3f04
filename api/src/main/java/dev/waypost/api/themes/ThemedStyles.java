package dev.waypost.api.themes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.Actor;
import dev.waypost.codes.themes.Theme;
import dev.waypost.codes.themes.Themes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what a theme says in the place of its name in {@code style.theme}. What stands beside the
 * name, or at the top level, has the last word.
 */
public final class ThemedStyles {
  private static final String STYLE = "style";
  private static final String THEME = "theme";

  private final Themes themes;
  private final List<String> shortNames;

  /**
   * Styles of these themes.
   *
   * @param shortNames of fields of a style that may stand at the top level
   */
  public ThemedStyles(Themes themes, List<String> shortNames) {
    this.themes = themes;
    this.shortNames = List.copyOf(shortNames);
  }

  /** The body with its theme spelled out; itself where it names none. */
  public ObjectNode expanded(Actor actor, ObjectNode body) {
    return forMany(actor).expanded(body);
  }

  /** For many bodies of one call, which name few themes. */
  public Expansion forMany(Actor actor) {
    return new Expansion(actor);
  }

  /** Spells out the themes that bodies name, each of which is looked up once. */
  public final class Expansion {
    private final Actor actor;
    private final Map<String, Theme> known = new HashMap<>();

    private Expansion(Actor actor) {
      this.actor = actor;
    }

    /** The body with its theme spelled out; itself where it names none. */
    public ObjectNode expanded(ObjectNode body) {
      if (!(body.get(STYLE) instanceof ObjectNode style) || !style.has(THEME)) {
        return body;
      }
      JsonNode named = style.path(THEME);
      if (!named.isTextual()) {
        throw new ProblemException(
            ProblemCode.WRONG_TYPE,
            "style.theme",
            "\"style.theme\" must be a text: the id or the name of a theme.");
      }
      Theme theme =
          known.computeIfAbsent(
              named.textValue(), name -> themes.named(actor, name, "style.theme"));
      ObjectNode merged = (ObjectNode) Trees.json(theme.style());
      shortNames.stream().filter(body::has).forEach(merged::remove);
      ObjectNode own = style.deepCopy();
      own.remove(THEME);
      lay(own, merged);
      ObjectNode expanded = body.objectNode();
      expanded.setAll(body);
      expanded.set(STYLE, merged);
      return expanded;
    }
  }

  /** Objects within each other; a null stays, for it makes a field of a code plain. */
  private static void lay(ObjectNode over, ObjectNode base) {
    over.properties()
        .forEach(field -> {
          if (field.getValue() instanceof ObjectNode inner
              && base.get(field.getKey()) instanceof ObjectNode below) {
            lay(inner, below);
          } else {
            base.set(field.getKey(), field.getValue());
          }
        });
  }
}
