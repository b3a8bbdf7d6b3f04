package dev.waypost.api.images;

import dev.waypost.codes.CountedCode;
import dev.waypost.codes.RefusedException;
import java.util.ArrayList;
import java.util.List;

/** Codes that are drawn together, each proven before the first is sent. */
public final class PreparedCodes {
  private PreparedCodes() {}

  /** A code and how it is drawn. */
  public record Prepared(CountedCode code, StyledSymbol styled) {}

  /**
   * All of them in their order.
   *
   * @throws RefusedException naming the place of the first that can't be scanned
   */
  public static List<Prepared> of(List<CountedCode> codes, CodeImages images) {
    List<Prepared> prepared = new ArrayList<>(codes.size());
    for (CountedCode code : codes) {
      try {
        prepared.add(new Prepared(code, images.styled(code.code())));
      } catch (RefusedException e) {
        throw at(prepared.size(), code, e);
      }
    }
    return prepared;
  }

  private static RefusedException at(int index, CountedCode code, RefusedException refusal) {
    return new RefusedException(
        refusal.refusal(),
        "codes[" + index + "]",
        code.code().id() + ": " + refusal.getMessage(),
        refusal.details());
  }
}
