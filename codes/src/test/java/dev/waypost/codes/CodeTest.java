package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CodeTest {
  /** Expires an hour after {@link Samples#NOW}. */
  private final Code code = Samples.dynamicCode(Samples.workspace().id(), Samples.domain(), "KEY");

  @Test
  void anActiveCodeIsExpiredFromItsExpiryOn() {
    assertThat(code.expiredAt(NOW.plusSeconds(3600).minusNanos(1))).isFalse();
    assertThat(code.expiredAt(NOW.plusSeconds(3600))).isTrue();
    assertThat(code.withStatus(CodeStatus.PAUSED).expiredAt(NOW.plusSeconds(3600))).isFalse();
  }

  @Test
  void aCodeWithoutExpiryNeverExpires() {
    assertThat(Samples.staticCode(code.workspace()).expiredAt(Instant.MAX)).isFalse();
  }

  @Test
  void theNextRevisionIsTheSameCodeAtAnotherTime() {
    Code next = code.asNextRevision(NOW.plusSeconds(9));
    assertThat(next).isNotEqualTo(code);
    assertThat(next.revision()).isEqualTo(code.revision() + 1);
    assertThat(next.updatedAt()).isEqualTo(NOW.plusSeconds(9));
    assertThat(next)
        .usingRecursiveComparison()
        .ignoringFields("revision", "updatedAt")
        .isEqualTo(code);
  }
}
