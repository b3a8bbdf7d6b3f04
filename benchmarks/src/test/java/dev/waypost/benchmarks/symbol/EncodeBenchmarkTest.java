package dev.waypost.benchmarks.symbol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.waypost.symbol.ErrorCorrection;
import io.nayuki.qrcodegen.QrCode;
import org.junit.jupiter.api.Test;

class EncodeBenchmarkTest {
  @Test
  void theTextsAreAsLongAsTheTableSays() {
    assertThat(UrlBenchmark.TEXT.getBytes(UTF_8)).hasSize(30);
    assertThat(LongTextBenchmark.TEXT.getBytes(UTF_8)).hasSize(1500);
  }

  @Test
  void everyContestantMakesAUrlASymbolOfTheSameVersionAndLevel() throws WriterException {
    expectSymbolsAtM(new UrlBenchmark(), 3);
  }

  @Test
  void everyContestantMakesALongTextASymbolOfTheSameVersionAndLevel() throws WriterException {
    expectSymbolsAtM(new LongTextBenchmark(), 32);
  }

  private static void expectSymbolsAtM(EncodeBenchmark benchmark, int version)
      throws WriterException {
    var ours = benchmark.waypost();
    assertThat(ours.version()).isEqualTo(version);
    assertThat(ours.level()).isEqualTo(ErrorCorrection.M);
    var zxing = benchmark.zxing();
    assertThat(zxing.getVersion().getVersionNumber()).isEqualTo(version);
    assertThat(zxing.getECLevel()).isEqualTo(ErrorCorrectionLevel.M);
    var nayuki = benchmark.nayuki();
    assertThat(nayuki.version).isEqualTo(version);
    assertThat(nayuki.errorCorrectionLevel).isEqualTo(QrCode.Ecc.MEDIUM);
  }
}
