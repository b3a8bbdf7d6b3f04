package dev.waypost.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random lists of segments that fit a given version and level, from empty ones to full ones. */
final class RandomSegments {
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  private static final String KANJI = "漢字仮名交じり文、カタカナЖΩ熙腕亜";
  private static final String[] UNICODE = {
    "a", "z", "/", "~", "\n", "é", "ß", "Ω", "ж", "€", "漢", "😀", "𝒳"
  };

  private final Random random;

  RandomSegments(Random random) {
    this.random = random;
  }

  /** Segments that take a random share of the symbol, in one case of three as much as will fit. */
  List<Segment> fitting(int version, ErrorCorrection level) {
    long capacity = 8L * SymbolEncoder.dataCodewords(version, level);
    long budget = random.nextInt(3) == 0 ? capacity : random.nextLong(capacity + 1);
    List<Segment> segments = new ArrayList<>();
    if (random.nextInt(4) == 0 && Segment.Eci.UTF_8.bitLength(version) <= budget) {
      segments.add(Segment.Eci.UTF_8);
      budget -= Segment.Eci.UTF_8.bitLength(version);
    }
    int wanted = 1 + random.nextInt(4);
    for (int i = 1; i <= wanted; i++) {
      long share = i == wanted ? budget : random.nextLong(budget + 1);
      Segment segment = longest(random.nextInt(4), share, version);
      if (segment.bitLength(version) <= budget) {
        segments.add(segment);
        budget -= segment.bitLength(version);
      }
    }
    return segments;
  }

  /** A segment of a random mode that takes as many of the bits as it can. */
  private Segment longest(int mode, long bits, int version) {
    long content = Math.max(0, bits - empty(mode).bitLength(version));
    return switch (mode) {
      case 0 -> new Segment.Numeric(characters("0123456789", digits(content)));
      case 1 -> new Segment.Alphanumeric(characters(ALPHANUMERIC, alphanumerics(content)));
      case 2 -> new Segment.Kanji(characters(KANJI, content / 13));
      default -> Segment.Bytes.utf8(unicode(content / 8));
    };
  }

  private static Segment empty(int mode) {
    return switch (mode) {
      case 0 -> new Segment.Numeric("");
      case 1 -> new Segment.Alphanumeric("");
      case 2 -> new Segment.Kanji("");
      default -> Segment.Bytes.utf8("");
    };
  }

  private static long digits(long bits) {
    long rest = bits % 10;
    return bits / 10 * 3 + (rest >= 7 ? 2 : rest >= 4 ? 1 : 0);
  }

  private static long alphanumerics(long bits) {
    return bits / 11 * 2 + (bits % 11 >= 6 ? 1 : 0);
  }

  private String characters(String alphabet, long count) {
    StringBuilder text = new StringBuilder();
    for (long i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private String unicode(long bytes) {
    StringBuilder text = new StringBuilder();
    long left = bytes;
    while (left > 0) {
      String character = UNICODE[random.nextInt(UNICODE.length)];
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (length <= left) {
        text.append(character);
        left -= length;
      }
    }
    return text.toString();
  }
}
