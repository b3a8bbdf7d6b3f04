package dev.waypost.codes;

/** The way of changed domains to whatever makes codes and answers scans. */
@FunctionalInterface
public interface LiveDomains {
  /** Returns when the next code and the next scan see the domains as they are stored now. */
  void publish();
}
