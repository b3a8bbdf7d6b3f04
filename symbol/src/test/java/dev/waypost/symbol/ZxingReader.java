package dev.waypost.symbol;

import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.Map;

/**
 * Reads symbols back with ZXing, module by module, bytes taken for UTF-8 unless an ECI says
 * otherwise.
 */
final class ZxingReader {
  private ZxingReader() {}

  static DecoderResult read(Symbol symbol) {
    BitMatrix modules = new BitMatrix(symbol.size());
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y)) {
          modules.set(x, y);
        }
      }
    }
    try {
      return new Decoder().decode(modules, Map.of(DecodeHintType.CHARACTER_SET, "UTF-8"));
    } catch (ChecksumException | FormatException unreadable) {
      throw new AssertionError("ZXing cannot read " + symbol, unreadable);
    }
  }

  static String text(Symbol symbol) {
    return read(symbol).getText();
  }
}
