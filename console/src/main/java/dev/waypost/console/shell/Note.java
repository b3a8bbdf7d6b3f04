package dev.waypost.console.shell;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a page says after something was done. */
public enum Note {
  /** A change is stored. */
  SAVED("Saved."),
  /** A change of a code is stored. */
  LIVE("Saved. The next scan sees it."),
  /** A code was made. */
  CREATED("Your code is ready."),
  /** Something is gone. */
  DELETED("Deleted."),
  /** A code was deleted. */
  CODE_DELETED("Deleted. Scans are told that it is retired. It can be restored for 30 days."),
  /** A code is as it was before. */
  RESTORED("Restored."),
  /** Many codes were changed. */
  CHANGED_MANY("Done. The next scans see it."),
  /** An invitation was taken back. */
  WITHDRAWN("The invitation is taken back. Its link is void."),
  /** A signed link was taken back. */
  REVOKED("The link is taken back. The next scan by it is refused."),
  /** Somebody was removed. */
  REMOVED("Removed from this workspace."),
  /** A password was changed. */
  PASSWORD("Your password is changed. Other browsers are signed out."),
  /** Somebody signed out. */
  SIGNED_OUT("You are signed out."),
  /** A job begins. */
  STARTED("The work has started. You can leave this page."),
  /** A job ends. */
  CANCELLED("The work is stopped. What was done stays."),
  /** A recall is being taken back. */
  UNDONE("The codes go back to where they led before.");

  private final String text;

  Note(String text) {
    this.text = text;
  }

  /** Its name in addresses. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it says, in English. */
  public String text() {
    return text;
  }

  /** The note of that name. */
  public static Optional<Note> of(String label) {
    return Stream.of(values()).filter(note -> note.label().equals(label)).findFirst();
  }
}
