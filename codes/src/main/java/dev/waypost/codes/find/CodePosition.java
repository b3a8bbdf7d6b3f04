package dev.waypost.codes.find;

/**
 * A place in a list of codes, which stays where it is whatever is written meanwhile.
 *
 * @param value see {@link CodeOrder#value}
 * @param number see {@link FoundCode}
 */
public record CodePosition(String value, long number) {

  /** The place of a code in a list of that order. */
  public static CodePosition of(FoundCode found, CodeOrder order) {
    return new CodePosition(order.value(found.counted().code()), found.number());
  }
}
