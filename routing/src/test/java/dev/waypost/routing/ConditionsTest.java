package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.Between;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.Condition.SystemVersion;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** spec/routing-cases has more of each, in the form in which owners write it. */
class ConditionsTest {
  private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);

  @Test
  void theDeviceIsOneOfThese() {
    var phones = new DeviceIs(Set.of(Device.PHONE, Device.TABLET));
    assertThat(holds(phones, new PretendedScan().device(Device.TABLET))).isTrue();
    assertThat(holds(phones, new PretendedScan().device(Device.DESKTOP))).isFalse();
  }

  @Test
  void theSystemIsOneOfThese() {
    var apple = new SystemIs(Set.of(OperatingSystem.IOS, OperatingSystem.MACOS));
    assertThat(holds(apple, new PretendedScan().system(OperatingSystem.IOS, null))).isTrue();
    assertThat(holds(apple, new PretendedScan().system(OperatingSystem.LINUX, null))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          16.4.0, true
          16.3.9, false
          17.9.9, true
          18.0.0, false
          -,      false
          """)
  void theVersionLiesInARange(@Nullable String version, boolean holds) {
    var range = new SystemVersion(new Version(16, 4, 0), new Version(18, 0, 0));
    Version known = version == null ? null : version(version);
    assertThat(holds(range, new PretendedScan().system(OperatingSystem.IOS, known)))
        .isEqualTo(holds);
    assertThat(
            holds(
                new SystemVersion(null, null),
                new PretendedScan().system(OperatingSystem.IOS, known)))
        .isEqualTo(known != null);
  }

  @Test
  void thePlaceIsOneOfThese() {
    var country = new CountryIs(Set.of("DE", "AT"));
    assertThat(holds(country, new PretendedScan().from("AT", null))).isTrue();
    assertThat(holds(country, new PretendedScan().from("CH", null))).isFalse();
    assertThat(holds(country, new PretendedScan())).isFalse();

    var region = new RegionIs(Set.of("DE-BY"));
    assertThat(holds(region, new PretendedScan().from("DE", "BY"))).isTrue();
    assertThat(holds(region, new PretendedScan().from("AT", "BY"))).isFalse();
    assertThat(holds(region, new PretendedScan().from("DE", null))).isFalse();
    assertThat(holds(region, new PretendedScan().from(null, "BY"))).isFalse();
  }

  @Test
  void theMostPreferredLanguageIsInARange() {
    var german = new LanguageIs(List.of("de", "pt-br"));
    assertThat(holds(german, new PretendedScan().language("de-AT,en;q=0.9"))).isTrue();
    assertThat(holds(german, new PretendedScan().language("pt-BR"))).isTrue();
    assertThat(holds(german, new PretendedScan().language("pt-PT,de;q=0.9"))).isFalse();
    assertThat(holds(german, new PretendedScan())).isFalse();
  }

  @Test
  void theTimeLiesInASpan() {
    var span =
        new Between(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-03-02T00:00:00Z"));
    assertThat(holds(span, new PretendedScan().at("2026-02-28T23:59:59.999Z"))).isFalse();
    assertThat(holds(span, new PretendedScan().at("2026-03-01T00:00:00Z"))).isTrue();
    assertThat(holds(span, new PretendedScan().at("2026-03-01T23:59:59.999Z"))).isTrue();
    assertThat(holds(span, new PretendedScan().at("2026-03-02T00:00:00Z"))).isFalse();
    assertThat(holds(new Between(null, null), new PretendedScan())).isTrue();
  }

  /** 2026-03-01 is a Sunday; Berlin is an hour ahead of UTC until 2026-03-29, then two. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SUNDAY | 09:00 | 17:00 | 2026-03-01T07:59:59.999Z | false
          SUNDAY | 09:00 | 17:00 | 2026-03-01T08:00:00Z     | true
          SUNDAY | 09:00 | 17:00 | 2026-03-01T15:59:59.999Z | true
          SUNDAY | 09:00 | 17:00 | 2026-03-01T16:00:00Z     | false
          MONDAY | 09:00 | 17:00 | 2026-03-01T08:00:00Z     | false
          SUNDAY | 22:00 | 02:00 | 2026-03-01T20:59:59Z     | false
          SUNDAY | 22:00 | 02:00 | 2026-03-01T21:00:00Z     | true
          SUNDAY | 22:00 | 02:00 | 2026-03-02T00:59:59Z     | true
          SUNDAY | 22:00 | 02:00 | 2026-03-02T01:00:00Z     | false
          SUNDAY | 22:00 | 02:00 | 2026-03-01T00:00:00Z     | false
          SUNDAY | 22:00 | 22:00 | 2026-03-01T20:59:59Z     | false
          SUNDAY | 22:00 | 22:00 | 2026-03-01T21:00:00Z     | true
          SUNDAY | 22:00 | 22:00 | 2026-03-02T20:59:59Z     | true
          SUNDAY | 22:00 | 22:00 | 2026-03-02T21:00:00Z     | false
          SUNDAY | 00:00 | 00:00 | 2026-02-28T23:00:00Z     | true
          SUNDAY | 00:00 | 00:00 | 2026-03-01T22:59:59Z     | true
          SUNDAY | 00:00 | 00:00 | 2026-03-01T23:00:00Z     | false
          # 02:00 to 03:00 does not happen on 2026-03-29.
          SUNDAY | 02:15 | 02:45 | 2026-03-29T00:59:59Z     | false
          SUNDAY | 02:15 | 02:45 | 2026-03-29T01:00:00Z     | false
          SUNDAY | 02:15 | 03:15 | 2026-03-29T01:00:00Z     | true
          SUNDAY | 02:15 | 03:15 | 2026-03-29T01:15:00Z     | false
          # 02:00 to 03:00 happens twice on 2026-10-25.
          SUNDAY | 02:15 | 02:45 | 2026-10-25T00:20:00Z     | true
          SUNDAY | 02:15 | 02:45 | 2026-10-25T00:50:00Z     | false
          SUNDAY | 02:15 | 02:45 | 2026-10-25T01:20:00Z     | true
          # Years before 1970 are not what anybody scans in, but nothing breaks.
          WEDNESDAY | 23:00 | 00:00 | 1969-12-31T22:30:00Z  | true
          """)
  void clocksInAZoneShowATimeInAWindow(
      DayOfWeek day, LocalTime from, LocalTime until, String time, boolean holds) {
    var hours = new Hours(ZoneId.of("Europe/Berlin"), Set.of(day), from, until);
    assertThat(holds(hours, new PretendedScan().at(time))).isEqualTo(holds);
  }

  @Test
  void windowsInSeveralZonesDoNotDisturbEachOther() {
    LocalTime nine = LocalTime.of(9, 0);
    LocalTime ten = LocalTime.of(10, 0);
    var utc = new Hours(ZoneId.of("UTC"), EVERY_DAY, nine, ten);
    var berlin = new Hours(ZoneId.of("Europe/Berlin"), EVERY_DAY, nine, ten);
    var both = new Any(List.of(new All(List.of(utc, berlin)), new All(List.of(berlin, utc))));
    var scan = new PretendedScan().at("2026-03-01T09:30:00Z");
    assertThat(holds(utc, scan)).isTrue();
    assertThat(holds(berlin, scan)).isFalse();
    assertThat(holds(both, scan)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          source=poster            | true
          a=1&source=poster&b      | true
          source=flyer             | false
          source=flyer&source=poster | true
          source=Poster            | false
          Source=poster            | false
          source=poster+           | false
          source=p%6Fster          | true
          so%75rce=poster          | true
          source=%zz&source=poster | true
          source                   | false
          source=                  | false
          -                        | false
          &&=&                     | false
          """)
  void theQueryHasAParameterWithAValue(@Nullable String query, boolean holds) {
    var poster = new QueryHas("source", Set.of("poster", "banner"));
    assertThat(holds(poster, new PretendedScan().query(query))).isEqualTo(holds);
  }

  @Test
  void theQueryHasAParameterWithAnyValue() {
    var vip = new QueryHas("vip", Set.of());
    assertThat(holds(vip, new PretendedScan().query("vip"))).isTrue();
    assertThat(holds(vip, new PretendedScan().query("vip="))).isTrue();
    assertThat(holds(vip, new PretendedScan().query("x=vip"))).isFalse();
  }

  @Test
  void anEndlessQueryIsReadToItsHundredthParameter() {
    var last = new QueryHas("last", Set.of());
    assertThat(holds(last, new PretendedScan().query("x&".repeat(99) + "last"))).isTrue();
    assertThat(holds(last, new PretendedScan().query("x&".repeat(100) + "last"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "instagram.com, true",
        "l.instagram.com, true",
        "a.b.instagram.com, true",
        "notinstagram.com, false",
        "instagram.com.evil.example, false",
        "com, false",
        "-, false"
      })
  void theReferrerIsAHostOrBelowIt(@Nullable String host, boolean holds) {
    var instagram = new ReferrerIs(Set.of("instagram.com", "t.co"));
    assertThat(holds(instagram, new PretendedScan().referrer(host))).isEqualTo(holds);
  }

  @Test
  void theNumberOfTheScanLiesInARange() {
    var range = new ScanNumber(2, 4L);
    assertThat(holds(range, new PretendedScan().number(1))).isFalse();
    assertThat(holds(range, new PretendedScan().number(2))).isTrue();
    assertThat(holds(range, new PretendedScan().number(4))).isTrue();
    assertThat(holds(range, new PretendedScan().number(5))).isFalse();
    assertThat(holds(new ScanNumber(2, null), new PretendedScan().number(5))).isTrue();
  }

  @Test
  void aShareKeepsWhoIsInItWhenItGrows() {
    Random random = new Random(3);
    int[] in = new int[101];
    for (int i = 0; i < 10_000; i++) {
      var scan = new PretendedScan().bucket(random.nextLong());
      boolean wasIn = false;
      for (int percent = 0; percent <= 100; percent++) {
        boolean isIn = holds(new Share(percent), scan);
        assertThat(isIn || !wasIn).isTrue();
        in[percent] += isIn ? 1 : 0;
        wasIn = isIn;
      }
    }
    assertThat(in[0]).isZero();
    assertThat(in[25]).isBetween(2_280, 2_720);
    assertThat(in[100]).isEqualTo(10_000);
  }

  @Test
  void conditionsAreCombined() {
    Condition yes = new All(List.of());
    Condition no = new Any(List.of());
    var scan = new PretendedScan();
    assertThat(holds(yes, scan)).isTrue();
    assertThat(holds(no, scan)).isFalse();
    assertThat(holds(new Not(no), scan)).isTrue();
    assertThat(holds(new All(List.of(yes, no)), scan)).isFalse();
    assertThat(holds(new All(List.of(yes, yes)), scan)).isTrue();
    assertThat(holds(new Any(List.of(no, yes)), scan)).isTrue();
    assertThat(holds(new Any(List.of(no, no)), scan)).isFalse();
  }

  private static boolean holds(Condition condition, PretendedScan scan) {
    return Conditions.hold(condition, "rule-1", new Facts(scan.context()));
  }

  private static Version version(String text) {
    String[] parts = text.split("\\.", -1);
    return new Version(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }
}
