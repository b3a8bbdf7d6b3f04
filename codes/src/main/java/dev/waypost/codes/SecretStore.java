package dev.waypost.codes;

import java.util.Optional;

/** Secrets of the installation, which all processes on the same database share. */
public interface SecretStore {

  /** The secret of that name, if there is one. */
  Optional<byte[]> find(String name);

  /** Stores a secret unless there is one of that name already, and returns the one there is. */
  byte[] addIfAbsent(String name, byte[] secret);
}
