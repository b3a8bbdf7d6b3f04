package dev.waypost.resolver.numbers;

import java.util.Map;
import java.util.Set;

/** Whoever counts the scans of all nodes for good. */
@FunctionalInterface
public interface CountedScans {

  /**
   * What was counted of some codes. May wait for a database; never called on an event loop.
   *
   * @throws Exception where it can't be told at present
   */
  Counted of(String logId, Set<String> codeIds) throws Exception;

  /**
   * What was counted at one moment.
   *
   * @param position up to which the scan log named is in it
   * @param scans by code, of all nodes; a code that is not there has none
   */
  record Counted(long position, Map<String, Long> scans) {}
}
