package dev.waypost.analytics;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** The same report as {@link CodeReports}, counted one scan after the other. */
final class PlainReport {
  private PlainReport() {}

  static CodeReport of(List<ScanRecord> scans, CodeReportQuery query) {
    List<ScanRecord> answered =
        scans.stream()
            .filter(scan -> scan.workspaceId().equals(query.workspaceId()))
            .filter(scan -> scan.codeId().equals(query.codeId()))
            .filter(scan -> !scan.time().isBefore(query.from()))
            .filter(scan -> scan.time().isBefore(query.to()))
            .toList();
    List<ScanRecord> people =
        answered.stream().filter(scan -> scan.audience() == Audience.PERSON).toList();
    return new CodeReport(
        people.size(),
        visitors(people),
        answered.size() - people.size(),
        days(people, query),
        shares(people, ScanRecord::device),
        shares(people, scan -> Objects.requireNonNullElse(scan.country(), "unknown")));
  }

  private static long visitors(List<ScanRecord> scans) {
    Set<Long> visitors = new HashSet<>();
    scans.forEach(scan -> visitors.add(scan.visitor()));
    return visitors.size();
  }

  private static List<CodeReport.Day> days(List<ScanRecord> scans, CodeReportQuery query) {
    List<CodeReport.Day> days = new ArrayList<>();
    LocalDate day = query.from().atZone(query.zone()).toLocalDate();
    while (day.atStartOfDay(query.zone()).toInstant().isBefore(query.to())) {
      LocalDate today = day;
      List<ScanRecord> ofDay =
          scans.stream()
              .filter(scan -> scan.time().atZone(query.zone()).toLocalDate().equals(today))
              .toList();
      days.add(new CodeReport.Day(day, ofDay.size(), visitors(ofDay)));
      day = day.plusDays(1);
    }
    return days;
  }

  private static List<CodeReport.Share> shares(
      List<ScanRecord> scans, Function<ScanRecord, String> property) {
    Map<String, Long> counts = new HashMap<>();
    scans.forEach(scan -> counts.merge(property.apply(scan), 1L, Long::sum));
    List<CodeReport.Share> shares = new ArrayList<>();
    counts.forEach((name, count) -> shares.add(new CodeReport.Share(name, count)));
    shares.sort(
        Comparator.comparingLong(CodeReport.Share::scans)
            .reversed()
            .thenComparing(CodeReport.Share::name));
    return shares;
  }
}
