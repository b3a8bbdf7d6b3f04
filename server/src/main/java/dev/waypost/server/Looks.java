package dev.waypost.server;

import dev.waypost.pages.Brand;
import dev.waypost.pages.Look;
import java.util.HashMap;
import java.util.Map;

/**
 * The looks of domains. They are asked for every second and hardly ever change, so those of the
 * last time are kept. Thread-safe.
 */
final class Looks {
  private Map<String, Brand> brands = Map.of();
  private Map<String, Look> looks = Map.of();

  /** The looks of brands, by the same ids. */
  synchronized Map<String, Look> of(Map<String, Brand> wanted) {
    if (!wanted.equals(brands)) {
      Map<String, Look> next = new HashMap<>();
      wanted.forEach((id, brand) -> next.put(id, look(id, brand)));
      brands = Map.copyOf(wanted);
      looks = Map.copyOf(next);
    }
    return looks;
  }

  private Look look(String id, Brand brand) {
    Look present = looks.get(id);
    return present != null && brand.equals(brands.get(id)) ? present : Look.of(brand);
  }
}
