package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VisitorDrawTest {
  private static final int VISITORS = 100_000;

  /** RFC 9923, appendix C: the empty text, "a" and "foobar"; before the byte that ends a word. */
  @Test
  void wordsAreHashedByFnv1a() {
    assertThat(VisitorDraw.purpose()).isEqualTo(0xcbf29ce484222325L);
    assertThat(VisitorDraw.with(VisitorDraw.purpose(), "a")).isEqualTo(ended(0xaf63dc4c8601ec8cL));
    assertThat(VisitorDraw.with(VisitorDraw.purpose(), "foobar"))
        .isEqualTo(ended(0x85944171f73967e8L));
  }

  private static long ended(long hash) {
    return (hash ^ 0xFF) * 0x100000001b3L;
  }

  @Property
  void wordsAreHashedAsUtf8(@ForAll String word) {
    String wellFormed = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    long hash = VisitorDraw.purpose();
    for (byte b : wellFormed.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xFF)) * 0x100000001b3L;
    }
    assertThat(VisitorDraw.with(VisitorDraw.purpose(), wellFormed)).isEqualTo(ended(hash));
  }

  /** Worked out with other software, so that other implementations can hold themselves to it. */
  @Test
  void numbersAreAsTheCasesSay() {
    long purpose = VisitorDraw.with(VisitorDraw.with(VisitorDraw.purpose(), "share"), "rule-1");
    assertThat(VisitorDraw.number(0, purpose)).isEqualTo(0.9124343855654288);
    assertThat(VisitorDraw.number(0x0011223344556677L, purpose)).isEqualTo(0.03501880440413696);
  }

  @Test
  void numbersAreSpreadEvenlyAndTellNothingOfEachOther() {
    long one = VisitorDraw.with(VisitorDraw.purpose(), "rule-1");
    long two = VisitorDraw.with(VisitorDraw.purpose(), "rule-2");
    int[][] met = new int[10][10];
    Random random = new Random(1);
    for (int i = 0; i < VISITORS; i++) {
      long bucket = random.nextLong();
      met[(int) (10 * VisitorDraw.number(bucket, one))][
          (int) (10 * VisitorDraw.number(bucket, two))]++;
    }
    assertThat(chiSquared(met)).isLessThan(CHI_SQUARED_99_DEGREES);
  }

  /** Buckets are random; even if they only counted up, numbers would not follow them. */
  @Test
  void numbersAreSpreadEvenlyForBucketsThatCount() {
    long purpose = VisitorDraw.with(VisitorDraw.purpose(), "rule-1");
    int[][] met = new int[10][10];
    for (int i = 0; i < VISITORS; i++) {
      met[(int) (10 * VisitorDraw.number(i, purpose))][
          (int) (10 * VisitorDraw.number(i + 1, purpose))]++;
    }
    assertThat(chiSquared(met)).isLessThan(CHI_SQUARED_99_DEGREES);
  }

  @Test
  void numbersLieBetweenZeroAndOne() {
    Random random = new Random(2);
    double sum = 0;
    for (int i = 0; i < VISITORS; i++) {
      double number = VisitorDraw.number(random.nextLong(), random.nextLong());
      assertThat(number).isGreaterThan(0).isLessThan(1);
      sum += number;
    }
    assertThat(sum / VISITORS).isEqualTo(0.5, within(5 / Math.sqrt(12.0 * VISITORS)));
  }

  /** Passed by chance once in a million runs; the seeds are fixed. */
  private static final double CHI_SQUARED_99_DEGREES = 176;

  private static double chiSquared(int[][] met) {
    double expected = VISITORS / 100.0;
    double sum = 0;
    for (int[] row : met) {
      for (int count : row) {
        sum += (count - expected) * (count - expected) / expected;
      }
    }
    return sum;
  }
}
