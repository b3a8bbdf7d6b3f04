package dev.waypost.codes;

/**
 * The id of a workspace.
 *
 * @param value {@code ws_} and 26 characters, see {@link TimeOrderedIds}
 */
public record WorkspaceId(String value) {
  @Override
  public String toString() {
    return value;
  }
}
