package dev.waypost.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can sign in.
 *
 * @param id "person_" and 26 characters
 * @param email unique without regard to case
 * @param name for others to see
 * @param passwordHash in PHC form, see {@link PasswordHasher}
 * @param language of the console as a language tag; null for what the browser asks for
 * @param zone in which times are shown; null for what the browser tells
 * @param createdAt to the millisecond
 */
public record Person(
    String id,
    String email,
    String name,
    String passwordHash,
    @Nullable String language,
    @Nullable String zone,
    Instant createdAt) {

  /** The same with another password. */
  Person withPasswordHash(String newHash) {
    return new Person(id, email, name, newHash, language, zone, createdAt);
  }

  /** The same with another name and other preferences. */
  Person withProfile(String newName, @Nullable String newLanguage, @Nullable String newZone) {
    return new Person(id, email, newName, passwordHash, newLanguage, newZone, createdAt);
  }

  /** Without the hash, which belongs into no log. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
