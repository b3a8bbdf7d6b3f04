package dev.waypost.render.proof;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;

/** ZXing with one of its ways to tell dark from light. */
public enum Reader {
  /** By what is around each pixel. */
  HYBRID,
  /** By one threshold for the whole picture, as readers on slow devices do. */
  GLOBAL_HISTOGRAM;

  private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

  /**
   * The data codewords of the symbol in a picture, or empty where it finds or reads none.
   *
   * @param inverted whether dark modules are lighter than what is around them
   */
  Optional<byte[]> read(GrayPicture picture, boolean inverted) {
    LuminanceSource source =
        new PlanarYUVLuminanceSource(
            picture.luminance(),
            picture.width(),
            picture.height(),
            0,
            0,
            picture.width(),
            picture.height(),
            false);
    Binarizer binarizer =
        switch (this) {
          case HYBRID -> new HybridBinarizer(inverted ? source.invert() : source);
          case GLOBAL_HISTOGRAM ->
              new GlobalHistogramBinarizer(inverted ? source.invert() : source);
        };
    try {
      return Optional.of(
          new QRCodeReader().decode(new BinaryBitmap(binarizer), HINTS).getRawBytes());
    } catch (NotFoundException | ChecksumException | FormatException unreadable) {
      return Optional.empty();
    }
  }
}
