package dev.waypost.codes;

/** Secrets of the installation, which all processes on the same database share. */
public interface SecretStore {

  /** Stores a secret unless there is one of that name already, and returns the one there is. */
  byte[] addIfAbsent(String name, byte[] secret);
}
