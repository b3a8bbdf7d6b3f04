package dev.waypost.routing;

/**
 * What a person has done already of what a code asks for.
 *
 * @param password whether the password was given
 * @param age whether the age was confirmed
 * @param consent whether the text was agreed to
 * @param signedLink whether the scan came by a link that we signed and that is still good
 */
public record PassedGates(boolean password, boolean age, boolean consent, boolean signedLink) {
  /** Nothing yet. */
  public static final PassedGates NONE = new PassedGates(false, false, false, false);

  /** All that can be asked for. */
  public static final PassedGates ALL = new PassedGates(true, true, true, true);
}
