package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import io.nayuki.qrcodegen.QrCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Our symbols beside those of independent encoders, and before an independent decoder. */
class SymbolEncoderComparisonTest {
  private static final List<ErrorCorrection> LEVELS = List.of(ErrorCorrection.values());

  @Test
  void modulesEqualAnIndependentEncodersAndReadBackToTheText() {
    compareRandomCases(2_000, 1);
  }

  @Test
  @Tag("long")
  void modulesEqualAnIndependentEncodersAndReadBackToTheTextInManyCases() {
    compareRandomCases(100_000, 2);
  }

  private static void compareRandomCases(int cases, long seed) {
    Random random = new Random(seed);
    RandomSegments randomSegments = new RandomSegments(random);
    for (int i = 0; i < cases; i++) {
      int version = 1 + i % 40;
      ErrorCorrection level = LEVELS.get(i / 40 % LEVELS.size());
      int mask = random.nextInt(8);
      List<Segment> segments = randomSegments.fitting(version, level);

      Symbol symbol = SymbolEncoder.encode(segments, exactly(version, level, mask));

      String description = "case %d: %s".formatted(i, symbol);
      assertThat(symbol.version()).as(description).isEqualTo(version);
      assertThat(symbol.level()).as(description).isEqualTo(level);
      assertThat(symbol.mask()).as(description).isEqualTo(mask);
      assertSameModules(symbol, NayukiEncoder.encode(segments, version, level, mask), description);
      assertThat(ZxingReader.text(symbol)).as(description).isEqualTo(text(segments));
    }
  }

  /** ZXing is told version and mask, as its own choice of mask follows another reading. */
  @Test
  void modulesEqualThoseOfZxing() throws Exception {
    Random random = new Random(9);
    for (int version = 1; version <= 40; version++) {
      for (ErrorCorrection level : LEVELS) {
        int length = 1 + random.nextInt(SymbolEncoder.dataCodewords(version, level) - 3);
        String text =
            random
                .ints(length, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        int mask = random.nextInt(8);

        Symbol symbol = SymbolEncoder.encode(text, exactly(version, level, mask));

        QRCode other =
            Encoder.encode(
                text,
                ErrorCorrectionLevel.valueOf(level.name()),
                Map.of(EncodeHintType.QR_VERSION, version, EncodeHintType.QR_MASK_PATTERN, mask));
        for (int y = 0; y < symbol.size(); y++) {
          for (int x = 0; x < symbol.size(); x++) {
            assertThat(symbol.isDark(x, y))
                .as("%s at (%d, %d)", symbol, x, y)
                .isEqualTo(other.getMatrix().get(x, y) == 1);
          }
        }
      }
    }
  }

  @Test
  void bytesThatAreNoTextReadBackAsTheyAre() {
    Random random = new Random(3);
    for (int version = 1; version <= 40; version++) {
      byte[] bytes = new byte[SymbolEncoder.dataCodewords(version, ErrorCorrection.M) - 3];
      random.nextBytes(bytes);

      Symbol symbol =
          SymbolEncoder.encode(
              List.of(Segment.Bytes.of(bytes)), exactly(version, ErrorCorrection.M, 0));

      assertThat(ZxingReader.read(symbol).getByteSegments()).containsExactly(bytes);
    }
  }

  @Test
  void everyLengthOfEciDesignatorEqualsAnIndependentEncoders() {
    for (int designator : new int[] {0, 3, 26, 127, 128, 899, 16_383, 16_384, 999_999}) {
      List<Segment> segments = List.of(new Segment.Eci(designator), Segment.Bytes.utf8("text"));

      Symbol symbol = SymbolEncoder.encode(segments, exactly(2, ErrorCorrection.L, 3));

      QrCode other = NayukiEncoder.encode(segments, 2, ErrorCorrection.L, 3);
      assertSameModules(symbol, other, "designator " + designator);
    }
  }

  /** ZXing reads the third feature as we do; the fourth differs only at exact multiples of 5 %. */
  @Test
  void chosenMasksEqualThoseOfZxing() throws Exception {
    Random random = new Random(4);
    for (int i = 0; i < 200; i++) {
      int version = 1 + i % 20;
      String digits =
          random
              .ints(12L * version, 0, 10)
              .mapToObj(Integer::toString)
              .collect(Collectors.joining());

      Symbol symbol = SymbolEncoder.encode(digits, SymbolOptions.defaults().withRaiseLevel(false));

      QRCode other = Encoder.encode(digits, ErrorCorrectionLevel.M);
      assertThat(symbol.version()).isEqualTo(other.getVersion().getVersionNumber());
      assertThat(symbol.mask()).as(digits).isEqualTo(other.getMaskPattern());
    }
  }

  private static SymbolOptions exactly(int version, ErrorCorrection level, int mask) {
    return SymbolOptions.defaults()
        .withVersions(version, version)
        .withLevel(level)
        .withRaiseLevel(false)
        .withMask(mask);
  }

  private static void assertSameModules(Symbol symbol, QrCode other, String description) {
    assertThat(symbol.size()).as(description).isEqualTo(other.size);
    for (int y = 0; y < other.size; y++) {
      for (int x = 0; x < other.size; x++) {
        if (symbol.isDark(x, y) != other.getModule(x, y)) {
          throw new AssertionError("%s differs at (%d, %d)".formatted(description, x, y));
        }
      }
    }
  }

  private static String text(List<Segment> segments) {
    return segments.stream().map(SymbolEncoderComparisonTest::text).collect(Collectors.joining());
  }

  private static String text(Segment segment) {
    return switch (segment) {
      case Segment.Numeric(String digits) -> digits;
      case Segment.Alphanumeric(String text) -> text;
      case Segment.Bytes bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8);
      case Segment.Kanji(String text) -> text;
      case Segment.Eci _, Segment.Fnc1First _, Segment.StructuredAppend _ -> "";
    };
  }
}
