package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RouteCodecTest {
  private static final Route FULL =
      new Route(
          "code_1",
          "ws_1",
          258,
          RouteState.PAUSED,
          new TextTarget("Grüße"),
          Instant.ofEpochMilli(1_772_355_600_123L),
          "https://b.example/",
          null,
          RoutePlan.PLAIN);

  /** Routes on disk and on other machines were written by this layout. */
  @Test
  void theLayoutIsAsDocumented() {
    String expected =
        "01 50 0000000000000102 0000019ca8a03efb"
            + " 00000006 636f64655f31 00000004 77735f31"
            + " 00000012 68747470733a2f2f622e6578616d706c652f"
            + " 02 00000007 4772c3bcc39f65";
    assertThat(HexFormat.of().formatHex(RouteCodec.encode(FULL)))
        .isEqualTo(expected.replace(" ", ""));
  }

  @Property
  void aRouteIsReadBackAsItWasWritten(@ForAll("routes") Route route) {
    assertThat(RouteCodec.decode(RouteCodec.encode(route))).isEqualTo(route);
  }

  @Test
  void anExpiryIsKeptToTheMillisecond() {
    var precise =
        new Route(
            "c",
            "w",
            1,
            RouteState.ACTIVE,
            new WebTarget("https://a.example"),
            Instant.parse("2026-03-01T09:00:00.123456789Z"),
            null,
            null,
            RoutePlan.PLAIN);
    assertThat(RouteCodec.decode(RouteCodec.encode(precise)).expiresAt())
        .isEqualTo("2026-03-01T09:00:00.123Z");
  }

  @Property(tries = 200)
  void aRouteThatIsCutOffIsRefused(@ForAll("routes") Route route) {
    byte[] bytes = RouteCodec.encode(route);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> RouteCodec.decode(cut))
          .isExactlyInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RouteCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFlippedBitIsRefusedOrGivesARoute() {
    byte[] bytes = RouteCodec.encode(FULL);
    int refused = 0;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refused += isRefused(damaged) ? 1 : 0;
    }
    assertThat(refused).isBetween(1, bytes.length * 8 - 1);
  }

  @Property
  void anyBytesAreRefusedOrGiveARoute(@ForAll byte[] bytes) {
    assertThat(isRefused(bytes)).isTrue();
    byte[] begun = RouteCodec.encode(FULL);
    System.arraycopy(bytes, 0, begun, begun.length / 2, Math.min(bytes.length, begun.length / 2));
    isRefused(begun);
  }

  @Test
  void aRefusalSaysWhatIsWrong() {
    byte[] bytes = RouteCodec.encode(FULL);
    bytes[0] = 2;
    assertThatThrownBy(() -> RouteCodec.decode(bytes))
        .hasMessage("Route of format version 2; this program reads version 1.");
    bytes[0] = 1;
    bytes[1] = 'Z';
    assertThatThrownBy(() -> RouteCodec.decode(bytes)).hasMessageContaining("unknown state 90");
  }

  /** Any exception but the documented one, and a route that can't be written again, fails. */
  private static boolean isRefused(byte[] bytes) {
    Route route;
    try {
      route = RouteCodec.decode(bytes);
    } catch (IllegalArgumentException refusal) {
      assertThat(refusal).isExactlyInstanceOf(IllegalArgumentException.class);
      return true;
    }
    assertThat(RouteCodec.decode(RouteCodec.encode(route))).isEqualTo(route);
    return false;
  }

  @Provide
  Arbitrary<Route> routes() {
    Arbitrary<String> texts =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars("ü世\u0000\n")
            .ofMaxLength(30)
            .map(text -> text + "😀");
    Arbitrary<Target> targets =
        Arbitraries.oneOf(texts.map(WebTarget::new), texts.map(TextTarget::new));
    Arbitrary<Instant> expiries =
        Arbitraries.longs().filter(millis -> millis != Long.MIN_VALUE).map(Instant::ofEpochMilli);
    return Combinators.combine(
            texts,
            texts,
            Arbitraries.longs(),
            Arbitraries.of(RouteState.class),
            targets,
            expiries.injectNull(0.3),
            texts.injectNull(0.3))
        .as((codeId, workspaceId, revision, state, target, expiresAt, fallback) ->
            new Route(
                codeId,
                workspaceId,
                revision,
                state,
                target,
                expiresAt,
                fallback,
                null,
                RoutePlan.PLAIN))
        .withoutEdgeCases();
  }
}
