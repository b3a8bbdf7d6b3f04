package dev.waypost.benchmarks.symbol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import dev.waypost.symbol.ErrorCorrection;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodeBenchmarkTest {
  @Test
  void theTextsAreAsLongAsTheTableSays() {
    assertThat(SampleTexts.URL.getBytes(UTF_8)).hasSize(30);
    assertThat(SampleTexts.CONTACT.getBytes(UTF_8)).hasSize(300);
    assertThat(SampleTexts.LONG.getBytes(UTF_8)).hasSize(1500);
  }

  @Test
  void everyContestantMakesASymbolOfTheSameVersionAndLevel() throws WriterException {
    expectSymbols(new UrlBenchmark(), 3, ErrorCorrection.M);
    expectSymbols(new UrlAtHBenchmark(), 4, ErrorCorrection.H);
    expectSymbols(new ContactBenchmark(), 13, ErrorCorrection.M);
    expectSymbols(new LongTextBenchmark(), 32, ErrorCorrection.M);
  }

  @Test
  void everyContestantUsesTheMaskThatIsGiven() throws WriterException {
    for (EncodeBenchmark benchmark :
        List.of(
            new UrlMaskedBenchmark(),
            new ContactMaskedBenchmark(),
            new LongTextMaskedBenchmark())) {
      assertThat(benchmark.waypost().mask()).isEqualTo(3);
      assertThat(benchmark.zxing().getMaskPattern()).isEqualTo(3);
      assertThat(benchmark.nayuki().mask).isEqualTo(3);
    }
  }

  private static void expectSymbols(EncodeBenchmark benchmark, int version, ErrorCorrection level)
      throws WriterException {
    var ours = benchmark.waypost();
    assertThat(ours.version()).isEqualTo(version);
    assertThat(ours.level()).isEqualTo(level);
    var zxing = benchmark.zxing();
    assertThat(zxing.getVersion().getVersionNumber()).isEqualTo(version);
    assertThat(zxing.getECLevel()).isEqualTo(ErrorCorrectionLevel.valueOf(level.name()));
    assertThat(benchmark.nayuki().version).isEqualTo(version);
  }
}
