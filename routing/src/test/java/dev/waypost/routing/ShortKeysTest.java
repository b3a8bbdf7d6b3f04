package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortKeysTest {

  @ParameterizedTest
  @CsvSource({
    "7K3QX0A1ZZ12, 7K3QX0A1ZZ12",
    "7k3qx0a1zz12, 7K3QX0A1ZZ12",
    "7K3QXOaIzZL2, 7K3QX0A1ZZ12",
    "oOiIlL, 001111",
    "summer-menu/5, SUMMER-MENU/5",
    "ölıſ, ö1ıſ",
  })
  void aKeyIsFoldedAsAGeneratedKeyIsWritten(String key, String folded) {
    assertThat(ShortKeys.folded(key)).isEqualTo(folded);
  }

  @Test
  void theAlphabetFoldsToItself() {
    assertThat(ShortKeys.ALPHABET).hasSize(32).doesNotContain("I", "L", "O", "U");
    assertThat(ShortKeys.folded(ShortKeys.ALPHABET)).isEqualTo(ShortKeys.ALPHABET);
  }

  @Property
  void foldingTwiceIsFoldingOnce(
      @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 20) String key) {
    String folded = ShortKeys.folded(key);
    assertThat(ShortKeys.folded(folded)).isEqualTo(folded).hasSameSizeAs(key);
  }
}
