package dev.waypost.benchmarks.redirect;

import dev.waypost.routing.ShortKeys;
import java.util.Random;

/** Codes as a shop has them. The same number gives the same codes in every process. */
final class Codes {
  static final String HOST = "qr.example.com";
  private static final int KEY_CHARS = 12;
  private static final long SEED = 20_261_125;

  private final String[] keys;

  Codes(int count) {
    var random = new Random(SEED);
    keys = new String[count];
    for (int code = 0; code < count; code++) {
      var key = new StringBuilder();
      for (int i = 0; i < KEY_CHARS; i++) {
        key.append(ShortKeys.ALPHABET.charAt(random.nextInt(ShortKeys.ALPHABET.length())));
      }
      keys[code] = key.toString();
    }
  }

  int count() {
    return keys.length;
  }

  String key(int code) {
    return keys[code];
  }

  String destination(int code) {
    return "https://shop.example.com/products/"
        + (1_000_000 + code)
        + "?utm_source=qr&utm_campaign=autumn";
  }

  /** Where the last rule leads. */
  static String ruledDestination(int code) {
    return "https://m.shop.example.com/de/products/" + (1_000_000 + code) + "?utm_source=qr";
  }
}
