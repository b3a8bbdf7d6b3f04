package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.SipHash;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VisitorHashTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] SALT = "a salt of this day".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER_SALT = new byte[32];
  private static final InetAddress ADDRESS = InetAddress.ofLiteral("203.0.113.7");

  private final VisitorSalts salts = new VisitorSalts();
  private final VisitorHash hash = new VisitorHash(salts);

  VisitorHashTest() {
    salts.replace(
        Map.of(LocalDate.parse("2026-03-01"), SALT, LocalDate.parse("2026-03-02"), OTHER_SALT));
  }

  @Test
  void theHashIsSipHashUnderTheFirstBytesOfTheSalt() {
    byte[] message = new byte[15];
    ByteBuffer.wrap(message)
        .put("ws_1\0".getBytes(StandardCharsets.US_ASCII))
        .put(new byte[] {(byte) 203, 0, 113, 7})
        .put("\0agent".getBytes(StandardCharsets.US_ASCII));
    ByteBuffer key = ByteBuffer.wrap(SALT).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(hash.of(NOON, "ws_1", ADDRESS, "agent"))
        .isEqualTo(SipHash.of(key.getLong(), key.getLong(), message, message.length));
  }

  @Test
  void oneVisitorHasOneHashForTheWholeUtcDay() {
    long noon = hash.of(NOON, "ws_1", ADDRESS, "agent");
    assertThat(noon).isNotZero();
    assertThat(hash.of(Instant.parse("2026-03-01T00:00:00Z"), "ws_1", ADDRESS, "agent"))
        .isEqualTo(noon);
    assertThat(hash.of(Instant.parse("2026-03-01T23:59:59.999Z"), "ws_1", ADDRESS, "agent"))
        .isEqualTo(noon);
  }

  @Test
  void whateverDiffersMakesAnotherVisitor() {
    InetAddress other = InetAddress.ofLiteral("203.0.113.8");
    assertThat(
            LongStream.of(
                hash.of(NOON, "ws_1", ADDRESS, "agent"),
                hash.of(NOON, "ws_2", ADDRESS, "agent"),
                hash.of(NOON, "ws_1", other, "agent"),
                hash.of(NOON, "ws_1", InetAddress.ofLiteral("2001:db8::7"), "agent"),
                hash.of(NOON, "ws_1", ADDRESS, "Agent"),
                hash.of(NOON, "ws_1", ADDRESS, null),
                hash.of(NOON.plusSeconds(86_400), "ws_1", ADDRESS, "agent")))
        .doesNotHaveDuplicates();
  }

  @Test
  void aDayWithoutSaltTellsNobodyApart() {
    Instant unknownDay = Instant.parse("2026-03-03T00:00:00Z");
    assertThat(hash.of(unknownDay, "ws_1", ADDRESS, "agent")).isZero();
    assertThat(hash.of(unknownDay, "ws_1", ADDRESS, "other")).isZero();
  }

  @Test
  void aSaltThatIsReplacedIsForgotten() {
    long before = hash.of(NOON, "ws_1", ADDRESS, "agent");
    salts.replace(Map.of(LocalDate.parse("2026-03-01"), OTHER_SALT));
    assertThat(hash.of(NOON, "ws_1", ADDRESS, "agent")).isNotZero().isNotEqualTo(before);
    salts.replace(Map.of());
    assertThat(hash.of(NOON, "ws_1", ADDRESS, "agent")).isZero();
  }
}
