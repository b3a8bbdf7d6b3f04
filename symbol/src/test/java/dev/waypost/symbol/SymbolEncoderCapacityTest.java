package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How many characters fit each version, level and mode: that many do, one more does not. */
class SymbolEncoderCapacityTest {

  static Stream<Arguments> versionsAndLevels() {
    return Stream.iterate(1, version -> version <= 40, version -> version + 1)
        .flatMap(version ->
            Stream.of(ErrorCorrection.values()).map(level -> Arguments.of(version, level)));
  }

  @ParameterizedTest
  @MethodSource("versionsAndLevels")
  void theLongestTextOfEachModeFitsAndOneCharacterMoreDoesNot(int version, ErrorCorrection level) {
    for (String character : new String[] {"8", "K", "k"}) {
      int longest = longest(character, version, level);
      SymbolOptions options = exactly(version, level);

      String text = character.repeat(longest);
      Symbol symbol = SymbolEncoder.encode(text, options);
      assertThat(ZxingReader.text(symbol)).isEqualTo(text);

      long needed = bits(character, longest + 1, version);
      int available = 8 * SymbolEncoder.dataCodewords(version, level);
      assertThatThrownBy(() -> SymbolEncoder.encode(text + character, options))
          .isInstanceOfSatisfying(
              NotEncodableException.class,
              refusal -> {
                assertThat(needed).isGreaterThan(available);
                assertThat(refusal.bitsNeeded()).hasValue(needed);
                assertThat(refusal.bitsAvailable()).hasValue(available);
              });
      if (version < 40) {
        SymbolOptions larger = options.withVersions(version, version + 1);
        assertThat(SymbolEncoder.encode(text + character, larger).version()).isEqualTo(version + 1);
      }
    }
  }

  /** ISO/IEC 18004:2015, Table 7: digits, alphanumeric characters and bytes. */
  @ParameterizedTest
  @CsvSource({
    "1, L, 41, 25, 17",
    "1, M, 34, 20, 14",
    "1, Q, 27, 16, 11",
    "1, H, 17, 10, 7",
    "2, L, 77, 47, 32",
    "5, Q, 144, 87, 60",
    "9, L, 552, 335, 230",
    "9, H, 235, 143, 98",
    "10, L, 652, 395, 271",
    "10, M, 513, 311, 213",
    "20, M, 1600, 970, 666",
    "26, L, 3283, 1990, 1367",
    "27, L, 3517, 2132, 1465",
    "40, L, 7089, 4296, 2953",
    "40, M, 5596, 3391, 2331",
    "40, Q, 3993, 2420, 1663",
    "40, H, 3057, 1852, 1273"
  })
  void capacitiesEqualThoseOfTheStandard(
      int version, ErrorCorrection level, int digits, int alphanumeric, int bytes) {
    assertThat(longest("8", version, level)).isEqualTo(digits);
    assertThat(longest("K", version, level)).isEqualTo(alphanumeric);
    assertThat(longest("k", version, level)).isEqualTo(bytes);
  }

  @Test
  void countsOfWhateverFitsFitTheirIndicators() {
    for (int version = 1; version <= 40; version++) {
      VersionClass versions = VersionClass.of(version);
      assertThat(longest("8", version, ErrorCorrection.L))
          .isLessThan(1 << Mode.NUMERIC.countBits(versions));
      assertThat(longest("K", version, ErrorCorrection.L))
          .isLessThan(1 << Mode.ALPHANUMERIC.countBits(versions));
      assertThat(longest("k", version, ErrorCorrection.L))
          .isLessThan(1 << Mode.BYTE.countBits(versions));
    }
  }

  private static SymbolOptions exactly(int version, ErrorCorrection level) {
    return SymbolOptions.defaults()
        .withVersions(version, version)
        .withLevel(level)
        .withRaiseLevel(false)
        .withMask(version % 8);
  }

  private static int longest(String character, int version, ErrorCorrection level) {
    int available = 8 * SymbolEncoder.dataCodewords(version, level);
    int longest = 0;
    while (bits(character, longest + 1, version) <= available) {
      longest++;
    }
    return longest;
  }

  /** Bits of a text of one character repeated, by the formulas of 7.4.3 to 7.4.5. */
  private static long bits(String character, int length, int version) {
    int countIndex = version < 10 ? 0 : version < 27 ? 1 : 2;
    return switch (character) {
      case "8" -> 4 + new int[] {10, 12, 14}[countIndex] + Math.ceilDiv(10L * length, 3);
      case "K" -> 4 + new int[] {9, 11, 13}[countIndex] + Math.ceilDiv(11L * length, 2);
      default -> 4 + new int[] {8, 16, 16}[countIndex] + 8L * length;
    };
  }
}
