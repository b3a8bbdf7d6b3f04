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
    AgentDigest agent = AgentDigest.of("agent");
    byte[] message = new byte[26];
    ByteBuffer.wrap(message)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("ws_1\0".getBytes(StandardCharsets.US_ASCII))
        .put(new byte[] {(byte) 203, 0, 113, 7, 0})
        .putLong(agent.first())
        .putLong(agent.second());
    ByteBuffer key = ByteBuffer.wrap(SALT).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent")))
        .isEqualTo(SipHash.of(key.getLong(), key.getLong(), message, message.length));
  }

  /** The example of FIPS 180-2, appendix B.1. */
  @Test
  void anAgentIsStoodForByItsSha256() {
    assertThat(AgentDigest.of("abc"))
        .isEqualTo(new AgentDigest(0xba7816bf8f01cfeaL, 0x414140de5dae2223L));
  }

  @Test
  void oneVisitorHasOneHashForTheWholeUtcDay() {
    long noon = hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent"));
    assertThat(noon).isNotZero();
    assertThat(
            hash.of(
                Instant.parse("2026-03-01T00:00:00Z"), "ws_1", ADDRESS, AgentDigest.of("agent")))
        .isEqualTo(noon);
    assertThat(
            hash.of(
                Instant.parse("2026-03-01T23:59:59.999Z"),
                "ws_1",
                ADDRESS,
                AgentDigest.of("agent")))
        .isEqualTo(noon);
  }

  @Test
  void whateverDiffersMakesAnotherVisitor() {
    InetAddress other = InetAddress.ofLiteral("203.0.113.8");
    assertThat(
            LongStream.of(
                hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent")),
                hash.of(NOON, "ws_2", ADDRESS, AgentDigest.of("agent")),
                hash.of(NOON, "ws_1", other, AgentDigest.of("agent")),
                hash.of(
                    NOON, "ws_1", InetAddress.ofLiteral("2001:db8::7"), AgentDigest.of("agent")),
                hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("Agent")),
                hash.of(NOON, "ws_1", ADDRESS, AgentDigest.NONE),
                hash.of(NOON.plusSeconds(86_400), "ws_1", ADDRESS, AgentDigest.of("agent"))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aDayWithoutSaltTellsNobodyApart() {
    Instant unknownDay = Instant.parse("2026-03-03T00:00:00Z");
    assertThat(hash.of(unknownDay, "ws_1", ADDRESS, AgentDigest.of("agent"))).isZero();
    assertThat(hash.of(unknownDay, "ws_1", ADDRESS, AgentDigest.of("other"))).isZero();
  }

  @Test
  void aSaltThatIsReplacedIsForgotten() {
    long before = hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent"));
    salts.replace(Map.of(LocalDate.parse("2026-03-01"), OTHER_SALT));
    assertThat(hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent")))
        .isNotZero()
        .isNotEqualTo(before);
    salts.replace(Map.of());
    assertThat(hash.of(NOON, "ws_1", ADDRESS, AgentDigest.of("agent"))).isZero();
  }
}
