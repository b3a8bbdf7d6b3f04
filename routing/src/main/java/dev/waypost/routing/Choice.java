package dev.waypost.routing;

import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a split chooses for a scan.
 *
 * <p>Sticky: each variant draws a number for the visitor and divides its negated natural logarithm
 * by its weight; the smallest wins, which it does as often as its weight is in proportion (weighted
 * rendezvous hashing: Thaler and Ravishankar, A Name-Based Mapping Scheme for Rendezvous, 1996,
 * with the logarithmic method of Schindelhauer and Schomaker, Weighted Distributed Hash Tables,
 * SPAA 2005). So when one weight changes, or a variant is added or taken away, visitors move to it
 * or from it and none between the others, which is the least that can move. When several weights
 * change in different proportions at once, at most twice that least share moves, and no way that
 * forgets the weights before does better in all cases (Bavarian, Ghazi, Haramaty, Kamath, Rivest,
 * Sudan: Optimality of Correlated Sampling Strategies, Theory of Computing, 2020).
 *
 * <p>Rotating: the draw of the scan falls into a part of a line that the hold-out and then the
 * variants divide by their weights; where in its part it falls is the draw of the next factor.
 *
 * @param label the variant's name, see {@link Evaluation#variant}; null without a split
 * @param target where it leads; null for where the code leads anyway
 * @param parameters of each variant, in the order of the factors
 */
record Choice(
    @Nullable String label, @Nullable Target target, List<Map<String, String>> parameters) {
  /** Where there is no split. */
  static final Choice NONE = new Choice(null, null, List.of());

  private static final Choice HELD_OUT = new Choice(Split.HOLD_OUT, null, List.of());

  /** The greatest number below 1. */
  private static final double ALMOST_ONE = Math.nextDown(1.0);

  /**
   * Chooses.
   *
   * @param owner the name of the rule that the split belongs to; empty for the code's own
   */
  static Choice of(Split split, String owner, ScanContext context) {
    return switch (split.mode()) {
      case STICKY -> sticky(split, owner, context.visitorBucket());
      case ROTATE -> rotating(split, context.draw());
    };
  }

  /** Whether it sets nothing in the query of where it leads. */
  boolean hasNoParameters() {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static Choice sticky(Split split, String owner, long bucket) {
    long holdOut = VisitorDraw.with(VisitorDraw.with(VisitorDraw.purpose(), "hold_out"), owner);
    if (100 * VisitorDraw.number(bucket, holdOut) < split.holdOutPercent()) {
      return HELD_OUT;
    }
    long purpose = VisitorDraw.with(VisitorDraw.with(VisitorDraw.purpose(), "variant"), owner);
    List<Variant> chosen = new ArrayList<>(split.factors().size());
    for (Factor factor : split.factors()) {
      chosen.add(winner(factor, bucket, VisitorDraw.with(purpose, factor.name())));
    }
    return of(split, chosen);
  }

  private static Variant winner(Factor factor, long bucket, long purpose) {
    Variant winner = factor.variants().getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Variant variant : factor.variants()) {
      if (variant.weight() > 0) {
        double number = VisitorDraw.number(bucket, VisitorDraw.with(purpose, variant.name()));
        // StrictMath, so that every machine decides alike.
        double arrival = -StrictMath.log(number) / variant.weight();
        if (arrival < least) {
          least = arrival;
          winner = variant;
        }
      }
    }
    return winner;
  }

  private static Choice rotating(Split split, double draw) {
    double heldOut = split.holdOutPercent() / 100;
    if (draw < heldOut) {
      return HELD_OUT;
    }
    double rest = (draw - heldOut) / (1 - heldOut);
    List<Variant> chosen = new ArrayList<>(split.factors().size());
    for (Factor factor : split.factors()) {
      double place = Math.min(rest, ALMOST_ONE) * totalWeight(factor);
      Variant at = factor.variants().getFirst();
      for (Variant variant : factor.variants()) {
        if (variant.weight() > 0) {
          at = variant;
          if (place < variant.weight()) {
            break;
          }
          place -= variant.weight();
        }
      }
      chosen.add(at);
      rest = place / at.weight();
    }
    return of(split, chosen);
  }

  private static long totalWeight(Factor factor) {
    long total = 0;
    for (Variant variant : factor.variants()) {
      total += variant.weight();
    }
    return total;
  }

  private static Choice of(Split split, List<Variant> chosen) {
    if (chosen.size() == 1) {
      Variant only = chosen.getFirst();
      return new Choice(only.name(), only.target(), List.of(only.parameters()));
    }
    StringBuilder label = new StringBuilder();
    Target target = null;
    List<Map<String, String>> parameters = new ArrayList<>(chosen.size());
    for (int i = 0; i < chosen.size(); i++) {
      Variant variant = chosen.get(i);
      label.append(i == 0 ? "" : ",");
      label.append(split.factors().get(i).name()).append('=').append(variant.name());
      target = target == null ? variant.target() : target;
      parameters.add(variant.parameters());
    }
    return new Choice(label.toString(), target, parameters);
  }
}
