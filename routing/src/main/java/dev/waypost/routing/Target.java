package dev.waypost.routing;

/** Where an active route leads. */
public sealed interface Target {

  /**
   * Another address.
   *
   * @param location an absolute http or https address in ASCII, as it goes into the Location header
   */
  record WebTarget(String location) implements Target {}

  /**
   * A page of ours that shows a text.
   *
   * @param text plain text
   */
  record TextTarget(String text) implements Target {}
}
