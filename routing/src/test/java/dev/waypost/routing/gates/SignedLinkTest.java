package dev.waypost.routing.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedLinkTest {
  private static final GateSecret SECRET = new GateSecret(new byte[GateSecret.BYTES]);
  private static final String CODE = "code_01kjm3x4y5z6a7b8c9d0e1f2g3";
  private static final SignedLink LINK =
      new SignedLink(
          new LinkId("link_01kjm3x4y5z6a7b8c9d0e1f2g3"),
          Instant.parse("2026-03-01T09:00:00.123Z"),
          true);

  /** Links are printed, so a link that was good stays good. */
  @Test
  void theTextOfALinkStays() {
    assertThat(LINK.token(SECRET, CODE))
        .isEqualTo("EQGcqD6TxfmUdaGJaBwXigMBnKigPvsMjrlmHtoCHGtGE9JxbHlR");
  }

  @Property(tries = 200)
  void aLinkIsReadBack(@ForAll("links") SignedLink link) {
    String token = link.token(SECRET, CODE);
    assertThat(token).matches("[A-Za-z0-9_-]{52}");
    assertThat(SignedLink.of(token, SECRET, CODE)).contains(link);
  }

  @Test
  void aLinkOfAnotherCodeOrUnderAnotherSecretIsNone() {
    String token = LINK.token(SECRET, CODE);
    byte[] other = new byte[GateSecret.BYTES];
    other[0] = 1;

    assertThat(SignedLink.of(token, SECRET, CODE + "x")).isEmpty();
    assertThat(SignedLink.of(token, new GateSecret(other), CODE)).isEmpty();
  }

  @Test
  void aLinkWithAnyBitChangedIsNone() {
    byte[] bytes = Base64.getUrlDecoder().decode(LINK.token(SECRET, CODE));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] changed = bytes.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(SignedLink.of(Base64.getUrlEncoder().encodeToString(changed), SECRET, CODE))
          .isEmpty();
    }
  }

  @Property
  void noOtherTextIsALink(@ForAll @Size(max = 60) String text) {
    assertThat(SignedLink.of(text, SECRET, CODE)).isEmpty();
  }

  @Test
  void aLinkIsOneTextAlone() {
    String token = LINK.token(SECRET, CODE);
    assertThat(SignedLink.of(token + "=", SECRET, CODE)).isEmpty();
    assertThat(SignedLink.of(token.substring(0, 51), SECRET, CODE)).isEmpty();
    assertThat(SignedLink.of(token.substring(0, 48) + "====", SECRET, CODE)).isEmpty();
    assertThat(SignedLink.of(token.substring(0, 51) + "+", SECRET, CODE)).isEmpty();
  }

  @Test
  void aLinkEndsAtItsMomentAndNotBefore() {
    Instant end = Instant.parse("2026-03-01T09:00:00.123Z");
    assertThat(LINK.hasExpired(end.minusMillis(1))).isFalse();
    assertThat(LINK.hasExpired(end)).isTrue();
    assertThat(new SignedLink(LINK.id(), null, true).hasExpired(Instant.MAX)).isFalse();
  }

  @Test
  void aLinkThatCantBeWrittenIsRefused() {
    assertThatThrownBy(() -> new SignedLink(LINK.id(), Instant.ofEpochMilli(-1), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SignedLink(LINK.id(), SignedLink.LATEST_EXPIRY.plusMillis(1), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinkId("link_81kjm3x4y5z6a7b8c9d0e1f2g3"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new GateSecret(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesThatMoveFromOnePartToTheNextChangeTheSignature() {
    byte[] whole = SECRET.signature(new byte[] {1, 2}, new byte[] {3});
    assertThat(SECRET.signature(new byte[] {1}, new byte[] {2, 3})).isNotEqualTo(whole);
    assertThat(SECRET.isSignature(whole, new byte[] {1, 2}, new byte[] {3})).isTrue();
  }

  @Provide
  Arbitrary<SignedLink> links() {
    Arbitrary<LinkId> ids =
        Arbitraries.bytes().array(byte[].class).ofSize(LinkId.BYTES).map(LinkId::of);
    Arbitrary<@Nullable Instant> ends =
        Arbitraries.longs()
            .between(0, SignedLink.LATEST_EXPIRY.toEpochMilli())
            .map(Instant::ofEpochMilli)
            .injectNull(0.3);
    return Combinators.combine(ids, ends, Arbitraries.of(true, false)).as(SignedLink::new);
  }
}
