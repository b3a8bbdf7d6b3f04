package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

class MissLimiterTest {
  private static final InetAddress CLIENT = InetAddress.ofLiteral("203.0.113.7");
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void aMinutesWorthMayComeAtOnceAndThenOneAtATime() {
    var limiter = new MissLimiter(60);
    for (int i = 0; i < 60; i++) {
      assertThat(limiter.miss(CLIENT, 0)).isZero();
    }
    assertThat(limiter.miss(CLIENT, 0)).isEqualTo(1);
    assertThat(limiter.miss(CLIENT, SECOND - 1)).isEqualTo(1);
    assertThat(limiter.miss(CLIENT, SECOND)).isZero();
    assertThat(limiter.miss(CLIENT, SECOND)).isEqualTo(1);
    assertThat(limiter.miss(CLIENT, 61 * SECOND)).isZero();
    assertThat(limiter.limited()).isEqualTo(3);
  }

  @Test
  void theWaitIsAsLongAsItSays() {
    var limiter = new MissLimiter(2);
    assertThat(limiter.miss(CLIENT, 5)).isZero();
    assertThat(limiter.miss(CLIENT, 5)).isZero();
    long wait = limiter.miss(CLIENT, 5);
    assertThat(wait).isEqualTo(30);
    assertThat(limiter.miss(CLIENT, 5 + (wait - 1) * SECOND)).isEqualTo(1);
    assertThat(limiter.miss(CLIENT, 5 + wait * SECOND)).isZero();
  }

  @Test
  void withoutALimitNobodyWaits() {
    var limiter = new MissLimiter(0);
    for (int i = 0; i < 10_000; i++) {
      assertThat(limiter.miss(CLIENT, 0)).isZero();
    }
  }

  @Test
  void aFloodFromVeryManyNetworksTakesNoMoreMemoryAndLetsNobodyAskForMore() throws Exception {
    var limiter = new MissLimiter(1);
    byte[] address = new byte[16];
    for (int i = 0; i < 200_000; i++) {
      ThreadLocalRandom.current().nextBytes(address);
      address[0] = 0x20;
      long _ = limiter.miss(InetAddress.getByAddress(address), i);
    }
    assertThat(limiter.miss(CLIENT, 200_000)).isZero();
    assertThat(limiter.miss(CLIENT, 200_001)).isPositive();
  }
}
