package dev.waypost.routing.rules;

import dev.waypost.routing.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides scans between variants. With one factor this is an A/B/n test; with several, each is
 * drawn on its own, so that every combination occurs (a multivariate test).
 *
 * @param mode who gets the same variant again
 * @param holdOutPercent the share of visitors, 0 to 100, that gets what the code leads to without
 *     the split, under the variant {@value #HOLD_OUT}
 * @param factors at least one
 */
public record Split(Mode mode, double holdOutPercent, List<Factor> factors) {
  /** The variant of those that are held out. */
  public static final String HOLD_OUT = "hold_out";

  /** Who gets the same variant again. */
  public enum Mode {
    /** A visitor keeps a variant. */
    STICKY,
    /** Every scan draws anew. */
    ROTATE
  }

  /**
   * Something that differs.
   *
   * @param name empty where there is one factor; otherwise unlike that of any other
   * @param variants at least one with a weight above 0
   */
  public record Factor(String name, List<Variant> variants) {}

  /**
   * One way it can be.
   *
   * @param name unlike that of any other in the factor
   * @param weight 0 to 1,000,000, in proportion to the others
   * @param target where it leads; null for where the code leads anyway. At most one factor of a
   *     split has targets.
   * @param parameters set in the query of where it leads
   */
  public record Variant(
      String name, int weight, @Nullable Target target, Map<String, String> parameters) {}
}
