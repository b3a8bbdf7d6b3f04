package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodableCharactersTest {

  /** ISO/IEC 18004:2015, Table 5. */
  @Test
  void alphanumericValuesAreThoseOfTheStandard() {
    assertThat(EncodableCharacters.alphanumericValue('0')).isEqualTo(0);
    assertThat(EncodableCharacters.alphanumericValue('9')).isEqualTo(9);
    assertThat(EncodableCharacters.alphanumericValue('A')).isEqualTo(10);
    assertThat(EncodableCharacters.alphanumericValue('Z')).isEqualTo(35);
    assertThat(EncodableCharacters.alphanumericValue(' ')).isEqualTo(36);
    assertThat(EncodableCharacters.alphanumericValue('$')).isEqualTo(37);
    assertThat(EncodableCharacters.alphanumericValue('%')).isEqualTo(38);
    assertThat(EncodableCharacters.alphanumericValue('*')).isEqualTo(39);
    assertThat(EncodableCharacters.alphanumericValue('+')).isEqualTo(40);
    assertThat(EncodableCharacters.alphanumericValue('-')).isEqualTo(41);
    assertThat(EncodableCharacters.alphanumericValue('.')).isEqualTo(42);
    assertThat(EncodableCharacters.alphanumericValue('/')).isEqualTo(43);
    assertThat(EncodableCharacters.alphanumericValue(':')).isEqualTo(44);
  }

  @Test
  void exactlyTenCharactersAreNumericAndFortyFiveAlphanumeric() {
    assertThat(count(EncodableCharacters::isNumeric)).isEqualTo(10);
    assertThat(count(EncodableCharacters::isAlphanumeric)).isEqualTo(45);
  }

  private static long count(IntPredicate predicate) {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(predicate).count();
  }

  @Test
  void utf8LengthsEqualThoseOfTheJdk() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      if (Character.getType(codePoint) != Character.SURROGATE) {
        byte[] bytes = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        if (EncodableCharacters.utf8Length(codePoint) != bytes.length) {
          throw new AssertionError("U+%04X takes %d bytes".formatted(codePoint, bytes.length));
        }
      }
    }
  }
}
