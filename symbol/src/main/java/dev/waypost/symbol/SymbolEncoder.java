package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes QR codes from texts, from segments or from finished data codewords (ISO/IEC 18004:2015,
 * 7.1).
 *
 * <p>The same arguments always give the same symbol.
 */
public final class SymbolEncoder {
  private SymbolEncoder() {}

  /**
   * The symbol of a text, in the smallest version it fits. The text is split into numeric,
   * alphanumeric, Kanji and byte segments so that it takes the fewest bits; its bytes are UTF-8.
   *
   * @param text any text; an empty one gives a symbol without content
   * @throws NotEncodableException if the text holds half of a surrogate pair, or does not fit the
   *     largest version allowed at the level wanted
   */
  public static Symbol encode(String text, SymbolOptions options) {
    List<Segment> inAnyVersion = inAnyVersion(text, options);
    return inAnyVersion == null
        ? encodeInSmallestVersion(
            versions -> split(text, versions, options), Segmentation.leastBits(text), options)
        : encode(inAnyVersion, options);
  }

  /**
   * The symbol of GS1 element strings (GS1 General Specifications, 5.7): FNC1 in first position,
   * then the text in as few bits as it takes.
   *
   * @param elements application identifiers and their data without brackets; an element of variable
   *     length that is not the last ends with U+001D
   * @throws NotEncodableException if the text holds half of a surrogate pair, or does not fit the
   *     largest version allowed at the level wanted
   */
  public static Symbol encodeGs1(String elements, SymbolOptions options) {
    return encodeInSmallestVersion(
        versions ->
            preceded(new Segment.Fnc1First(), Segmentation.split(elements, TextKind.GS1, versions)),
        0,
        options);
  }

  /**
   * The symbols that hold a text together by structured append (8): as few as can be, all in the
   * smallest version in which they are as few. A text that fits one symbol gets one without a
   * structured append header.
   *
   * @throws NotEncodableException if the text holds half of a surrogate pair, or 16 symbols of the
   *     largest version allowed do not hold it
   */
  public static List<Symbol> encodeInParts(String text, SymbolOptions options) {
    return new TextParts(text, options).symbols();
  }

  /**
   * The symbol of these segments in their order, in the smallest version they fit. They are taken
   * as they are: the option {@link SymbolOptions#eci()} concerns texts alone.
   *
   * @throws NotEncodableException if they do not fit the largest version allowed at the level
   *     wanted
   */
  public static Symbol encode(List<Segment> segments, SymbolOptions options) {
    return encodeInSmallestVersion(_ -> segments, 0, options);
  }

  /**
   * The symbol of finished data codewords: all bit streams, terminator and padding included, error
   * correction not.
   *
   * @param dataCodewords exactly {@link #dataCodewords(int, ErrorCorrection)} of them
   * @param version 1 to 40
   * @param mask 0 to 7
   * @throws NotEncodableException if the version or the mask is out of bounds, or the number of
   *     codewords is another
   */
  public static Symbol encode(byte[] dataCodewords, int version, ErrorCorrection level, int mask) {
    MaskPattern.requireValid(mask);
    int capacity = dataCodewords(version, level);
    if (dataCodewords.length != capacity) {
      throw new NotEncodableException(
          "Version %s at level %s takes %s data codewords, but %s were given."
              .formatted(version, level, capacity, dataCodewords.length));
    }
    return FastAssembly.assemble(dataCodewords, version, level, OptionalInt.of(mask));
  }

  /**
   * How many data codewords of 8 bits a symbol holds (Table 7).
   *
   * @param version 1 to 40
   * @return 9 (version 1 at level H) to 2,956 (version 40 at level L)
   * @throws NotEncodableException if the version is outside 1 to 40
   */
  public static int dataCodewords(int version, ErrorCorrection level) {
    SymbolVersion.requireValid(version);
    return BlockLayout.of(version, level).dataCodewords();
  }

  /**
   * The size of the symbol that {@link #encode(String, SymbolOptions)} makes of a text, told from
   * the lengths of its segments alone, without making them.
   *
   * @throws NotEncodableException if the text holds half of a surrogate pair, or does not fit the
   *     largest version allowed at the level wanted
   */
  public static SymbolSize size(String text, SymbolOptions options) {
    EncodableCharacters.requireUnicode(text);
    long bits = 0;
    for (VersionClass versions : VersionClass.values()) {
      int first = Math.max(versions.first(), options.minimumVersion());
      int last = Math.min(versions.last(), options.maximumVersion());
      if (first <= last) {
        bits = Segmentation.bits(text, kind(options), versions);
        if (options.eci()) {
          bits += SegmentBits.length(Segment.Eci.UTF_8, versions);
        }
        for (int version = first; version <= last; version++) {
          if (fits(bits, version, options.level())) {
            return SymbolSize.of(version);
          }
        }
      }
    }
    throw NotEncodableException.tooLong(bits, options.maximumVersion(), options.level());
  }

  static TextKind kind(SymbolOptions options) {
    return options.eci() ? TextKind.DECLARED : TextKind.PLAIN;
  }

  /** The segments that {@link #encode(String, SymbolOptions)} makes of a text. */
  static List<Segment> segments(String text, VersionClass versions, SymbolOptions options) {
    List<Segment> inAnyVersion = inAnyVersion(text, options);
    return inAnyVersion == null ? split(text, versions, options) : inAnyVersion;
  }

  private static @Nullable List<Segment> inAnyVersion(String text, SymbolOptions options) {
    return options.eci() ? null : Segmentation.sameInAllVersions(text);
  }

  private static List<Segment> split(String text, VersionClass versions, SymbolOptions options) {
    List<Segment> split = Segmentation.split(text, kind(options), versions);
    return options.eci() ? preceded(Segment.Eci.UTF_8, split) : split;
  }

  static List<Segment> preceded(Segment first, List<Segment> others) {
    List<Segment> segments = new ArrayList<>();
    segments.add(first);
    segments.addAll(others);
    return segments;
  }

  /**
   * Encodes.
   *
   * @param leastBits so many the segments take at least, so that those of smaller versions need not
   *     be looked for
   */
  private static Symbol encodeInSmallestVersion(
      Function<VersionClass, List<Segment>> segmentsFor, long leastBits, SymbolOptions options) {
    long bits = 0;
    for (VersionClass versions : VersionClass.values()) {
      int first = Math.max(versions.first(), options.minimumVersion());
      int last = Math.min(versions.last(), options.maximumVersion());
      boolean mayFit = last == options.maximumVersion() || fits(leastBits, last, options.level());
      if (first <= last && mayFit) {
        List<Segment> segments = segmentsFor.apply(versions);
        bits = SegmentBits.length(segments, versions);
        for (int version = first; version <= last; version++) {
          if (fits(bits, version, options.level())) {
            return encodeInVersion(version, segments, bits, options);
          }
        }
      }
    }
    throw NotEncodableException.tooLong(bits, options.maximumVersion(), options.level());
  }

  private static Symbol encodeInVersion(
      int version, List<Segment> segments, long bits, SymbolOptions options) {
    ErrorCorrection level = options.level();
    if (options.raiseLevel()) {
      level = strongestLevel(bits, version, level);
    }
    BlockLayout layout = BlockLayout.of(version, level);
    EncodingBuffers buffers = EncodingBuffers.take(version);
    byte[] codewords =
        DataCodewords.of(segments, VersionClass.of(version), layout, buffers.dataCodewords());
    Symbol symbol = FastAssembly.assemble(codewords, version, level, options.mask(), buffers);
    buffers.giveBack();
    return symbol;
  }

  /** The strongest level from the given one on at which the bits fit the version. */
  private static ErrorCorrection strongestLevel(long bits, int version, ErrorCorrection wanted) {
    ErrorCorrection strongest = wanted;
    for (ErrorCorrection level : ErrorCorrection.values()) {
      if (level.compareTo(strongest) > 0 && fits(bits, version, level)) {
        strongest = level;
      }
    }
    return strongest;
  }

  private static boolean fits(long bits, int version, ErrorCorrection level) {
    return bits <= BlockLayout.of(version, level).dataBits();
  }
}
