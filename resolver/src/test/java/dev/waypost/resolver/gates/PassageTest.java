package dev.waypost.resolver.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.PassedGates;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.rules.Access;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final GateSecret SECRET = new GateSecret(new byte[GateSecret.BYTES]);
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");
  private static final Access ACCESS = new Access("pbkdf2-sha256$1$a$b", 18, "Text", true);
  private static final PassedGates SOME = new PassedGates(true, false, true, false);
  private static final Passage PASSAGE = Passage.beginning(SOME, 42, NOW);

  private static String text(Passage.Use use) {
    return PASSAGE.text(use, SECRET, "code_1", ACCESS);
  }

  @Test
  void itIsReadBackUntilItEnds() {
    for (Passage.Use use : Passage.Use.values()) {
      assertThat(text(use)).matches("[A-Za-z0-9_-]{44}");
      assertThat(Passage.of(text(use), use, SECRET, "code_1", ACCESS, NOW)).contains(PASSAGE);
      assertThat(
              Passage.of(text(use), use, SECRET, "code_1", ACCESS, PASSAGE.until().minusMillis(1)))
          .isPresent();
      assertThat(Passage.of(text(use), use, SECRET, "code_1", ACCESS, PASSAGE.until())).isEmpty();
    }
  }

  @Test
  void itIsGoodForOneCodeAndOneUseAndOneSecretAlone() {
    String form = text(Passage.Use.FORM);
    byte[] other = new byte[GateSecret.BYTES];
    other[31] = 1;

    assertThat(Passage.of(form, Passage.Use.COOKIE, SECRET, "code_1", ACCESS, NOW)).isEmpty();
    assertThat(Passage.of(form, Passage.Use.FORM, SECRET, "code_2", ACCESS, NOW)).isEmpty();
    assertThat(Passage.of(form, Passage.Use.FORM, new GateSecret(other), "code_1", ACCESS, NOW))
        .isEmpty();
  }

  @Test
  void itEndsWhenWhatIsAskedForChanges() {
    String form = text(Passage.Use.FORM);
    for (Access changed :
        List.of(
            new Access("pbkdf2-sha256$1$a$c", 18, "Text", true),
            new Access(null, 18, "Text", true),
            new Access("pbkdf2-sha256$1$a$b", 21, "Text", true),
            new Access("pbkdf2-sha256$1$a$b", null, "Text", true),
            new Access("pbkdf2-sha256$1$a$b", 18, "Another text", true),
            Access.OPEN)) {
      assertThat(Passage.of(form, Passage.Use.FORM, SECRET, "code_1", changed, NOW)).isEmpty();
    }
  }

  @Test
  void nobodyElseCanWriteOne() {
    byte[] bytes = Base64.getUrlDecoder().decode(text(Passage.Use.FORM));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
      assertThat(Passage.of(forged, Passage.Use.FORM, SECRET, "code_1", ACCESS, NOW)).isEmpty();
    }
    for (String nonsense : List.of("", "a", "!".repeat(44), "A".repeat(44), "A".repeat(4000))) {
      assertThat(Passage.of(nonsense, Passage.Use.FORM, SECRET, "code_1", ACCESS, NOW)).isEmpty();
    }
  }

  @Test
  void aSignedLinkIsNeverPartOfIt() {
    Passage all = Passage.beginning(PassedGates.ALL, 1, NOW);
    String text = all.text(Passage.Use.COOKIE, SECRET, "code_1", ACCESS);
    assertThat(Passage.of(text, Passage.Use.COOKIE, SECRET, "code_1", ACCESS, NOW))
        .map(Passage::passed)
        .contains(new PassedGates(true, true, true, false));
  }

  @Test
  void theCookieIsFoundAmongOthersAndSentToTheCodeAlone() {
    String set = PassCookie.header(SOME, SECRET, "code_1", ACCESS, NOW, "/menu/summer/", true);
    assertThat(set.split("; "))
        .hasSize(6)
        .endsWith("Path=/menu/summer", "Max-Age=1800", "HttpOnly", "SameSite=Lax", "Secure");
    assertThat(PassCookie.header(SOME, SECRET, "code_1", ACCESS, NOW, "/K", false))
        .contains("; Path=/K;")
        .doesNotContain("Secure");

    String pair = set.substring(0, set.indexOf(';'));
    String forged = pair.substring(0, pair.length() - 1) + (pair.endsWith("A") ? "B" : "A");
    for (String header :
        List.of(pair, "a=b; " + pair + "; c=d", forged + ";" + pair, "wp_pass=; " + pair)) {
      assertThat(PassCookie.read(header, SECRET, "code_1", ACCESS, NOW)).isEqualTo(SOME);
    }
    for (String header : List.of("", "wp_pass", "wp_pass=", forged, "x" + pair, "a=" + pair)) {
      assertThat(PassCookie.read(header, SECRET, "code_1", ACCESS, NOW))
          .isEqualTo(PassedGates.NONE);
    }
    assertThat(PassCookie.read(null, SECRET, "code_1", ACCESS, NOW)).isEqualTo(PassedGates.NONE);
  }
}
