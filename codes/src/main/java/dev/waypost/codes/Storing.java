package dev.waypost.codes;

import java.util.List;
import java.util.function.Function;

/** What happens to many changes that were decided together. */
public sealed interface Storing {

  /**
   * They are stored in one transaction, with the answer to the call that asked for them.
   *
   * @param receipt is told what will have become of each request once this is stored
   */
  record Plainly(Receipt<List<Outcome>> receipt) implements Storing {}

  /** They are stored in one transaction, and no answer is kept. */
  static Storing plainly() {
    return new Plainly(Receipt.none());
  }

  /** They are checked against everything that is stored, as if they were stored, and are not. */
  enum Rehearsed implements Storing {
    /** The one way. */
    REHEARSED
  }

  /**
   * They are stored in one transaction with a step of a job, which is stored even where nothing
   * else is.
   *
   * @param step is told what will have become of each request once this is stored, and says the
   *     step. It may be asked again with other outcomes, because storing is tried again where keys
   *     were taken; the last answer counts
   */
  record WithStep(Function<List<Outcome>, JobStep> step) implements Storing {}
}
