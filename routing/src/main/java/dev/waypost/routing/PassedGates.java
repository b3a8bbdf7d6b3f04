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

  /** What was passed in one of two ways. */
  public PassedGates and(PassedGates other) {
    return new PassedGates(
        password || other.password,
        age || other.age,
        consent || other.consent,
        signedLink || other.signedLink);
  }

  /** The same and the password. */
  public PassedGates withPassword() {
    return new PassedGates(true, age, consent, signedLink);
  }

  /** The same and the age. */
  public PassedGates withAge() {
    return new PassedGates(password, true, consent, signedLink);
  }

  /** The same and the text. */
  public PassedGates withConsent() {
    return new PassedGates(password, age, true, signedLink);
  }

  /** The same and a signed link. */
  public PassedGates withSignedLink() {
    return new PassedGates(password, age, consent, true);
  }
}
