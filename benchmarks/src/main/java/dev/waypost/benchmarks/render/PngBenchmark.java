package dev.waypost.benchmarks.render;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.waypost.render.PngRenderer;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.SymbolEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From a text to the bytes of a PNG file, 1024 pixels wide, black on white, margin 4 modules. */
@State(Scope.Benchmark)
public class PngBenchmark {
  static final int SIZE_PIXELS = 1024;
  private static final Map<EncodeHintType, ?> LEVEL_M =
      Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

  /** ImageIO would otherwise make a temporary file for each picture, to no use here. */
  @Setup
  public void keepImagesInMemory() {
    ImageIO.setUseCache(false);
  }

  /** Ours. */
  @Benchmark
  public byte[] waypost() {
    return PngRenderer.render(
        SymbolEncoder.encode(Content.URL, Content.OPTIONS), SymbolStyle.defaults(), SIZE_PIXELS);
  }

  /** ZXing's writer, and the JDK's ImageIO behind ZXing's own bridge to it. */
  @Benchmark
  public byte[] zxing() throws WriterException, IOException {
    BitMatrix picture =
        new QRCodeWriter()
            .encode(Content.URL, BarcodeFormat.QR_CODE, SIZE_PIXELS, SIZE_PIXELS, LEVEL_M);
    var file = new ByteArrayOutputStream();
    MatrixToImageWriter.writeToStream(picture, "png", file);
    return file.toByteArray();
  }
}
