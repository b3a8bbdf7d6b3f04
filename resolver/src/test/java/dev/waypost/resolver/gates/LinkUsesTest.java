package dev.waypost.resolver.gates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LinkUsesTest {
  private static final LinkId LINK = new LinkId("link_01kjm3x4y5z6a7b8c9d0e1f2g3");
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void theOwnerHasTheLastWord() {
    try (var uses = new LinkUses((_, _, _) -> LinkCheck.Refused.USED)) {
      assertThat(uses.use("code_1", LINK))
          .succeedsWithin(PATIENCE)
          .isEqualTo(LinkCheck.Refused.USED);
    }
  }

  @Test
  void anOwnerThatIsAwayIsAFailure() {
    LinkOwner away =
        (_, _, _) -> {
          throw new IllegalStateException("The database is away.");
        };
    try (var uses = new LinkUses(away)) {
      assertThat(uses.use("code_1", LINK)).failsWithin(PATIENCE);
    }
  }

  @Test
  void aUseIsNotCountedWhenNobodyWaitsAnyMore() throws Exception {
    var goOn = new CountDownLatch(1);
    var wanted = new CompletableFuture<Boolean>();
    LinkOwner slow =
        (_, link, stillWanted) -> {
          goOn.await();
          wanted.complete(stillWanted.getAsBoolean());
          return new LinkCheck.Good(link, true);
        };
    try (var uses = new LinkUses(slow, Duration.ofMillis(1))) {
      assertThat(uses.use("code_1", LINK)).failsWithin(PATIENCE);
      goOn.countDown();
      assertThat(wanted.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isFalse();
    }
  }

  @Test
  void morePeopleThanTheOwnerCanServeAreTurnedAway() {
    var goOn = new CountDownLatch(1);
    var asked = new AtomicInteger();
    LinkOwner slow =
        (_, link, _) -> {
          asked.incrementAndGet();
          goOn.await();
          return new LinkCheck.Good(link, true);
        };
    try (var uses = new LinkUses(slow, PATIENCE)) {
      CompletableFuture<LinkCheck> last = new CompletableFuture<>();
      for (int i = 0; i < 1000; i++) {
        last = uses.use("code_1", LINK);
      }
      assertThat(last).failsWithin(PATIENCE);
      goOn.countDown();
    }
    assertThat(asked.get()).isLessThan(300);
  }

  @Test
  void aLinkIsCheckedWithoutItsOwner() {
    var secret = new GateSecret(new byte[GateSecret.BYTES]);
    var revoked = new RevokedLinks();
    String once = new SignedLink(LINK, NOW.plusSeconds(1), true).token(secret, "code_1");
    String open = new SignedLink(LINK, null, false).token(secret, "code_1");

    assertThat(LinkCheck.of(null, secret, "code_1", revoked, NOW))
        .isEqualTo(LinkCheck.Refused.MISSING);
    assertThat(LinkCheck.of("x", secret, "code_1", revoked, NOW))
        .isEqualTo(LinkCheck.Refused.NOT_OURS);
    assertThat(LinkCheck.of(once, secret, "code_2", revoked, NOW))
        .isEqualTo(LinkCheck.Refused.NOT_OURS);
    assertThat(LinkCheck.of(once, secret, "code_1", revoked, NOW))
        .isEqualTo(new LinkCheck.Good(LINK, true));
    assertThat(LinkCheck.of(once, secret, "code_1", revoked, NOW.plusSeconds(1)))
        .isEqualTo(LinkCheck.Refused.EXPIRED);
    assertThat(LinkCheck.of(open, secret, "code_1", revoked, NOW))
        .isEqualTo(new LinkCheck.Good(LINK, false));

    revoked.add(LINK, NOW.plusSeconds(1));
    assertThat(LinkCheck.of(open, secret, "code_1", revoked, NOW))
        .isEqualTo(LinkCheck.Refused.REVOKED);
    revoked.forgetEnded(NOW);
    assertThat(revoked.contains(LINK)).isTrue();
    revoked.forgetEnded(NOW.plusSeconds(1));
    assertThat(revoked.contains(LINK)).isFalse();
  }
}
