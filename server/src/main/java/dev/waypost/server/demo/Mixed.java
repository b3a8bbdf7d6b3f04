package dev.waypost.server.demo;

/**
 * Numbers made of others that look random: the finalizer of SplitMix64 (Steele, Lea, Flood: Fast
 * Splittable Pseudorandom Number Generators, OOPSLA 2014, §3, with the constants of Stafford's
 * variant 13).
 */
final class Mixed {
  private Mixed() {}

  /** A number that the same two always make. */
  static long of(long first, long second) {
    return mixed(mixed(first) + second);
  }

  /** The same of three. */
  static long of(long first, long second, long third) {
    return of(of(first, second), third);
  }

  private static long mixed(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ (mixed >>> 31);
  }
}
