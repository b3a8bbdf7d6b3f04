package dev.waypost.benchmarks.symbol;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * From a text to a symbol at level M: the smallest version, all eight masks scored. ZXing never
 * raises the level where there is room for a stronger one, so the others are told not to either.
 */
@State(Scope.Benchmark)
public abstract class EncodeBenchmark {
  private static final SymbolOptions OPTIONS =
      SymbolOptions.defaults().withLevel(ErrorCorrection.M).withRaiseLevel(false);
  private static final int MASK_WITH_LEAST_PENALTY = -1;

  private final String text;

  /**
   * @param text one that takes a single byte segment, so that splitting it well gains nothing
   */
  EncodeBenchmark(String text) {
    this.text = text;
  }

  /** Ours. */
  @Benchmark
  public Symbol waypost() {
    return SymbolEncoder.encode(text, OPTIONS);
  }

  /** ZXing's encoder. */
  @Benchmark
  public com.google.zxing.qrcode.encoder.QRCode zxing() throws WriterException {
    return Encoder.encode(text, ErrorCorrectionLevel.M);
  }

  /** Nayuki's QR Code generator. */
  @Benchmark
  public QrCode nayuki() {
    return QrCode.encodeSegments(
        QrSegment.makeSegments(text),
        QrCode.Ecc.MEDIUM,
        QrCode.MIN_VERSION,
        QrCode.MAX_VERSION,
        MASK_WITH_LEAST_PENALTY,
        false);
  }
}
