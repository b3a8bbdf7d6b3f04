package dev.waypost.localcopy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What nobody outside may know.
 *
 * @param salts the salts under which visitors are hashed, by UTC day
 * @param keys the installation's keys that the data plane uses, by their names
 */
public record Secrets(Map<LocalDate, byte[]> salts, Map<String, byte[]> keys) {
  /** Nothing yet. */
  public static final Secrets NONE = new Secrets(Map.of(), Map.of());

  public Secrets {
    salts = Map.copyOf(salts);
    keys = Map.copyOf(keys);
  }

  /** The same with these salts instead. */
  public Secrets withSalts(Map<LocalDate, byte[]> others) {
    return new Secrets(others, keys);
  }

  /** The same with this key as well, or instead of the one of that name. */
  public Secrets withKey(String name, byte[] key) {
    var all = new TreeMap<>(keys);
    all.put(name, key);
    return new Secrets(salts, all);
  }

  /** The same without the salts of days before this one. */
  public Secrets since(LocalDate day) {
    var kept = new TreeMap<>(salts);
    kept.headMap(day).clear();
    return new Secrets(kept, keys);
  }

  /** Whether both are the same, byte for byte. */
  boolean isSame(Secrets other) {
    return isSame(salts, other.salts) && isSame(keys, other.keys);
  }

  private static <K> boolean isSame(Map<K, byte[]> one, Map<K, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
  }

  /** Shows none of it. */
  @Override
  public String toString() {
    return "Secrets[" + salts.size() + " salts, " + keys.size() + " keys]";
  }
}
