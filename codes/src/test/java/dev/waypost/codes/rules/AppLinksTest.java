package dev.waypost.codes.rules;

import static dev.waypost.codes.rules.TreeSamples.object;
import static dev.waypost.codes.rules.TreeSamples.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.Refusal;
import dev.waypost.codes.Refusals;
import dev.waypost.payload.InvalidContentException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppLinksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop://item/7",
        "SHOP:item?x=%20&y=[1]#top",
        "fb://profile/33138223345",
        "com.example.app:/oauth",
        "tel:+49-89-1234",
        "spotify:track:6rqhFgbbKwnb9MLmUQDhG6",
      })
  void aLinkHasTheSchemeOfAnApp(String link) {
    assertThat(AppLinks.read(Node.written(link, "link"))).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "HTTPS://example.com/",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "about:blank",
        "blob:https://example.com/1",
        "view-source:https://example.com",
        "intent://x#Intent;scheme=y;end",
        "ms-msdt:/id",
      })
  void aSchemeThatNoAppHasIsRefused(String link) {
    Refusals.assertRefused(
        Refusal.UNSUPPORTED_SCHEME, "link", () -> AppLinks.read(Node.written(link, "link")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop",
        "shop:",
        "://x",
        "7shop://x",
        "shop item://x",
        "shop://a b",
        "shop://ü",
        "shop://%zz",
        "shop://%2",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "shop://bank.example@evil.example/x",
      })
  void whatIsNoAddressIsRefused(String link) {
    Refusals.assertRefused(
        Refusal.INVALID_VALUE, "link", () -> AppLinks.read(Node.written(link, "link")));
  }

  @Test
  void itHasAtMost2048Characters() {
    String most = "shop:" + "%20".repeat(681);
    assertThat(AppLinks.read(Node.written(most, "link"))).hasSize(2048);
    Refusals.assertRefused(
        Refusal.INVALID_VALUE, "link", () -> AppLinks.read(Node.written(most + "x", "link")));
  }

  @Test
  void aFallbackIsAWebAddressAndNamedByItsPath() {
    Assertions.assertThatThrownBy(() ->
            PlanForm.read(
                then(object("app", object("link", "shop://7", "fallback", "javascript:alert(1)")))))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            e -> assertThat(e.field()).isEqualTo("rules[0].then.app.fallback"));
  }
}
