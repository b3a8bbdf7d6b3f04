package dev.waypost.symbol;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import io.nayuki.qrcodegen.QrSegmentAdvanced;
import java.util.List;

/** The same segments through Nayuki's encoder. */
final class NayukiEncoder {
  private NayukiEncoder() {}

  static QrCode encode(List<Segment> segments, int version, ErrorCorrection level, int mask) {
    List<QrSegment> theirs = segments.stream().map(NayukiEncoder::segment).toList();
    return QrCode.encodeSegments(theirs, level(level), version, version, mask, false);
  }

  private static QrSegment segment(Segment segment) {
    return switch (segment) {
      case Segment.Numeric(String digits) -> QrSegment.makeNumeric(digits);
      case Segment.Alphanumeric(String text) -> QrSegment.makeAlphanumeric(text);
      case Segment.Bytes bytes -> QrSegment.makeBytes(bytes.toByteArray());
      case Segment.Kanji(String text) -> QrSegmentAdvanced.makeKanji(text);
      case Segment.Fnc1First _, Segment.StructuredAppend _ ->
          throw new IllegalArgumentException("Nayuki's encoder has no " + segment);
      case Segment.Eci(int designator) -> QrSegment.makeEci(designator);
    };
  }

  private static QrCode.Ecc level(ErrorCorrection level) {
    return switch (level) {
      case L -> QrCode.Ecc.LOW;
      case M -> QrCode.Ecc.MEDIUM;
      case Q -> QrCode.Ecc.QUARTILE;
      case H -> QrCode.Ecc.HIGH;
    };
  }
}
