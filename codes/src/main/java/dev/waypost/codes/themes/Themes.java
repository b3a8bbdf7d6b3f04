package dev.waypost.codes.themes;

import dev.waypost.codes.Actor;
import dev.waypost.codes.OneLine;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.themes.ThemeStore.Stored;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps themes. Everybody in a workspace sees all of them.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed and {@link
 * StoreUnavailableException} while the database is out of reach; in both cases nothing has changed.
 */
public final class Themes {
  /** The most themes of a workspace. */
  public static final int MOST = 1_000;

  private static final int NAME_MAX_CHARS = 100;
  private static final Pattern ID = Pattern.compile("theme_[0-9a-hjkmnp-tv-z]{26}");

  private final ThemeStore store;
  private final TimeOrderedIds ids;
  private final InstantSource clock;

  /** Themes in this store. */
  public Themes(ThemeStore store, TimeOrderedIds ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** Makes a theme. */
  public Theme create(Actor actor, String name, Map<String, @Nullable Object> style) {
    Instant now = now();
    var theme = new Theme("theme_" + ids.next(), actor.workspace(), checked(name), style, now, now);
    require(store.add(theme, MOST), theme);
    return theme;
  }

  /** Changes a theme; codes that took it over stay as they are. */
  public Theme change(Actor actor, Theme before, String name, Map<String, @Nullable Object> style) {
    requireWholeWorkspace(actor);
    Theme theme = before.with(checked(name), style, now());
    if (theme.name().equals(before.name()) && theme.style().equals(before.style())) {
      return before;
    }
    require(store.replace(theme), theme);
    return theme;
  }

  /** All of them, in the order of their names. */
  public List<Theme> list(Actor actor) {
    return store.list(actor.workspace());
  }

  /** The theme of that id. */
  public Theme get(Actor actor, String id) {
    return find(actor, id).orElseThrow(() -> notFound(id, null));
  }

  /**
   * The theme that a style names.
   *
   * @param named its id or its name
   * @param field that names it
   */
  public Theme named(Actor actor, String named, String field) {
    return find(actor, named)
        .or(() ->
            OneLine.isOne(named) ? store.findByName(actor.workspace(), named) : Optional.empty())
        .orElseThrow(() -> notFound(named, field));
  }

  /** Takes a theme away; codes that took it over stay as they are. */
  public void delete(Actor actor, String id) {
    requireWholeWorkspace(actor);
    if (!ID.matcher(id).matches() || !store.remove(actor.workspace(), id)) {
      throw notFound(id, null);
    }
  }

  private Optional<Theme> find(Actor actor, String id) {
    return ID.matcher(id).matches() ? store.find(actor.workspace(), id) : Optional.empty();
  }

  private static void requireWholeWorkspace(Actor actor) {
    if (!actor.groups().isEmpty()) {
      throw new RefusedException(
          Refusal.GROUP_NOT_ALLOWED,
          null,
          "The themes belong to the whole workspace, and this key is limited to groups. Use another key.");
    }
  }

  private static void require(Stored stored, Theme theme) {
    switch (stored) {
      case DONE -> {}
      case NOT_FOUND -> throw notFound(theme.id(), null);
      case NAME_TAKEN ->
          throw new RefusedException(
              Refusal.THEME_EXISTS,
              "name",
              "There is a theme \"%s\" already. Choose another name, or change that one."
                  .formatted(theme.name()));
      case TOO_MANY ->
          throw new RefusedException(
              Refusal.INVALID_VALUE,
              null,
              "A workspace has at most " + MOST + " themes. Delete one first.");
    }
  }

  private static String checked(String name) {
    OneLine.check("name", name, NAME_MAX_CHARS);
    if (name.isBlank() || ID.matcher(name).matches()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "name",
          "\"name\" is \"%s\". Send a name for people, such as \"Autumn menu\"; not an id."
              .formatted(name));
    }
    return name.strip();
  }

  private static RefusedException notFound(String named, @Nullable String field) {
    return new RefusedException(
        Refusal.THEME_NOT_FOUND,
        field,
        "There is no theme \"%s\" in this workspace. List the themes to find its id and name."
            .formatted(named));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
