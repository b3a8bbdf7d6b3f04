package dev.waypost.scanlog;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A sink that keeps numbers and position together, and does with a batch what the test says. */
final class InMemorySink implements ScanSink {
  /** What becomes of a batch. */
  enum Outcome {
    TAKE,
    REFUSE,
    /** Stored, but the answer is an exception. */
    TAKE_AND_FAIL,
    /** As when a class is missing. */
    FAIL_WITH_ERROR,
    FAIL_TO_TELL_POSITION
  }

  volatile Supplier<Outcome> next = () -> Outcome.TAKE;

  /** Whether it has no use for any scan. */
  volatile boolean idle;

  /** All batches that were offered, taken or not. */
  final List<List<Long>> offered = new CopyOnWriteArrayList<>();

  private final String name;
  private final List<Long> numbers = new ArrayList<>();
  private long position;

  InMemorySink(String name) {
    this.name = name;
  }

  /** Numbers taken so far, in the order they were taken. */
  synchronized List<Long> numbers() {
    return List.copyOf(numbers);
  }

  synchronized void startAt(long stored) {
    position = stored;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized long position(String logId) throws Exception {
    if (next.get() == Outcome.FAIL_TO_TELL_POSITION) {
      throw new Exception("the database is away");
    }
    return position;
  }

  @Override
  public synchronized void accept(String logId, List<LoggedScan> scans, long nextPosition)
      throws Exception {
    List<Long> batch = scans.stream().map(scan -> scan.record().visitor()).toList();
    offered.add(batch);
    switch (next.get()) {
      case TAKE -> take(batch, nextPosition);
      case REFUSE -> throw new Exception("the database is locked");
      case TAKE_AND_FAIL -> {
        take(batch, nextPosition);
        throw new Exception("the connection was lost");
      }
      case FAIL_WITH_ERROR -> throw new NoClassDefFoundError("some/Driver");
      case FAIL_TO_TELL_POSITION -> take(batch, nextPosition);
    }
  }

  @Override
  public synchronized boolean skip(String logId, long nextPosition) {
    if (idle) {
      position = nextPosition;
    }
    return idle;
  }

  private void take(List<Long> batch, long nextPosition) {
    numbers.addAll(batch);
    position = nextPosition;
  }
}
