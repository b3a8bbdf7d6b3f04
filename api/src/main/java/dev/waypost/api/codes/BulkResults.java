package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What became of one of many items, as the API shows it. */
public final class BulkResults {
  private BulkResults() {}

  /**
   * Adds {@code status} and either the code or {@code problem}.
   *
   * @param show how to show a code that was made or changed
   * @return the problem, or null where it was done
   */
  public static @Nullable ProblemException put(
      ObjectNode result, Outcome outcome, JobKind kind, BiConsumer<ObjectNode, CountedCode> show) {
    ProblemException problem = problem(outcome);
    if (outcome instanceof Outcome.Done(CountedCode code)) {
      result.put("status", statusOfDone(kind));
      show.accept(result, code);
    } else if (problem != null) {
      result.put("status", problem.code().status());
      result.set("problem", Problems.json(problem));
    }
    return problem;
  }

  private static int statusOfDone(JobKind kind) {
    return switch (kind) {
      case CREATE_CODES -> 201;
      case UPDATE_CODES -> 200;
    };
  }

  private static @Nullable ProblemException problem(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ -> null;
      case Outcome.Refused(RuntimeException reason) -> Problems.of(reason);
      case Outcome.LeftOut() ->
          new ProblemException(
              ProblemCode.LEFT_OUT,
              null,
              "Another item was refused, and \"atomic\" asks for all or nothing. Mend that one and repeat the call.");
    };
  }
}
