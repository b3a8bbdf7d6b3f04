package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.LinkId;
import java.util.function.BooleanSupplier;

/** Whoever counts the uses of links that have a number of them. */
@FunctionalInterface
public interface LinkOwner {

  /**
   * Uses a link once. May wait for a database; never called on an event loop.
   *
   * @param wanted whether somebody still waits for the answer; asked as late as can be. Where it
   *     answers false, the use must not be counted.
   * @return {@link LinkCheck.Good} where this use is one of those that the link is good for
   * @throws Exception where it can't be found out
   */
  LinkCheck use(String codeId, LinkId link, BooleanSupplier wanted) throws Exception;
}
