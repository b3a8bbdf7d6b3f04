package dev.waypost.benchmarks.symbol;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From a text to a symbol: the smallest version, at a level that nobody raises (ZXing never does).
 * The peers are Java libraries; {@link NodeEncoders} adds those of another kind.
 */
@State(Scope.Benchmark)
public abstract class EncodeBenchmark {
  private static final int ANY_MASK = -1;

  private final String text;
  private final int mask;
  private final SymbolOptions options;
  private final ErrorCorrectionLevel zxingLevel;
  private final QrCode.Ecc nayukiLevel;
  private final Map<EncodeHintType, Object> zxingHints;

  /** All eight masks are scored. */
  EncodeBenchmark(String text, ErrorCorrection level) {
    this(text, level, ANY_MASK);
  }

  /**
   * The benchmark of a text.
   *
   * @param text one that takes the same version in a single byte segment as in several segments
   * @param mask the mask to use, 0 to 7, or -1 to score all and take the best
   */
  EncodeBenchmark(String text, ErrorCorrection level, int mask) {
    this.text = text;
    this.mask = mask;
    SymbolOptions anyMask = SymbolOptions.defaults().withLevel(level).withRaiseLevel(false);
    this.options = mask == ANY_MASK ? anyMask : anyMask.withMask(mask);
    this.zxingLevel = ErrorCorrectionLevel.valueOf(level.name());
    this.zxingHints = mask == ANY_MASK ? Map.of() : Map.of(EncodeHintType.QR_MASK_PATTERN, mask);
    this.nayukiLevel =
        switch (level) {
          case L -> QrCode.Ecc.LOW;
          case M -> QrCode.Ecc.MEDIUM;
          case Q -> QrCode.Ecc.QUARTILE;
          case H -> QrCode.Ecc.HIGH;
        };
  }

  /** Ours. */
  @Benchmark
  public Symbol waypost() {
    return SymbolEncoder.encode(text, options);
  }

  /** ZXing's encoder. */
  @Benchmark
  public QRCode zxing() throws WriterException {
    return Encoder.encode(text, zxingLevel, zxingHints);
  }

  /** Nayuki's QR Code generator. */
  @Benchmark
  public QrCode nayuki() {
    return QrCode.encodeSegments(
        QrSegment.makeSegments(text),
        nayukiLevel,
        QrCode.MIN_VERSION,
        QrCode.MAX_VERSION,
        mask,
        false);
  }
}
