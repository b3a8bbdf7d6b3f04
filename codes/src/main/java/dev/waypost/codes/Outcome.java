package dev.waypost.codes;

/** What became of one of many requests. */
public sealed interface Outcome {

  /** It was done. */
  record Done(CountedCode code) implements Outcome {}

  /**
   * It was not allowed.
   *
   * @param reason a {@link RefusedException} or a refusal of its content
   */
  record Refused(RuntimeException reason) implements Outcome {}

  /** It would have been done, but another one was refused, and all or nothing was asked for. */
  record LeftOut() implements Outcome {}
}
