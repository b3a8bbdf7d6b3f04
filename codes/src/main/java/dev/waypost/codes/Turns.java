package dev.waypost.codes;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Lets work on the same subjects take turns within a process. Others may have to wait as well. */
final class Turns {
  private static final int COUNT = 256;

  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(COUNT).toList();

  /** Does work while nobody else works on its subjects. */
  <T> T take(Collection<?> subjects, Supplier<T> work) {
    // In one order, so that two who wait for each other's subjects can't be.
    List<ReentrantLock> taken =
        subjects.stream()
            .map(subject -> Math.floorMod(subject.hashCode(), COUNT))
            .distinct()
            .sorted()
            .map(locks::get)
            .toList();
    taken.forEach(ReentrantLock::lock);
    try {
      return work.get();
    } finally {
      taken.forEach(ReentrantLock::unlock);
    }
  }
}
