package dev.waypost.server.demo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a code is scanned.
 *
 * @param share how often, in proportion to the other codes
 * @param rhythm at which times of the week and of the year
 * @param place where, as places.json names it
 * @param regulars which part of its scans is by people who come again and again, 0 to 1
 * @param base what is usual, as a part of its share; below 1 for what is only scanned in bursts
 * @param bursts when it is scanned more often
 * @param online the host on which it is seen as well; null for none
 */
record Traffic(
    double share,
    Rhythm rhythm,
    String place,
    double regulars,
    double base,
    List<Burst> bursts,
    @Nullable String online) {
  Traffic {
    bursts = List.copyOf(bursts);
  }

  /** How often it is scanned on a day while it is active, in proportion to other codes and days. */
  double on(LocalDate day) {
    double extra = 0;
    for (Burst burst : bursts) {
      extra += burst.on(day);
    }
    return share * (base + extra) * rhythm.on(day);
  }
}
