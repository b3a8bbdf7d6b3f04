package dev.waypost.resolver.numbers;

import dev.waypost.resolver.numbers.NumbersFile.Contents;
import dev.waypost.resolver.numbers.NumbersFile.Entry;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanSink;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The counters of all codes that are counted, each settled up to the same position of the scan log,
 * which it follows. It is brought to a file now and then, from which it begins when the process
 * starts again.
 */
final class NumberLedger implements ScanSink {
  private static final Logger LOGGER = System.getLogger(NumberLedger.class.getName());
  private static final long SHORTEST_INTERVAL_NANOS = 1_000_000_000L;

  /** Writing takes at most this part of the time. */
  private static final int WRITING_SHARE = 20;

  private final ScanLog log;
  private final NumbersFile file;
  private final Map<String, ScanCounter> counters = new ConcurrentHashMap<>();

  /** Guards the position and what of counters is settled. */
  private final Object lock = new Object();

  private long position;
  private volatile long persistedPosition;
  private long nextWriteNanos;
  private boolean failing;

  private NumberLedger(ScanLog log, NumbersFile file) {
    this.log = log;
    this.file = file;
    this.nextWriteNanos = System.nanoTime();
  }

  /** What is settled of some counters at one position. */
  record Settled(long position, Map<String, Long> scans) {}

  /**
   * The ledger of a file and of what the log has since. To be opened before anything is scanned.
   */
  static NumberLedger open(ScanLog log, NumbersFile file) throws IOException {
    var ledger = new NumberLedger(log, file);
    ledger.begin(readable(log, file));
    ledger.write();
    return ledger;
  }

  private static @Nullable Contents readable(ScanLog log, NumbersFile file) {
    try {
      Optional<Contents> contents = file.read();
      if (contents.isPresent()
          && contents.get().logId().equals(log.logId())
          && contents.get().position() <= log.durableEnd()) {
        return contents.get();
      }
    } catch (IOException damaged) {
      LOGGER.log(
          Level.WARNING,
          "The file of scan numbers is damaged and made anew: {0}. Numbers come from the database until then.",
          damaged.toString());
    }
    return null;
  }

  private void begin(@Nullable Contents contents) throws IOException {
    position = log.durableEnd();
    if (contents == null) {
      return;
    }
    for (Entry entry : contents.entries()) {
      ScanCounter counter = new ScanCounter(entry.codeId());
      counter.settle(entry.scans());
      counters.put(entry.codeId(), counter);
    }
    OwnScans.between(log, contents.position(), position, counters::containsKey)
        .forEach(this::settle);
    for (Entry entry : contents.entries()) {
      ScanCounter counter = counters.get(entry.codeId());
      if (counter != null) {
        counter.beginWith(entry.revision());
      }
    }
  }

  private void settle(String codeId, long scans) {
    ScanCounter counter = counters.get(codeId);
    if (counter != null) {
      counter.settle(scans);
    }
  }

  @Nullable ScanCounter find(String codeId) {
    return counters.get(codeId);
  }

  /** Counters of codes that have none yet; from now on they are settled with all others. */
  List<ScanCounter> add(Collection<String> codeIds) {
    synchronized (lock) {
      List<ScanCounter> added = new ArrayList<>();
      for (String codeId : codeIds) {
        var counter = new ScanCounter(codeId);
        if (counters.putIfAbsent(codeId, counter) == null) {
          added.add(counter);
        }
      }
      return added;
    }
  }

  /** The counters from which numbers were drawn since this was asked last. */
  List<ScanCounter> takeDrawn() {
    return counters.values().stream().filter(ScanCounter::takeDrawn).toList();
  }

  Settled settled(Collection<ScanCounter> some) {
    synchronized (lock) {
      Map<String, Long> scans = new HashMap<>();
      some.forEach(counter -> scans.put(counter.codeId(), counter.settled()));
      return new Settled(position, scans);
    }
  }

  void correct(Map<String, Long> differences) {
    synchronized (lock) {
      differences.forEach((codeId, difference) -> {
        ScanCounter counter = counters.get(codeId);
        if (counter != null) {
          counter.correct(difference);
        }
      });
    }
  }

  /** Scans by this route may draw numbers. */
  void begin(ScanCounter counter, long revision, boolean allSettled) {
    synchronized (lock) {
      if (allSettled) {
        counter.beginWith(revision);
      } else {
        counter.goOnWith(revision);
      }
    }
  }

  @Override
  public String name() {
    return "scan numbers";
  }

  @Override
  public long position(String logId) {
    synchronized (lock) {
      return position;
    }
  }

  @Override
  public void accept(String logId, List<LoggedScan> scans, long nextPosition) {
    synchronized (lock) {
      for (LoggedScan scan : scans) {
        if (OwnScans.counts(scan)) {
          settle(scan.record().codeId(), 1);
        }
      }
      position = nextPosition;
    }
    writeWhenDue();
  }

  /** While no code is counted, no scan matters. */
  @Override
  public boolean skip(String logId, long nextPosition) {
    synchronized (lock) {
      if (!counters.isEmpty()) {
        return false;
      }
      position = nextPosition;
    }
    writeWhenDue();
    return true;
  }

  private void writeWhenDue() {
    if (System.nanoTime() - nextWriteNanos >= 0) {
      write();
    }
  }

  /** What lies before this position of the log is in the file. */
  long persistedPosition() {
    return persistedPosition;
  }

  /** Brings everything to the file. To be called by one thread at a time. */
  void write() {
    long started = System.nanoTime();
    Contents contents = contents();
    try {
      file.write(contents);
      persistedPosition = contents.position();
      if (failing) {
        LOGGER.log(Level.INFO, "Scan numbers get to their file again.");
      }
      failing = false;
    } catch (IOException full) {
      if (!failing) {
        LOGGER.log(
            Level.WARNING,
            "Bringing scan numbers to their file failed and is tried again: {0}",
            full.toString());
      }
      failing = true;
    }
    long ended = System.nanoTime();
    nextWriteNanos = ended + Math.max(SHORTEST_INTERVAL_NANOS, WRITING_SHARE * (ended - started));
  }

  private Contents contents() {
    synchronized (lock) {
      List<Entry> entries =
          counters.values().stream()
              .map(counter -> new Entry(counter.codeId(), counter.settled(), counter.revision()))
              .toList();
      return new Contents(log.logId(), position, entries);
    }
  }
}
