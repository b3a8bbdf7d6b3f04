package dev.waypost.codes;

import java.time.LocalDate;
import java.util.Map;

/**
 * The salts under which visitors are hashed, one for each UTC day. A salt that is deleted can't be
 * brought back from the database's files.
 */
public interface VisitorSaltStore {

  /** The salts of all days that are kept. */
  Map<LocalDate, byte[]> all();

  /** Stores a salt unless the day has one already, and returns the one it has. */
  byte[] addIfAbsent(LocalDate day, byte[] salt);

  /** Destroys the salts of all days before this one. */
  void deleteBefore(LocalDate day);
}
