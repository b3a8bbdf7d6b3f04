package dev.waypost.resolver.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.resolver.gates.PasswordChecks.Verdict;
import dev.waypost.routing.rules.PasswordHash;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordChecksTest {
  private static final String HASH = PasswordHash.of("grün", new byte[16]);
  private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.7");

  private Instant now = Instant.parse("2026-03-01T09:00:00Z");
  private final PasswordChecks checks = new PasswordChecks(() -> now, new SecureRandom());

  @AfterEach
  void close() {
    checks.close();
  }

  private Verdict check(String client, String password) {
    return check("code_1", InetAddress.ofLiteral(client), password);
  }

  private Verdict check(String code, InetAddress client, String password) {
    return checks.check(code, HASH, client, password).join();
  }

  /** Once the right one was given, checking is cheap, so the tests of limits begin with that. */
  private void giveTheRightOne() {
    assertThat(check("code_1", CLIENT, "grün")).isEqualTo(new Verdict.Right());
  }

  @Test
  void theRightPasswordIsRightHoweverItIsTyped() {
    assertThat(check("code_1", CLIENT, "gruen")).isEqualTo(new Verdict.Wrong());
    giveTheRightOne();
    assertThat(check("code_1", CLIENT, "gru\u0308n")).isEqualTo(new Verdict.Right());
    assertThat(check("code_1", CLIENT, "Grün")).isEqualTo(new Verdict.Wrong());
    assertThat(check("code_1", CLIENT, "")).isEqualTo(new Verdict.Wrong());
  }

  @Test
  void wrongOnesAreLimitedFromANetwork() {
    giveTheRightOne();
    for (int i = 0; i < 10; i++) {
      assertThat(check("2001:db8:1:2::" + i, "wrong")).isEqualTo(new Verdict.Wrong());
    }
    assertThat(check("2001:db8:1:2:ffff::1", "wrong"))
        .isEqualTo(new Verdict.TooMany(Duration.ofSeconds(30)));
    assertThat(check("2001:db8:1:2::1", "grün")).isInstanceOf(Verdict.TooMany.class);
    assertThat(check("2001:db8:1:3::1", "grün")).isEqualTo(new Verdict.Right());

    now = now.plusSeconds(30);
    assertThat(check("2001:db8:1:2::1", "wrong")).isEqualTo(new Verdict.Wrong());
    assertThat(check("2001:db8:1:2::1", "wrong")).isInstanceOf(Verdict.TooMany.class);
    now = now.plusSeconds(3600);
    assertThat(check("2001:db8:1:2::1", "grün")).isEqualTo(new Verdict.Right());
  }

  @Test
  void wrongOnesAreLimitedForACode() {
    giveTheRightOne();
    for (int i = 0; i < 300; i++) {
      assertThat(check("10.0." + i / 250 + "." + i % 250, "wrong")).isEqualTo(new Verdict.Wrong());
    }
    assertThat(check("10.9.9.9", "grün")).isEqualTo(new Verdict.TooMany(Duration.ofSeconds(1)));
    assertThat(check("code_2", CLIENT, "grün")).isEqualTo(new Verdict.Right());
    now = now.plusSeconds(1);
    assertThat(check("10.9.9.9", "grün")).isEqualTo(new Verdict.Right());
  }

  @Test
  void rightOnesAreNotLimited() {
    giveTheRightOne();
    List<Verdict> verdicts =
        Stream.generate(() -> check("code_1", CLIENT, "grün")).limit(1000).toList();
    assertThat(verdicts).containsOnly(new Verdict.Right());
  }

  @Test
  void moreThanCanBeCheckedAreTurnedAwayAtOnce() {
    List<CompletableFuture<Verdict>> all =
        IntStream.range(0, 200)
            .mapToObj(i ->
                checks.check("code_1", HASH, InetAddress.ofLiteral("10.1.1." + i), "wrong" + i))
            .toList();
    List<Verdict> verdicts = all.stream().map(CompletableFuture::join).toList();

    assertThat(verdicts).hasOnlyElementsOfTypes(Verdict.Wrong.class, Verdict.Busy.class);
    assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Wrong.class);
    assertThat(verdicts).hasAtLeastOneElementOfType(Verdict.Busy.class);
  }

  @Test
  void aDamagedHashIsAFaultAndNoWrongPassword() {
    assertThat(checks.check("code_1", "nonsense", CLIENT, "grün"))
        .failsWithin(Duration.ofSeconds(30));
  }
}
