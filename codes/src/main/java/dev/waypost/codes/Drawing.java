package dev.waypost.codes;

/** Tells whether a code can be drawn. */
@FunctionalInterface
public interface Drawing {
  /**
   * Returns where the code as decided has an image in its own style: what can't be printed is not
   * stored.
   *
   * @throws RefusedException where it has none
   */
  void check(Code code);
}
