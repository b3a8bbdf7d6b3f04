package dev.waypost.server.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Route;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A year of scans. */
class DemoScansTest {
  private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");
  private static final int TOTAL = 20_000;

  private static ScannedCode code(String id, double share, Duration age, Burst... bursts) {
    var routes = new TreeMap<Instant, Route>();
    routes.put(
        NOW.minus(age),
        Route.plain(
            id, "ws_demo", 7, RouteState.ACTIVE, new WebTarget("https://example.com/" + id)));
    return new ScannedCode(
        id,
        "dom_1",
        new Traffic(share, Rhythm.MENU, "munich", 0.4, 1, List.of(bursts), null),
        routes);
  }

  private static List<ScannedCode> codes() {
    return List.of(
        code("old", 3, Duration.ofDays(360)),
        code("young", 1, Duration.ofDays(30)),
        code(
            "campaign", 1, Duration.ofDays(300), new Burst(LocalDate.of(2030, 6, 1), null, 10, 9)));
  }

  private static List<ScanRecord> scans(long seed) {
    List<ScanRecord> all = new ArrayList<>();
    new DemoScans(codes(), seed, NOW, TOTAL).forEachRemaining(all::addAll);
    return all;
  }

  @Test
  void theSameSeedMakesTheSameScansAndAnotherOneOthers() {
    List<ScanRecord> scans = scans(7);
    assertThat(scans(7)).isEqualTo(scans);
    assertThat(scans(8)).isNotEqualTo(scans);
  }

  @Test
  void thereAreAsManyAsAskedForInTheirOrderAndNoneBeforeItsCodeOrAfterNow() {
    List<ScanRecord> scans = scans(7);
    Map<Audience, Long> audiences =
        scans.stream().collect(groupingBy(ScanRecord::audience, counting()));
    assertThat(audiences).containsEntry(Audience.PERSON, (long) TOTAL);
    assertThat(audiences.get(Audience.PREVIEW)).isPositive();
    assertThat(audiences.get(Audience.CRAWLER)).isPositive();
    assertThat(scans).allSatisfy(scan -> assertThat(scan.time()).isBefore(NOW));
    assertThat(scans.stream().filter(scan -> scan.codeId().equals("young")))
        .isNotEmpty()
        .allSatisfy(
            scan -> assertThat(scan.time()).isAfterOrEqualTo(NOW.minus(Duration.ofDays(30))));
    List<LocalDate> days =
        scans.stream().map(scan -> LocalDate.ofInstant(scan.time(), DemoDates.ZONE)).toList();
    assertThat(days).isSortedAccordingTo(Comparator.naturalOrder());
  }

  @Test
  void theWeekTheDayTheBurstAndTheRegularsShow() {
    List<ScanRecord> scans = scans(7);
    Map<DayOfWeek, Long> weekdays =
        scans.stream()
            .collect(
                groupingBy(scan -> scan.time().atZone(DemoDates.ZONE).getDayOfWeek(), counting()));
    assertThat(weekdays.get(DayOfWeek.SATURDAY)).isGreaterThan(weekdays.get(DayOfWeek.MONDAY));
    Map<Integer, Long> hours =
        scans.stream()
            .collect(groupingBy(scan -> scan.time().atZone(DemoDates.ZONE).getHour(), counting()));
    assertThat(hours.get(9)).isGreaterThan(hours.getOrDefault(20, 0L) * 2);
    assertThat(hours).doesNotContainKey(3);
    List<ScanRecord> campaign =
        scans.stream().filter(scan -> scan.codeId().equals("campaign")).toList();
    long burst =
        campaign.stream().filter(scan -> scan.time().toString().startsWith("2030-06-0")).count();
    assertThat(burst).isGreaterThan(campaign.size() / 10);
    long visitors = scans.stream().mapToLong(ScanRecord::visitor).distinct().count();
    assertThat(visitors).isLessThan(scans.size() * 95L / 100);
  }
}
