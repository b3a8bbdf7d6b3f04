package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteCodecTest {
  private static final Route TEXT =
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

  private static final Route FULL =
      new Route(
          "c",
          "w",
          1,
          RouteState.ACTIVE,
          new WebTarget("a:b"),
          null,
          null,
          "g",
          new RoutePlan(
              new Access(null, 18, null, true),
              List.of(
                  new Rule(
                      "r",
                      new All(
                          List.of(
                              new DeviceIs(Set.of(Device.PHONE, Device.OTHER)),
                              new Not(new CountryIs(Set.of("DE", "AT"))),
                              new Hours(
                                  ZoneId.of("UTC"),
                                  Set.of(DayOfWeek.MONDAY),
                                  LocalTime.of(22, 0),
                                  LocalTime.MIDNIGHT))),
                      new Lead(new AppTarget("x:", null, "a:c")))),
              new Split(
                  Mode.ROTATE,
                  10,
                  List.of(new Factor("", List.of(new Variant("A", 300, null, Map.of("v", "1")))))),
              List.of(new ScheduledTarget(Instant.ofEpochSecond(64), new TextTarget(""))),
              new RedirectOptions(307, Map.of(), true),
              100L));

  /** Routes on disk and on other machines were written by this layout. */
  @Test
  void theLayoutIsAsDocumented() {
    assertThat(hex(TEXT))
        .isEqualTo(
            without(
                """
                02 50 0000000000000102 03
                06 636f64655f31  04 77735f31
                a080a09a0d c0a9d33a
                12 68747470733a2f2f622e6578616d706c652f
                02 07 4772c3bcc39f65
                00
                """));
    assertThat(hex(FULL))
        .isEqualTo(
            without(
                """
                02 41 0000000000000001 04
                01 63  01 77  01 67
                01 03 613a62
                3f
                0a 12
                01  01 72
                  0d 03
                    01 09
                    0f 04 02 02 4154 02 4445
                    08 03 555443 01 e0ea04 00 00 00
                  01 03 02 783a 03 613a63
                01 4024000000000000 01 00 01 01 41 ac02 00 01 01 76 01 31
                01 8001 00 02 00
                06 00
                64
                """));
  }

  /** As version 1 wrote it. */
  @Test
  void aRouteOfTheFirstVersionIsRead() {
    String written =
        "01 50 0000000000000102 0000019ca8a03efb"
            + " 00000006 636f64655f31 00000004 77735f31"
            + " 00000012 68747470733a2f2f622e6578616d706c652f"
            + " 02 00000007 4772c3bcc39f65";
    assertThat(RouteCodec.decode(bytes(written))).isEqualTo(TEXT);

    String withoutExpiryAndFallback =
        "01 41 0000000000000001 8000000000000000 00000001 63 00000001 77 ffffffff 01 00000003 613a62";
    assertThat(RouteCodec.decode(bytes(withoutExpiryAndFallback)))
        .isEqualTo(Route.plain("c", "w", 1, RouteState.ACTIVE, new WebTarget("a:b")));
    for (String cut = written.replace(" ", ""); !cut.isEmpty(); ) {
      cut = cut.substring(2);
      byte[] tail = bytes(written.replace(" ", "").substring(0, cut.length()));
      assertThat(isRefused(tail)).isTrue();
    }
  }

  @Property(tries = 300)
  void aRouteIsReadBackAsItWasWritten(@ForAll("routes") Route route) {
    assertThat(RouteCodec.decode(RouteCodec.encode(route))).isEqualTo(route);
  }

  @Test
  void equalRoutesGiveEqualBytes() {
    String[] countries = {"DE", "AT", "CH", "FR", "IT", "ES", "PL"};
    Set<String> forwards = new LinkedHashSet<>(Arrays.asList(countries));
    Set<String> backwards = new LinkedHashSet<>(Arrays.asList(countries).reversed());
    assertThat(RouteCodec.encode(withCondition(new CountryIs(forwards))))
        .isEqualTo(RouteCodec.encode(withCondition(new CountryIs(backwards))));
    assertThat(RouteCodec.encode(withCondition(new DeviceIs(Set.of(Device.values())))))
        .isEqualTo(RouteCodec.encode(withCondition(new DeviceIs(EnumSet.allOf(Device.class)))));
  }

  @Test
  void parametersKeepTheirOrder() {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name : List.of("z", "a", "m", "b", "y")) {
      parameters.put(name, "1");
    }
    Route route = withRedirect(new RedirectOptions(302, parameters, false));
    Route read = RouteCodec.decode(RouteCodec.encode(route));
    assertThat(read.plan().redirect().parameters().keySet())
        .containsExactly("z", "a", "m", "b", "y");
  }

  @Property(tries = 40)
  void aRouteThatIsCutOffIsRefused(@ForAll("routes") Route route) {
    byte[] bytes = RouteCodec.encode(route);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThat(isRefused(cut)).isTrue();
    }
    assertThatThrownBy(() -> RouteCodec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("Route followed by 1 bytes that do not belong to it.");
  }

  @Property(tries = 40)
  void aFlippedBitIsRefusedOrGivesARoute(@ForAll("routes") Route route) {
    byte[] bytes = RouteCodec.encode(route);
    int refused = 0;
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      refused += isRefused(damaged) ? 1 : 0;
    }
    assertThat(refused).isBetween(1, bytes.length * 8 - 1);
  }

  @Property(tries = 300)
  void anyBytesAreRefusedOrGiveARoute(@ForAll byte[] bytes, @ForAll("routes") Route route) {
    assertThat(isRefused(bytes)).isTrue();
    byte[] begun = RouteCodec.encode(route);
    System.arraycopy(bytes, 0, begun, begun.length / 2, Math.min(bytes.length, begun.length / 2));
    isRefused(begun);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          03 41 0000000000000001 00 | Route of format version 3; this program reads versions 1 and 2.
          02 5a 0000000000000001 00 | Route with unknown state 90.
          02 41 0000000000000001 08 | Route with unknown flags 8.
          02 41 0000000000000001 00 ffffffff07 | Route with a text of impossible length 2147483647.
          02 41 0000000000000001 00 ffffffffffffffffff01 | Route with a text of impossible length -1.
          02 41 0000000000000001 00 8100 63 | Route with a number that is not written in the shortest way.
          02 41 0000000000000001 00 01 ff 01 77 01 00 00 | Route with a text that is not UTF-8.
          02 41 0000000000000001 00 01 63 01 77 00 | Route with unknown kind of target 0.
          02 41 0000000000000001 00 01 63 01 77 09 | Route with unknown kind of target 9.
          02 41 0000000000000001 00 01 63 01 77 01 00 40 | Route with unknown flags 64.
          02 41 0000000000000001 00 01 63 01 77 01 00 01 00 | Route with a part that says nothing.
          02 41 0000000000000001 00 01 63 01 77 01 00 01 02 64 | Route with a minimum age of 100 where 1 to 99 are possible.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 63 | Route with unknown kind of condition 99.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 ffffffff07 | Route with items of 2147483647 where 0 to 5 are possible.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 01 10 | Route with a Device that is not known.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 04 02 01 42 01 41 | Route with a set out of order.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 08 01 41 00 00 00 00 00 | Route with an unknown time zone.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 0c 4059000000000001 | Route with a share of 100.00000000000001 percent.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 0c 7ff8000000000000 | Route with a share of NaN percent.
          02 41 0000000000000001 00 01 63 01 77 01 00 02 01 00 0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f | Route with conditions in each other more than 16 deep.
          02 41 0000000000000001 01 01 63 01 77 ffffffffffffffffff01 00 | Route with a time that is out of bounds.
          02 41 0000000000000001 00 01 63 01 77 01 00 10 00 02 0161 0162 0161 0163 | Route with a parameter that is there twice.
          """)
  void aRefusalSaysWhatIsWrong(String written, String message) {
    assertThatThrownBy(() -> RouteCodec.decode(bytes(written)))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** What could not be read again is not written. */
  @Test
  void aRouteOutOfBoundsIsNotWritten() {
    Condition deep = new All(List.of());
    for (int depth = 1; depth < Condition.MAXIMUM_DEPTH; depth++) {
      deep = new Not(deep);
    }
    Route deepest = withCondition(deep);
    assertThat(RouteCodec.decode(RouteCodec.encode(deepest))).isEqualTo(deepest);

    Route tooDeep = withCondition(new Not(deep));
    assertThatThrownBy(() -> RouteCodec.encode(tooDeep))
        .isInstanceOf(IllegalArgumentException.class);
    Route noShare = withCondition(new Share(Double.NaN));
    assertThatThrownBy(() -> RouteCodec.encode(noShare))
        .isInstanceOf(IllegalArgumentException.class);
    Route noRedirect = withRedirect(new RedirectOptions(303, Map.of(), false));
    assertThatThrownBy(() -> RouteCodec.encode(noRedirect))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Route withCondition(Condition condition) {
    Rule rule = new Rule("rule-1", condition, new Lead(new TextTarget("Hello")));
    return withPlan(
        new RoutePlan(Access.OPEN, List.of(rule), null, List.of(), RedirectOptions.DEFAULT, null));
  }

  private static Route withRedirect(RedirectOptions redirect) {
    return withPlan(new RoutePlan(Access.OPEN, List.of(), null, List.of(), redirect, null));
  }

  private static Route withPlan(RoutePlan plan) {
    return new Route(
        "c",
        "w",
        1,
        RouteState.ACTIVE,
        new WebTarget("https://a.example/"),
        null,
        null,
        null,
        plan);
  }

  /**
   * Any exception but the documented one fails, and so does a route that is written in another way
   * than it was read.
   */
  private static boolean isRefused(byte[] bytes) {
    Route route;
    try {
      route = RouteCodec.decode(bytes);
    } catch (IllegalArgumentException refusal) {
      assertThat(refusal).isExactlyInstanceOf(IllegalArgumentException.class);
      return true;
    }
    byte[] again = RouteCodec.encode(route);
    if (bytes[0] == 2) {
      assertThat(again).isEqualTo(bytes);
    }
    assertThat(RouteCodec.decode(again)).isEqualTo(route);
    return false;
  }

  private static String hex(Route route) {
    return HexFormat.of().formatHex(RouteCodec.encode(route));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(without(hex));
  }

  private static String without(String hex) {
    return hex.replaceAll("\\s", "");
  }

  @Provide
  Arbitrary<Route> routes() {
    return new RouteArbitraries(
            Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("ü世\u0000\n\uFFFD")
                .ofMaxLength(12)
                .map(text -> text + "😀"))
        .routes();
  }
}
