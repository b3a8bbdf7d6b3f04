package dev.waypost.codes.rules;

/** Numbers as trees hold them. */
final class Numbers {
  private Numbers() {}

  /** 25.0 as 25, so that what is read from a tree and written again looks the same. */
  static Number plain(double number) {
    long whole = (long) number;
    return whole == number ? (Number) whole : (Number) number;
  }
}
