package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void aKeyHasTheDocumentedForm() {
    ApiKeyText key = ApiKeyText.generate(random);

    assertThat(key.text()).matches("wp_live_[0-9a-hjkmnp-tv-z]{12}_[0-9a-hjkmnp-tv-z]{59}");
    assertThat(key.text()).startsWith("wp_live_" + key.id() + "_");
    assertThat(ApiKeyText.parse(key.text())).contains(key);
  }

  /** Keys that were given out must stay valid, so the checksum can't change. */
  @Test
  void theLastCharactersAreTheCrc32OfAllBefore() {
    String checked = "wp_live_0123456789ab_0123456789abcdefghjkmnpqrstvwxyz0123456789abcdefghjk";
    assertThat(ApiKeyText.parse(checked + "2b8zk9a"))
        .contains(new ApiKeyText("0123456789ab", checked + "2b8zk9a"));
  }

  @Test
  void everySingleCharacterThatIsChangedIsNoticed() {
    String key = ApiKeyText.generate(random).text();
    for (int i = 0; i < key.length(); i++) {
      for (char c = '!'; c <= '~'; c++) {
        String changed = key.substring(0, i) + c + key.substring(i + 1);
        assertThat(ApiKeyText.parse(changed).isPresent())
            .as("%s instead of %s at %d", c, key.charAt(i), i)
            .isEqualTo(changed.equals(key));
      }
    }
  }

  @Test
  void twoNeighboursThatAreSwappedAreNoticed() {
    String key = ApiKeyText.generate(random).text();
    for (int i = 0; i + 1 < key.length(); i++) {
      String swapped =
          key.substring(0, i) + key.charAt(i + 1) + key.charAt(i) + key.substring(i + 2);
      assertThat(ApiKeyText.parse(swapped).isPresent()).isEqualTo(swapped.equals(key));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wp_live_", "wp_live_0123456789ab_", "Bearer x", "wp_live_ü", "\n"})
  void whatIsNoKeyIsNothing(String text) {
    assertThat(ApiKeyText.parse(text)).isEmpty();
    String key = ApiKeyText.generate(random).text();
    assertThat(ApiKeyText.parse(key + text).isPresent()).isEqualTo(text.isEmpty());
  }

  @Test
  void generatedKeysDiffer() {
    Set<String> ids = new HashSet<>();
    Set<String> secrets = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ApiKeyText key = ApiKeyText.generate(random);
      ids.add(key.id());
      secrets.add(key.text().substring(21));
    }
    assertThat(ids).hasSize(1000);
    assertThat(secrets).hasSize(1000);
  }

  @Test
  void theHashIsTheSha256OfTheWholeText() throws Exception {
    ApiKeyText key = ApiKeyText.generate(random);
    assertThat(key.hash())
        .isEqualTo(
            MessageDigest.getInstance("SHA-256")
                .digest(key.text().getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aKeyThatIsLoggedShowsNoSecret() {
    ApiKeyText key = ApiKeyText.generate(random);
    assertThat(key).hasToString("wp_live_" + key.id() + "_…");
  }
}
