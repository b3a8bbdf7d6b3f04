package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SymbolEncoderTest {
  private static final SymbolOptions DEFAULTS = SymbolOptions.defaults();

  @Test
  void aShortAddressTakesASmallVersionAndReadsBack() {
    Symbol symbol = SymbolEncoder.encode("https://example.com/menu", DEFAULTS);

    assertThat(symbol.version()).isEqualTo(2);
    assertThat(symbol.size()).isEqualTo(25);
    assertThat(ZxingReader.text(symbol)).isEqualTo("https://example.com/menu");
  }

  @Test
  void capitalsFitASmallerVersionThanSmallLetters() {
    String address = "https://qr.example.com/7k3m9x2p4q8w";

    assertThat(SymbolEncoder.encode(address, DEFAULTS).version()).isEqualTo(3);
    assertThat(SymbolEncoder.encode(address.toUpperCase(Locale.ROOT), DEFAULTS).version())
        .isEqualTo(2);
  }

  @Test
  void anEmptyTextGivesAReadableSymbolWithoutContent() {
    Symbol symbol = SymbolEncoder.encode("", DEFAULTS);

    assertThat(symbol.version()).isEqualTo(1);
    assertThat(ZxingReader.text(symbol)).isEmpty();
  }

  @Test
  void theLevelIsRaisedOnlyWhereTheVersionHasRoom() {
    String fits1H = "1".repeat(17);
    String fits1Q = "1".repeat(27);
    String fits1M = "1".repeat(34);

    assertThat(SymbolEncoder.encode(fits1H, DEFAULTS).level()).isEqualTo(ErrorCorrection.H);
    assertThat(SymbolEncoder.encode(fits1Q, DEFAULTS).level()).isEqualTo(ErrorCorrection.Q);
    assertThat(SymbolEncoder.encode(fits1M, DEFAULTS).level()).isEqualTo(ErrorCorrection.M);
    for (String text : List.of(fits1H, fits1Q, fits1M)) {
      assertThat(SymbolEncoder.encode(text, DEFAULTS).version()).isEqualTo(1);
    }
  }

  @Test
  void theLevelStaysAsWantedWhenItIsNotToBeRaised() {
    Symbol symbol = SymbolEncoder.encode("1", DEFAULTS.withRaiseLevel(false));

    assertThat(symbol.level()).isEqualTo(ErrorCorrection.M);
  }

  @Test
  void theMinimumVersionIsKeptAndGivesRoomForTheLevel() {
    Symbol symbol = SymbolEncoder.encode("https://example.com/menu", DEFAULTS.withVersions(12, 40));

    assertThat(symbol.version()).isEqualTo(12);
    assertThat(symbol.level()).isEqualTo(ErrorCorrection.H);
    assertThat(ZxingReader.text(symbol)).isEqualTo("https://example.com/menu");
  }

  @Test
  void theMaskIsTheForcedOne() {
    for (int mask = 0; mask < 8; mask++) {
      Symbol symbol = SymbolEncoder.encode("mask", DEFAULTS.withMask(mask));

      assertThat(symbol.mask()).isEqualTo(mask);
      assertThat(ZxingReader.text(symbol)).isEqualTo("mask");
    }
  }

  @Test
  void anEciSegmentIsThereOnRequestAlone() {
    Symbol plain = SymbolEncoder.encode("é", DEFAULTS);
    Symbol declared = SymbolEncoder.encode("é", DEFAULTS.withEci(true));

    assertThat(plain).isEqualTo(SymbolEncoder.encode(List.of(Segment.Bytes.utf8("é")), DEFAULTS));
    assertThat(declared)
        .isEqualTo(
            SymbolEncoder.encode(List.of(Segment.Eci.UTF_8, Segment.Bytes.utf8("é")), DEFAULTS));
    assertThat(plain).isNotEqualTo(declared);
  }

  @Test
  void segmentsAreTakenAsTheyAre() {
    List<Segment> bytesForDigits = List.of(Segment.Bytes.utf8("1".repeat(20)));

    assertThat(SymbolEncoder.encode(bytesForDigits, DEFAULTS.withEci(true)))
        .isEqualTo(SymbolEncoder.encode(bytesForDigits, DEFAULTS));
    assertThat(SymbolEncoder.encode(bytesForDigits, DEFAULTS).version()).isEqualTo(2);
    assertThat(SymbolEncoder.encode("1".repeat(20), DEFAULTS).version()).isEqualTo(1);
  }

  @Test
  void finishedCodewordsGiveTheSymbolOfTheirText() {
    byte[] codewords = HexFormat.of().parseHex("10200c566180ec11ec11ec11ec11ec11");

    Symbol symbol = SymbolEncoder.encode(codewords, 1, ErrorCorrection.M, 2);

    assertThat(symbol)
        .isEqualTo(SymbolEncoder.encode("01234567", DEFAULTS.withRaiseLevel(false).withMask(2)));
    assertThat(ZxingReader.text(symbol)).isEqualTo("01234567");
  }

  @Test
  void theNumberOfCodewordsMustBeExact() {
    assertThatThrownBy(() -> SymbolEncoder.encode(new byte[15], 1, ErrorCorrection.M, 0))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("Version 1 at level M takes 16 data codewords, but 15 were given.");
  }

  @Test
  void codewordsWantAnExistingVersionAndMask() {
    assertThatThrownBy(() -> SymbolEncoder.encode(new byte[16], 0, ErrorCorrection.M, 0))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A QR version is between 1 and 40, but 0 was given.");
    assertThatThrownBy(() -> SymbolEncoder.encode(new byte[16], 1, ErrorCorrection.M, 8))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A mask is between 0 and 7, but 8 was given.");
  }

  @Test
  void capacitiesGoFrom9To2956Codewords() {
    assertThat(SymbolEncoder.dataCodewords(1, ErrorCorrection.H)).isEqualTo(9);
    assertThat(SymbolEncoder.dataCodewords(40, ErrorCorrection.L)).isEqualTo(2_956);
  }

  @Test
  void dataThatDoesNotFitIsRefusedWithItsFigures() {
    assertRefused("1".repeat(18), 1, 1, ErrorCorrection.H, 4 + 10 + 60, 72);
    assertRefused("a".repeat(2_954), 1, 40, ErrorCorrection.L, 4 + 16 + 8 * 2_954, 23_648);
    assertRefused("a".repeat(214), 5, 10, ErrorCorrection.M, 4 + 16 + 8 * 214, 1_728);
  }

  private static void assertRefused(
      String text, int minimum, int maximum, ErrorCorrection level, long needed, int available) {
    SymbolOptions options = DEFAULTS.withVersions(minimum, maximum).withLevel(level);
    assertThatThrownBy(() -> SymbolEncoder.encode(text, options))
        .isInstanceOfSatisfying(
            NotEncodableException.class,
            refusal -> {
              assertThat(refusal.bitsNeeded()).hasValue(needed);
              assertThat(refusal.bitsAvailable()).hasValue(available);
            })
        .hasMessageStartingWith(
            "The content needs %d bits, but a QR code of version %d at level %s holds %d. Shorten it"
                .formatted(needed, maximum, level, available));
  }

  @Test
  void theAdviceNamesOnlyWhatCanBeDone() {
    assertThat(advice(1, ErrorCorrection.M))
        .isEqualTo("Shorten it, allow a larger version or choose a lower error correction level.");
    assertThat(advice(1, ErrorCorrection.L)).isEqualTo("Shorten it or allow a larger version.");
    assertThat(advice(40, ErrorCorrection.Q))
        .isEqualTo("Shorten it or choose a lower error correction level.");
    assertThat(advice(40, ErrorCorrection.L)).isEqualTo("Shorten it.");
  }

  private static String advice(int version, ErrorCorrection level) {
    String message = String.valueOf(NotEncodableException.tooLong(1, version, level).getMessage());
    return message.substring(message.indexOf(". ") + 2);
  }

  @Test
  void halvesOfSurrogatePairsAreRefused() {
    assertThatThrownBy(() -> SymbolEncoder.encode("a\uD83D", DEFAULTS))
        .isInstanceOf(NotEncodableException.class)
        .hasMessageContaining("U+D83D was found at index 1");
  }
}
