package dev.waypost.symbol;

import java.util.List;

/**
 * The bit stream of a segment: mode indicator, character count indicator, content (7.4.1 to 7.4.8,
 * 8.2).
 */
final class SegmentBits {
  private SegmentBits() {}

  /** Bits that all the segments take together. */
  static long length(List<Segment> segments, VersionClass versions) {
    long bits = 0;
    for (Segment segment : segments) {
      bits += length(segment, versions);
    }
    return bits;
  }

  static long length(Segment segment, VersionClass versions) {
    return mode(segment).headerBits(versions) + contentLength(segment);
  }

  private static long contentLength(Segment segment) {
    return switch (segment) {
      case Segment.Numeric(String digits) -> numericLength(digits.length());
      case Segment.Alphanumeric(String text) -> alphanumericLength(text.length());
      case Segment.Bytes bytes -> 8L * bytes.length();
      case Segment.Kanji(String text) -> 13L * text.length();
      case Segment.Fnc1First _ -> 0;
      case Segment.StructuredAppend _ -> 16;
      case Segment.Eci(int designator) -> designatorLength(designator);
    };
  }

  /** Three digits take 10 bits, two left over 7, one left over 4 (7.4.3). */
  private static long numericLength(int digits) {
    return 10L * (digits / 3) + restOfDigitsLength(digits % 3);
  }

  private static int restOfDigitsLength(int digits) {
    return digits == 0 ? 0 : 3 * digits + 1;
  }

  /** Two characters take 11 bits, one left over 6 (7.4.4). */
  private static long alphanumericLength(int characters) {
    return 11L * (characters / 2) + 6L * (characters % 2);
  }

  /** One to three codewords (Table 4). */
  private static int designatorLength(int designator) {
    if (designator < 1 << 7) {
      return 8;
    }
    return designator < 1 << 14 ? 16 : 24;
  }

  static void write(Segment segment, VersionClass versions, BitWriter writer) {
    Mode mode = mode(segment);
    writer.append(mode.indicator(), Mode.INDICATOR_BITS);
    writer.append(count(segment), mode.countBits(versions));
    switch (segment) {
      case Segment.Numeric(String digits) -> writeDigits(digits, writer);
      case Segment.Alphanumeric(String text) -> writeAlphanumeric(text, writer);
      case Segment.Bytes bytes -> writeBytes(bytes, writer);
      case Segment.Kanji(String text) -> writeKanji(text, writer);
      case Segment.Fnc1First _ -> {}
      case Segment.StructuredAppend(int index, int total, int parity) ->
          writer.append(index << 12 | (total - 1) << 8 | parity, 16);
      case Segment.Eci(int designator) -> writeDesignator(designator, writer);
    }
  }

  private static Mode mode(Segment segment) {
    return switch (segment) {
      case Segment.Numeric _ -> Mode.NUMERIC;
      case Segment.Alphanumeric _ -> Mode.ALPHANUMERIC;
      case Segment.Bytes _ -> Mode.BYTE;
      case Segment.Kanji _ -> Mode.KANJI;
      case Segment.Fnc1First _ -> Mode.FNC1_FIRST;
      case Segment.StructuredAppend _ -> Mode.STRUCTURED_APPEND;
      case Segment.Eci _ -> Mode.ECI;
    };
  }

  private static int count(Segment segment) {
    return switch (segment) {
      case Segment.Numeric(String digits) -> digits.length();
      case Segment.Alphanumeric(String text) -> text.length();
      case Segment.Bytes bytes -> bytes.length();
      case Segment.Kanji(String text) -> text.length();
      case Segment.Fnc1First _, Segment.StructuredAppend _, Segment.Eci _ -> 0;
    };
  }

  private static void writeDigits(String digits, BitWriter writer) {
    for (int start = 0; start < digits.length(); start += 3) {
      int end = Math.min(start + 3, digits.length());
      int group = Integer.parseInt(digits, start, end, 10);
      writer.append(group, restOfDigitsLength(end - start));
    }
  }

  private static void writeAlphanumeric(String text, BitWriter writer) {
    int pairs = text.length() / 2;
    for (int pair = 0; pair < pairs; pair++) {
      int first = EncodableCharacters.alphanumericValue(text.charAt(2 * pair));
      int second = EncodableCharacters.alphanumericValue(text.charAt(2 * pair + 1));
      writer.append(45 * first + second, 11);
    }
    if (text.length() % 2 == 1) {
      writer.append(EncodableCharacters.alphanumericValue(text.charAt(text.length() - 1)), 6);
    }
  }

  private static void writeBytes(Segment.Bytes bytes, BitWriter writer) {
    writer.append(bytes.bytes());
  }

  private static void writeKanji(String text, BitWriter writer) {
    for (int i = 0; i < text.length(); i++) {
      writer.append(KanjiCharacters.value(text.charAt(i)), 13);
    }
  }

  /** The codewords begin with 0, 10 or 110, which tells how many there are (Table 4). */
  private static void writeDesignator(int designator, BitWriter writer) {
    switch (designatorLength(designator)) {
      case 8 -> writer.append(designator, 8);
      case 16 -> writer.append(0b10 << 14 | designator, 16);
      default -> writer.append(0b110 << 21 | designator, 24);
    }
  }
}
