package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.util.Set;

/**
 * Has a new code stored only where no other leads to its destination, looked for as {@link
 * CodeStore#findOldestByDestination} does; whoever else asks for the same at the same time, in
 * another process too, waits.
 *
 * @param within as there
 */
public record FirstOfDestination(
    WorkspaceId workspace, CodeType type, String url, Set<GroupId> within) implements Alongside {

  /** Another code was made meanwhile. What was to be stored was not. */
  public static final class DestinationTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public DestinationTakenException() {
      super("Another code leads to that destination.");
    }
  }
}
