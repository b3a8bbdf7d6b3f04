package dev.waypost.server;

import dev.waypost.codes.SecretStore;
import dev.waypost.localcopy.InstallationId;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Which installation a database belongs to, so that a local copy and a database that have nothing
 * to do with each other are told apart before either is changed.
 */
final class Installation {
  private static final String NAME = "installation";

  private Installation() {}

  /**
   * The id in a database, made where there is none and no copy either.
   *
   * @param ofCopy whose the local copy is, if there is one
   * @param copy where it is, for the message
   * @throws DatabaseAwayException if the two don't belong together
   */
  static InstallationId of(
      SecretStore secrets, Optional<InstallationId> ofCopy, String copy, SecureRandom random)
      throws DatabaseAwayException {
    Optional<InstallationId> stored = secrets.find(NAME).map(InstallationId::of);
    if (ofCopy.isPresent() && !ofCopy.equals(stored)) {
      throw new DatabaseAwayException(
          "The database is %s than the one that the local copy in %s was made from. Scans are answered from the copy, and nothing was changed. Set the right database; or, if this is the right one, delete that folder and start again."
              .formatted(stored.isEmpty() ? "empty or another one" : "another one", copy));
    }
    if (stored.isPresent()) {
      return stored.get();
    }
    byte[] drawn = new byte[InstallationId.BYTES];
    random.nextBytes(drawn);
    return InstallationId.of(secrets.addIfAbsent(NAME, drawn));
  }
}
