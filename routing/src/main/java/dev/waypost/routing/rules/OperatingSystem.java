package dev.waypost.routing.rules;

/** Operating systems that rules tell apart. iPads count as iOS, whatever they call it. */
public enum OperatingSystem {
  IOS,
  ANDROID,
  WINDOWS,
  MACOS,
  LINUX,
  CHROMEOS,
  /** Known to be none of these, or not known. */
  OTHER
}
