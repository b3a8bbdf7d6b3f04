package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentTest {

  @Test
  void aCharacterThatIsNoDigitIsRefusedWithItsPlace() {
    assertThatThrownBy(() -> new Segment.Numeric("12x4"))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("Numeric mode takes the digits 0 to 9 alone, but U+0078 was found at index 2.");
  }

  @Test
  void digitsOfOtherScriptsAreRefused() {
    assertThatThrownBy(() -> new Segment.Numeric("\u0663"))
        .isInstanceOf(NotEncodableException.class)
        .hasMessageContaining("U+0663 was found at index 0");
  }

  @Test
  void aSmallLetterIsRefusedByAlphanumericMode() {
    assertThatThrownBy(() -> new Segment.Alphanumeric("ABc"))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage(
            "Alphanumeric mode takes 0-9, A-Z, space and $ % * + - . / : alone,"
                + " but U+0063 was found at index 2.");
  }

  @Test
  void halvesOfSurrogatePairsAreRefused() {
    String rule = "A text consists of whole characters, not of halves of surrogate pairs, but ";

    assertThatThrownBy(() -> Segment.Bytes.utf8("😀a\uD83D"))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage(rule + "U+D83D was found at index 3.");
    assertThatThrownBy(() -> Segment.split("12\uDE0034", 1))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage(rule + "U+DE00 was found at index 2.");
  }

  @Test
  void eciDesignatorsAreBetween0And999999() {
    assertThat(new Segment.Eci(0).designator()).isZero();
    assertThat(new Segment.Eci(999_999).designator()).isEqualTo(999_999);
    assertThatThrownBy(() -> new Segment.Eci(1_000_000))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("An ECI designator is between 0 and 999999, but 1000000 was given.");
    assertThatThrownBy(() -> new Segment.Eci(-1)).isInstanceOf(NotEncodableException.class);
  }

  @Test
  void bytesAreCopiedInAndOut() {
    byte[] given = {1, 2, 3};
    Segment.Bytes segment = Segment.Bytes.of(given);

    given[0] = 9;
    segment.toByteArray()[1] = 9;

    assertThat(segment.toByteArray()).containsExactly(1, 2, 3);
    assertThat(segment.length()).isEqualTo(3);
  }

  @Test
  void byteSegmentsAreEqualByContent() {
    Segment.Bytes text = Segment.Bytes.utf8("é");

    assertThat(text)
        .isEqualTo(Segment.Bytes.of("é".getBytes(StandardCharsets.UTF_8)))
        .hasSameHashCodeAs(Segment.Bytes.of("é".getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(Segment.Bytes.utf8("e"))
        .hasToString("Bytes[length=2]");
  }

  @Test
  void lengthsGrowWithTheCountsOfTheVersionClasses() {
    Segment digits = new Segment.Numeric("0123");
    Segment text = new Segment.Alphanumeric("ABC");
    Segment bytes = Segment.Bytes.utf8("ab");

    assertThat(List.of(digits.bitLength(9), digits.bitLength(10), digits.bitLength(27)))
        .containsExactly(4 + 10 + 14L, 4 + 12 + 14L, 4 + 14 + 14L);
    assertThat(List.of(text.bitLength(9), text.bitLength(10), text.bitLength(27)))
        .containsExactly(4 + 9 + 17L, 4 + 11 + 17L, 4 + 13 + 17L);
    assertThat(List.of(bytes.bitLength(9), bytes.bitLength(26), bytes.bitLength(40)))
        .containsExactly(4 + 8 + 16L, 4 + 16 + 16L, 4 + 16 + 16L);
    assertThat(Segment.Eci.UTF_8.bitLength(1)).isEqualTo(4 + 8);
  }

  @Test
  void lengthsAndSplitsWantAnExistingVersion() {
    Segment digits = new Segment.Numeric("1");

    assertThatThrownBy(() -> digits.bitLength(0))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A QR version is between 1 and 40, but 0 was given.");
    assertThatThrownBy(() -> Segment.split("1", 41)).isInstanceOf(NotEncodableException.class);
  }
}
