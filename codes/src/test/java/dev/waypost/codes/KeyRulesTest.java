package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waypost.routing.ShortKeys;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "summer-menu", "qr/model-x/setup", "Menu_2.5~b", "...", ".a/b.", "02/123", "010",
        "8002/x", "internals", "a/internal", "robots.txt2", "x/01/2", "0", "1", "10",
      })
  void aKeyIsAllowed(String key) {
    assertThatCode(() -> KeyRules.check(key)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/a", "a/", "a//b", ".", "..", "a/../b", "./a", "a/.", "a b", "ü", "a?b", "a#b",
        "a%20b", "a%2Fb", "a\\b", "a\n", "a;b", "a:b", "a@b", "a,b", "😀",
      })
  void aKeyThatIsNotWellFormedIsRefused(String key) {
    assertRefused(Refusal.INVALID_KEY, "key", () -> KeyRules.check(key));
  }

  @Test
  void aKeyHasAtMost200Characters() {
    assertThatCode(() -> KeyRules.check("k".repeat(200))).doesNotThrowAnyException();
    assertRefused(Refusal.INVALID_KEY, "key", () -> KeyRules.check("k".repeat(201)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".well-known",
        ".Well-Known/acme-challenge/x",
        "robots.txt",
        "ROBOTS.TXT",
        "favicon.ico",
        "internal",
        "Internal/v1/routes",
      })
  void aKeyThatIsKeptForOtherUsesIsRefused(String key) {
    assertRefused(Refusal.RESERVED_KEY, "key", () -> KeyRules.check(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00", "01", "253", "255", "401", "402", "414", "415", "417", "8003", "8004", "8006", "8010",
        "8013", "8017", "8018",
      })
  void pathsOfGs1DigitalLinksAreRefused(String primaryKey) {
    assertRefused(Refusal.RESERVED_KEY, "key", () -> KeyRules.check(primaryKey));
    assertRefused(
        Refusal.RESERVED_KEY, "key", () -> KeyRules.check(primaryKey + "/09506000134352/21/1"));
  }

  @Test
  void generatedKeysAreAllowedAndDiffer() {
    var random = new SecureRandom();
    Set<String> drawn = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      String key = KeyRules.generate(random);
      KeyRules.check(key);
      assertThat(ShortKeys.folded(key)).isEqualTo(key).hasSize(12);
      drawn.add(key);
    }
    assertThat(drawn).hasSize(1000);
    assertThat(String.join("", drawn).chars().distinct().count()).isEqualTo(32);
  }
}
