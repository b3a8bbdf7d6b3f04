package dev.waypost.render;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;

/** Finds and reads a QR code in a picture with ZXing, as a scanner would. */
final class SymbolPicture {
  private static final Map<DecodeHintType, ?> HINTS =
      Map.of(DecodeHintType.CHARACTER_SET, "UTF-8", DecodeHintType.TRY_HARDER, true);

  private SymbolPicture() {}

  /** The text of a symbol that is darker than what surrounds it, or empty if none is found. */
  static Optional<String> read(BufferedImage picture) {
    return read(luminance(picture));
  }

  /** The text of a symbol that is lighter than what surrounds it, or empty if none is found. */
  static Optional<String> readInverted(BufferedImage picture) {
    return read(luminance(picture).invert());
  }

  private static Optional<String> read(LuminanceSource source) {
    return read(new BinaryBitmap(new HybridBinarizer(source)))
        .or(() -> read(new BinaryBitmap(new GlobalHistogramBinarizer(source))));
  }

  private static Optional<String> read(BinaryBitmap bitmap) {
    try {
      return Optional.of(new QRCodeReader().decode(bitmap, HINTS).getText());
    } catch (NotFoundException | ChecksumException | FormatException unreadable) {
      return Optional.empty();
    }
  }

  private static LuminanceSource luminance(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    return new RGBLuminanceSource(
        width, height, picture.getRGB(0, 0, width, height, null, 0, width));
  }
}
