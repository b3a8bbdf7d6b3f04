package dev.waypost.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Divides a text between symbols that are read together (8, structured append). */
final class TextParts {
  private final String text;
  private final SymbolOptions options;

  TextParts(String text, SymbolOptions options) {
    EncodableCharacters.requireUnicode(text);
    this.text = text;
    this.options = options;
  }

  List<Symbol> symbols() {
    if (bits(text, options.maximumVersion()) <= dataBits(options.maximumVersion())) {
      return List.of(SymbolEncoder.encode(text, options));
    }
    List<String> parts = parts(options.maximumVersion());
    if (parts == null) {
      throw NotEncodableException.tooLong(
          bits(text, options.maximumVersion()), options.maximumVersion(), options.level());
    }
    for (int version = options.minimumVersion(); ; version++) {
      List<String> smaller = parts(version);
      if (smaller != null && smaller.size() == parts.size()) {
        return symbols(smaller, version);
      }
    }
  }

  private List<Symbol> symbols(List<String> parts, int version) {
    SymbolOptions fixed = options.withVersions(version, version);
    int parity = 0;
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      parity ^= value & 0xFF;
    }
    List<Symbol> symbols = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      var header = new Segment.StructuredAppend(i, parts.size(), parity);
      List<Segment> segments =
          SymbolEncoder.segments(parts.get(i), VersionClass.of(version), options);
      symbols.add(SymbolEncoder.encode(SymbolEncoder.preceded(header, segments), fixed));
    }
    return symbols;
  }

  /** The text in stretches that each fill a symbol of the version, or null if 16 are too few. */
  private @Nullable List<String> parts(int version) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = furthestEnd(start, version);
      if (end == start || parts.size() == Segment.StructuredAppend.MOST_SYMBOLS) {
        return null;
      }
      parts.add(text.substring(start, end));
      start = end;
    }
    return parts;
  }

  private int furthestEnd(int start, int version) {
    long room =
        dataBits(version)
            - SegmentBits.length(new Segment.StructuredAppend(0, 2, 0), VersionClass.of(version));
    int fits = start;
    int tooFar = text.length() + 1;
    while (tooFar - fits > 1) {
      int middle = wholeCharacters((fits + tooFar) >>> 1);
      if (middle == fits) {
        break;
      }
      if (bits(text.substring(start, middle), version) <= room) {
        fits = middle;
      } else {
        tooFar = middle;
      }
    }
    return fits;
  }

  /** The same place, or the one before where it would part a surrogate pair. */
  private int wholeCharacters(int end) {
    return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
  }

  private long bits(String part, int version) {
    VersionClass versions = VersionClass.of(version);
    long bits = Segmentation.bits(part, SymbolEncoder.kind(options), versions);
    return options.eci() ? bits + SegmentBits.length(Segment.Eci.UTF_8, versions) : bits;
  }

  private long dataBits(int version) {
    return BlockLayout.of(version, options.level()).dataBits();
  }
}
