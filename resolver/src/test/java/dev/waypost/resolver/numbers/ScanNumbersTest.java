package dev.waypost.resolver.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.resolver.numbers.CountedScans.Counted;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanNumbersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");
  private static final String CODE = "code_1";

  @TempDir private Path folder;
  private final List<AutoCloseable> open = new ArrayList<>();
  private ScanLog log;
  private ScanNumbers numbers;

  @BeforeEach
  void start() throws IOException {
    start(folder.resolve("first"));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  private void start(Path directory) throws IOException {
    Files.createDirectories(directory);
    log = ScanLog.open(ScanLogSettings.in(directory.resolve("scanlog")));
    open.add(log);
    numbers = ScanNumbers.open(directory.resolve("scan-numbers"), log);
    open.add(numbers);
  }

  /** Goes on from what a process that was killed now would leave on the disk. */
  private void startAfterKill(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(folder.resolve("first"))) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(folder.resolve("first").relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    start(copy);
  }

  /** Knows of so many scans, counted up to the end of the log. */
  private CountedScans counted(long scans) {
    long position = log.end();
    return (_, _) -> new Counted(position, Map.of(CODE, scans));
  }

  private void log(String code, Audience audience, int times) {
    for (int i = 0; i < times; i++) {
      log.append(
          new ScanRecord(
              NOW,
              "ws_1",
              code,
              "dom_1",
              1,
              "redirect",
              null,
              null,
              null,
              null,
              null,
              "phone",
              audience,
              7,
              null,
              null,
              null));
    }
  }

  private ScanCounter ready(long revision) throws Exception {
    ScanCounter present = numbers.counter(CODE, revision);
    if (present == null) {
      var ready = new CompletableFuture<Boolean>();
      numbers.prepare(CODE, revision, () -> ready.complete(true));
      ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      present = numbers.counter(CODE, revision);
    }
    return Objects.requireNonNull(present);
  }

  /** A scan as the resolver does it. */
  private long scan(ScanCounter counter) {
    long number = counter.draw();
    log(CODE, Audience.PERSON, 1);
    return number;
  }

  @Test
  void theFirstScanOfACodeIsNumberOne() throws Exception {
    numbers.connect(counted(0));
    ScanCounter counter = ready(5);

    assertThat(counter.next()).isEqualTo(1);
    assertThat(counter.next()).isEqualTo(1);
    assertThat(scan(counter)).isEqualTo(1);
    assertThat(scan(counter)).isEqualTo(2);
    assertThat(numbers.counter(CODE, 5)).isSameAs(counter);
    assertThat(numbers.counter(CODE, 6)).isNull();
    assertThat(numbers.counter("code_2", 5)).isNull();
  }

  @Test
  void numbersGoOnFromWhatWasCountedAndWhatTheLogHasSince() throws Exception {
    log(CODE, Audience.PERSON, 100);
    numbers.connect(counted(7));
    log(CODE, Audience.PERSON, 3);
    log(CODE, Audience.PREVIEW, 10);
    log(CODE, Audience.CRAWLER, 10);
    log("code_2", Audience.PERSON, 10);

    assertThat(scan(ready(5))).isEqualTo(11);
  }

  /** As where whoever counts for good has read further than the ledger. */
  @Test
  void whatWasCountedBeyondTheLedgerIsNotCountedTwice() throws Exception {
    numbers.connect(counted(0));
    ScanCounter counter = ready(5);
    scan(counter);
    Awaitility.await().atMost(PATIENCE).until(() -> log.durableEnd() == log.end());
    numbers.connect(counted(1));
    scan(counter);
    numbers.connect(counted(2));

    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> counter.next() == 3);
  }

  @Test
  void eachOfManyAtOnceGetsANumberOfItsOwn() throws Exception {
    numbers.connect(counted(0));
    ScanCounter counter = ready(5);
    Callable<List<Long>> many =
        () -> IntStream.range(0, 1_000).mapToObj(_ -> counter.draw()).toList();
    Set<Long> drawn = new HashSet<>();
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (var done : executor.invokeAll(List.of(many, many, many, many, many, many, many, many))) {
        drawn.addAll(done.get());
      }
    }
    assertThat(drawn).hasSize(8_000).contains(1L, 8_000L);
  }

  @Test
  void afterAKillNumbersGoOnFromTheLog() throws Exception {
    numbers.connect(counted(40));
    ScanCounter counter = ready(5);
    for (int i = 0; i < 25; i++) {
      scan(counter);
    }
    numbers.close();
    for (int i = 0; i < 35; i++) {
      scan(counter);
    }
    startAfterKill("second");

    ScanCounter after = Objects.requireNonNull(numbers.counter(CODE, 5));
    assertThat(scan(after)).isEqualTo(101);
  }

  @Test
  void whatTheFileDoesNotKnowYetIsAskedForAfterAKill() throws Exception {
    Path file = folder.resolve("first").resolve("scan-numbers");
    byte[] before = Files.readAllBytes(file);
    numbers.connect(counted(40));
    ScanCounter counter = ready(5);
    scan(counter);
    numbers.close();
    Files.write(file, before);
    startAfterKill("second");
    long beginning = 0;
    numbers.connect((_, _) -> new Counted(beginning, Map.of(CODE, 40L)));

    assertThat(numbers.counter(CODE, 5)).isNull();
    assertThat(scan(ready(5))).isEqualTo(42);
  }

  @Test
  void scansByARouteThatDrewNoNumbersAreInTheNextOnes() throws Exception {
    numbers.connect(counted(0));
    scan(ready(5));
    log(CODE, Audience.PERSON, 10);

    assertThat(scan(ready(7))).isEqualTo(12);
  }

  @Test
  void scansThatAnEventLoopHasUnderWayAreInTheNextOnes() throws Exception {
    numbers.connect(counted(0));
    numbers
        .loops()
        .add(done -> {
          log(CODE, Audience.PERSON, 10);
          done.run();
        });

    assertThat(scan(ready(5))).isEqualTo(11);
  }

  @Test
  void scansThatOtherNodesCountAreAdded() throws Exception {
    var known = new AtomicReference<CountedScans>(counted(0));
    numbers.connect((id, codes) -> known.get().of(id, codes));
    ScanCounter counter = ready(5);
    scan(counter);
    Awaitility.await().atMost(PATIENCE).until(() -> log.durableEnd() == log.end());
    known.set(counted(1 + 30));

    Awaitility.await().atMost(PATIENCE).until(() -> counter.next() == 32);
    assertThat(scan(counter)).isEqualTo(32);
  }

  @Test
  void withoutADatabaseNumbersBeginAndAreRightedWhenItIsBack() throws Exception {
    log(CODE, Audience.PERSON, 5);
    Awaitility.await().atMost(PATIENCE).until(() -> log.durableEnd() == log.end());
    var back = new AtomicReference<@Nullable CountedScans>();
    numbers.connect((id, codes) -> {
      CountedScans source = back.get();
      if (source == null) {
        throw new IllegalStateException("The database is away.");
      }
      return source.of(id, codes);
    });

    ScanCounter counter = ready(5);
    assertThat(scan(counter)).isEqualTo(1);
    back.set((_, _) -> new Counted(0, Map.of(CODE, 90L)));

    Awaitility.await().atMost(PATIENCE).until(() -> counter.next() == 90 + 5 + 1 + 1);
  }

  @Test
  void aDamagedFileIsMadeAnew() throws Exception {
    numbers.connect(counted(40));
    scan(ready(5));
    numbers.close();
    Path file = folder.resolve("first").resolve("scan-numbers");
    byte[] good = Files.readAllBytes(file);
    for (int damaged = 0; damaged < good.length; damaged += 7) {
      byte[] bad = good.clone();
      bad[damaged] ^= 0x40;
      Files.write(file, bad);
      startAfterKill("damaged-at-" + damaged);
      assertThat(numbers.counter(CODE, 5)).isNull();
    }
    Files.write(file, Arrays.copyOf(good, good.length - 1));
    startAfterKill("cut");
    assertThat(numbers.counter(CODE, 5)).isNull();
    Files.write(file, good);
    startAfterKill("good");
    assertThat(numbers.counter(CODE, 5)).isNotNull();
  }

  @Test
  void theLogIsKeptFromWhereTheFileEnds() throws Exception {
    long first = numbers.neededFrom();
    log(CODE, Audience.PERSON, 10);
    long end = log.end();
    assertThat(first).isLessThan(end);

    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> {
          log(CODE, Audience.PERSON, 1);
          return numbers.neededFrom() >= end;
        });
  }
}
