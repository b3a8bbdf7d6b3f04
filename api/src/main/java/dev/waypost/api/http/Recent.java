package dev.waypost.api.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Things by name, of which those that were not asked for longest are forgotten. Thread-safe. */
public final class Recent<T> {
  private final Map<String, T> byName;

  /**
   * An empty one.
   *
   * @param most how many are remembered
   */
  public Recent(int most) {
    this.byName =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > most;
          }
        };
  }

  /** The thing of that name, made where it is not remembered. */
  public synchronized T get(String name, Supplier<T> made) {
    return byName.computeIfAbsent(name, _ -> made.get());
  }

  /** Whether the thing of that name is remembered. */
  public synchronized boolean contains(String name) {
    return byName.containsKey(name);
  }

  /** Forgets the thing of that name. */
  public synchronized void forget(String name) {
    byName.remove(name);
  }
}
