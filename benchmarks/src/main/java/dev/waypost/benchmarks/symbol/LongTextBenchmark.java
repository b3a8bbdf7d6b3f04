package dev.waypost.benchmarks.symbol;

import java.util.Random;
import java.util.stream.Collectors;

/** A text of 1,500 bytes; it takes version 32. */
public class LongTextBenchmark extends EncodeBenchmark {
  static final String TEXT = lowerCaseLetters(1500);

  /** Called by JMH. */
  public LongTextBenchmark() {
    super(TEXT);
  }

  /** The same letters in every run: lower case fits the byte mode alone, one byte for each. */
  private static String lowerCaseLetters(int length) {
    return new Random(1)
        .ints(length, 'a', 'z' + 1)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
