package dev.waypost.codes.themes;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A style with a name. Codes take it over as it is then: what is printed does not change with it.
 *
 * @param id {@code theme_} and 26 characters, see {@link dev.waypost.codes.TimeOrderedIds}
 * @param name unique in its workspace without regard to case
 * @param style the fields of a style that it says something of, as a tree in the form of the API
 */
public record Theme(
    String id,
    WorkspaceId workspace,
    String name,
    Map<String, @Nullable Object> style,
    Instant createdAt,
    Instant updatedAt) {

  /** The id of its logo, or null for none. */
  public @Nullable String logo() {
    return style.get("logo") instanceof Map<?, ?> logo && logo.get("logo") instanceof String named
        ? named
        : null;
  }

  /** This theme with another name and style. */
  public Theme with(String newName, Map<String, @Nullable Object> newStyle, Instant now) {
    return new Theme(id, workspace, newName, newStyle, createdAt, now);
  }
}
