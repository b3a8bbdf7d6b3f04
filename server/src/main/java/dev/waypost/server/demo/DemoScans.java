package dev.waypost.server.demo;

import dev.waypost.routing.Evaluation;
import dev.waypost.routing.Location;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The scans of a year, day by day and within each by time, as the data plane would have recorded
 * them: each is answered by the route that its code had then. The same seed, the same moment and
 * codes that differ by their ids alone make the same scans.
 */
final class DemoScans implements Iterator<List<ScanRecord>> {
  /** How many robots look at codes, as a part of the scans by people. */
  private static final double ROBOTS = 0.045;

  /** How many scan the same code once more within the hour. */
  private static final double REPEATED = 0.1;

  private static final double SEEN_ONLINE = 0.55;
  private static final double PASSING = 0.8;
  private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(1);
  private static final Duration LONGEST_REPEAT = Duration.ofMinutes(50);
  private static final Duration LONGEST_GATE = Duration.ofSeconds(40);

  private final List<ScannedCode> codes;
  private final DemoDates dates;
  private final Crowd crowd;
  private final SplittableRandom random;
  private final DailyScans daily;
  private final long seed;
  private final long[] numbers;
  private int day;

  private record Drawn(int code, Visitor visitor, Instant time) {}

  /**
   * The scans.
   *
   * @param total how many people's scans there are; those of robots come to them
   */
  DemoScans(List<ScannedCode> codes, long seed, Instant now, int total) {
    this.codes = List.copyOf(codes);
    this.dates = new DemoDates(now);
    this.crowd = new Crowd(seed);
    this.random = new SplittableRandom(seed);
    this.seed = seed;
    this.daily = new DailyScans(codes, dates, random, total);
    this.numbers = new long[codes.size()];
  }

  @Override
  public boolean hasNext() {
    return day < daily.days();
  }

  /** The scans of the next day. */
  @Override
  public List<ScanRecord> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    List<ScanRecord> scans = new ArrayList<>();
    drawn(day).forEach(each -> answer(each, scans));
    scans.sort(Comparator.comparing(ScanRecord::time));
    day++;
    return scans;
  }

  private List<Drawn> drawn(int number) {
    LocalDate date = dates.firstDay().plusDays(number);
    double part = (double) number / DemoDates.DAYS;
    double travellers = Season.travellers(date);
    boolean isToday = date.equals(dates.today());
    List<Drawn> all = new ArrayList<>();
    @Nullable Drawn[] last = new Drawn[codes.size()];
    for (int i = 0; i < daily.on(number); i++) {
      int code = daily.code(number, random.nextDouble());
      Drawn before = last[code];
      Drawn drawn = before == null ? null : again(before);
      if (drawn == null) {
        Traffic traffic = codes.get(code).traffic();
        boolean regular = random.nextDouble() < traffic.regulars();
        Visitor visitor =
            regular
                ? crowd.regular(traffic.place(), part, random)
                : crowd.passerBy(traffic.place(), travellers, part, random);
        drawn = new Drawn(code, visitor, time(code, date, isToday));
      }
      all.add(drawn);
      last[code] = drawn;
      if (random.nextDouble() < ROBOTS) {
        all.add(new Drawn(code, crowd.robot(random), time(code, date, isToday)));
      }
    }
    all.sort(Comparator.comparing(Drawn::time));
    return all;
  }

  /** The same person a little later, now and then. */
  private @Nullable Drawn again(Drawn before) {
    if (random.nextDouble() >= REPEATED) {
      return null;
    }
    Instant later =
        before
            .time()
            .plusMillis(random.nextLong(SHORTEST_REPEAT.toMillis(), LONGEST_REPEAT.toMillis()));
    return later.isBefore(dates.now()) ? new Drawn(before.code(), before.visitor(), later) : null;
  }

  /** A time of a day after the code was made and before now. */
  private Instant time(int code, LocalDate date, boolean isToday) {
    ScannedCode scanned = codes.get(code);
    Rhythm rhythm = scanned.traffic().rhythm();
    double passed = isToday ? rhythm.passed(dates.now().atZone(DemoDates.ZONE).toLocalTime()) : 1;
    Instant time =
        date.atTime(rhythm.time(random.nextDouble() * passed)).atZone(DemoDates.ZONE).toInstant();
    Instant made = scanned.madeAt();
    if (time.isBefore(made)) {
      time = made.plusMillis(random.nextLong(LONGEST_REPEAT.toMillis()));
    }
    return time.isBefore(dates.now()) ? time : dates.now().minusMillis(1);
  }

  private void answer(Drawn drawn, List<ScanRecord> scans) {
    ScannedCode code = codes.get(drawn.code());
    Visitor visitor = drawn.visitor();
    Audience audience = visitor.agent().audience();
    boolean counts = audience == Audience.PERSON;
    var scan =
        new PretendedScan(
            drawn.time(),
            visitor,
            referrer(code.traffic(), counts),
            counts ? ++numbers[drawn.code()] : numbers[drawn.code()] + 1,
            Mixed.of(seed, visitor.id(), drawn.code()),
            random.nextDouble(),
            PassedGates.NONE);
    Evaluation evaluation = RouteEvaluator.evaluate(code.at(drawn.time()), scan);
    scans.add(record(code, scan, evaluation, audience));
    if (counts && evaluation.resolution() instanceof Ask && random.nextDouble() < PASSING) {
      Instant later = drawn.time().plusMillis(random.nextLong(LONGEST_GATE.toMillis()));
      if (later.isBefore(dates.now())) {
        PretendedScan passing = scan.passing(later);
        scans.add(
            record(
                code, passing, RouteEvaluator.evaluate(code.at(later), passing), Audience.PASSED));
      }
    }
  }

  private @Nullable String referrer(Traffic traffic, boolean person) {
    return person && traffic.online() != null && random.nextDouble() < SEEN_ONLINE
        ? traffic.online()
        : null;
  }

  private ScanRecord record(
      ScannedCode code, PretendedScan scan, Evaluation evaluation, Audience audience) {
    Route route = code.at(scan.time());
    Visitor visitor = scan.visitor();
    Location location = visitor.location();
    Language language = visitor.language();
    return new ScanRecord(
        scan.time(),
        route.workspaceId(),
        route.codeId(),
        code.domain(),
        route.revision(),
        evaluation.resolution().label(),
        evaluation.rule(),
        evaluation.variant(),
        location.country(),
        location.region(),
        location.city(),
        visitor.agent().device(),
        audience,
        // As with salts that last a day, nobody is known again on the next.
        Mixed.of(seed, visitor.id(), Math.floorDiv(scan.time().getEpochSecond(), 86_400)),
        visitor.agent().header(),
        language == null ? null : language.first(),
        scan.referrerHost());
  }
}
