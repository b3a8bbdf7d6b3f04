package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares are counted over many visitors with fixed seeds; the bounds are five standard errors. */
class ChoiceTest {
  private static final int VISITORS = 100_000;

  @ParameterizedTest
  @CsvSource({"STICKY", "ROTATE"})
  void variantsGetTheirShares(Mode mode) {
    Map<String, Double> shares = shares(split(mode, 10, 50, 30, 0, 20));
    assertThat(shares).hasSize(4);
    assertShare(shares, Split.HOLD_OUT, 0.10);
    assertShare(shares, "A", 0.45);
    assertShare(shares, "B", 0.27);
    assertShare(shares, "D", 0.18);
  }

  @ParameterizedTest
  @CsvSource({"STICKY", "ROTATE"})
  void everybodyOrNobodyIsHeldOutWhereThatIsAskedFor(Mode mode) {
    assertThat(shares(split(mode, 100, 50, 50))).containsOnlyKeys(Split.HOLD_OUT);
    assertThat(shares(split(mode, 0, 50, 50))).containsOnlyKeys("A", "B");
    assertThat(shares(split(mode, 0, 0, 7, 0))).containsOnlyKeys("B");
  }

  @Test
  void theSameVisitorGetsTheSameVariantWhateverTheDraw() {
    Split split = split(Mode.STICKY, 10, 50, 50);
    for (Visitor visitor : visitors()) {
      Choice once = Choice.of(split, "", new Visitor(visitor.bucket, 0).context());
      Choice again = Choice.of(split, "", new Visitor(visitor.bucket, 0.99).context());
      assertThat(again).isEqualTo(once);
    }
  }

  /** Half the sum of what the shares differ by is the least that can move. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50 50    | 60 40
          50 50    | 50 0
          50 30 20 | 80 30 20
          50 30 20 | 50 30 5
          50 50    | 50 50 25
          50 30 20 | 50 0 20
          1 1 1 1  | 1 1 1 1 1
          """)
  void nobodyMovesWhoNeedNot(String before, String after) {
    Moves moves = moves(weights(before), weights(after));
    assertThat(moves.moved).isEqualTo(moves.least, within(5 * Math.sqrt(moves.least / VISITORS)));
    assertThat(moves.sideways).isZero();
  }

  /**
   * Several weights in different proportions: what the algorithm promises, and never twice the
   * least.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          50 30 20   | 60 25 15
          10 20 30 40| 40 30 20 10
          90 5 5     | 5 90 5
          """)
  void notTwiceTheLeastMovesWhenSeveralWeightsChange(String before, String after) {
    int[] from = weights(before);
    int[] to = weights(after);
    Moves moves = moves(from, to);
    double promised = 1;
    for (int i = 0; i < from.length; i++) {
      double sum = 0;
      for (int j = 0; j < from.length; j++) {
        sum += Math.max((double) from[j] / from[i], (double) to[j] / to[i]);
      }
      promised -= 1 / sum;
    }
    assertThat(moves.moved).isEqualTo(promised, within(5 * Math.sqrt(promised / VISITORS)));
    assertThat(promised).isLessThanOrEqualTo(2 * moves.least / (1 + moves.least));
  }

  @Test
  void whoIsHeldOutDoesNotDependOnTheVariants() {
    Split before = split(Mode.STICKY, 10, 50, 50);
    Split after = split(Mode.STICKY, 10, 1, 2, 3);
    Split larger = split(Mode.STICKY, 25, 50, 50);
    for (Visitor visitor : visitors()) {
      boolean wasHeldOut = isHeldOut(before, visitor);
      assertThat(isHeldOut(after, visitor)).isEqualTo(wasHeldOut);
      assertThat(isHeldOut(larger, visitor) || !wasHeldOut).isTrue();
    }
  }

  @Test
  void splitsOfDifferentRulesAreIndependent() {
    Split split = split(Mode.STICKY, 0, 50, 50);
    int both = 0;
    for (Visitor visitor : visitors()) {
      boolean first = "A".equals(Choice.of(split, "rule-1", visitor.context()).label());
      boolean second = "A".equals(Choice.of(split, "rule-2", visitor.context()).label());
      both += first && second ? 1 : 0;
    }
    assertThat((double) both / VISITORS).isEqualTo(0.25, within(5 * Math.sqrt(0.1875 / VISITORS)));
  }

  @ParameterizedTest
  @CsvSource({"STICKY", "ROTATE"})
  void factorsAreIndependent(Mode mode) {
    Split split =
        new Split(
            mode,
            20,
            List.of(
                new Factor("headline", variants("calm", "loud")),
                new Factor("image", variants("dog", "cat"))));
    Map<String, Double> shares = shares(split);
    assertThat(shares).hasSize(5);
    assertShare(shares, Split.HOLD_OUT, 0.2);
    assertShare(shares, "headline=calm,image=dog", 0.2);
    assertShare(shares, "headline=calm,image=cat", 0.2);
    assertShare(shares, "headline=loud,image=dog", 0.2);
    assertShare(shares, "headline=loud,image=cat", 0.2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, hold_out",
    "0.0999, hold_out",
    "0.1, A",
    "0.3249, A",
    "0.3251, B",
    "0.9999999999999999, B"
  })
  void aDrawFallsIntoThePartsInTheirOrder(double draw, String label) {
    Split split = split(Mode.ROTATE, 10, 1, 3, 0);
    assertThat(Choice.of(split, "", new Visitor(0, draw).context()).label()).isEqualTo(label);
  }

  private static int[] weights(String text) {
    return Arrays.stream(text.strip().split(" ")).mapToInt(Integer::parseInt).toArray();
  }

  private record Moves(double moved, double least, int sideways) {}

  /**
   * Sideways is who moves to a variant whose share did not grow, or from one whose did not shrink.
   */
  private static Moves moves(int[] before, int[] after) {
    int moved = 0;
    int sideways = 0;
    for (Visitor visitor : visitors()) {
      int from = index(split(Mode.STICKY, 0, before), visitor);
      int to = index(split(Mode.STICKY, 0, after), visitor);
      if (from != to) {
        moved++;
        sideways += growth(before, after, to) <= 0 || growth(before, after, from) >= 0 ? 1 : 0;
      }
    }
    double least = 0;
    for (int i = 0; i < Math.max(before.length, after.length); i++) {
      least += Math.abs(growth(before, after, i)) / 2;
    }
    return new Moves((double) moved / VISITORS, least, sideways);
  }

  private static double growth(int[] before, int[] after, int i) {
    return share(after, i) - share(before, i);
  }

  private static double share(int[] weights, int i) {
    return i < weights.length ? (double) weights[i] / Arrays.stream(weights).sum() : 0;
  }

  private static int index(Split split, Visitor visitor) {
    String label = Choice.of(split, "", visitor.context()).label();
    return label == null ? -1 : label.charAt(0) - 'A';
  }

  private static boolean isHeldOut(Split split, Visitor visitor) {
    return Split.HOLD_OUT.equals(Choice.of(split, "", visitor.context()).label());
  }

  private static void assertShare(Map<String, Double> shares, String label, double expected) {
    assertThat(shares.get(label))
        .as(label)
        .isEqualTo(expected, within(5 * Math.sqrt(expected * (1 - expected) / VISITORS)));
  }

  private static Map<String, Double> shares(Split split) {
    Map<String, Double> shares = new HashMap<>();
    for (Visitor visitor : visitors()) {
      String label = Choice.of(split, "", visitor.context()).label();
      shares.merge(String.valueOf(label), 1.0 / VISITORS, Double::sum);
    }
    return shares;
  }

  private static Split split(Mode mode, double holdOut, int... weights) {
    List<Variant> variants = new ArrayList<>();
    for (int weight : weights) {
      String name = String.valueOf((char) ('A' + variants.size()));
      variants.add(new Variant(name, weight, null, Map.of()));
    }
    return new Split(mode, holdOut, List.of(new Factor("", variants)));
  }

  private static List<Variant> variants(String... names) {
    return Arrays.stream(names).map(name -> new Variant(name, 1, null, Map.of())).toList();
  }

  private record Visitor(long bucket, double draw) {
    ScanContext context() {
      return new PretendedScan().bucket(bucket).draw(draw).context();
    }
  }

  private static List<Visitor> visitors() {
    Random random = new Random(7);
    List<Visitor> visitors = new ArrayList<>(VISITORS);
    for (int i = 0; i < VISITORS; i++) {
      visitors.add(new Visitor(random.nextLong(), random.nextDouble()));
    }
    return visitors;
  }
}
