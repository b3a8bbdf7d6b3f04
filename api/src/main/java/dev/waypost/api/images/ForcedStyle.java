package dev.waypost.api.images;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.codes.Scope;

/** Reads whether a style shall be taken though it can't be scanned reliably. */
public final class ForcedStyle {
  /** The query parameter that asks for it. */
  public static final String PARAMETER = "force";

  private ForcedStyle() {}

  /**
   * Whether it is asked for.
   *
   * @throws ProblemException if the caller's key may not, or the value is neither true nor false
   */
  public static boolean isAsked(ApiRequest request) {
    String force = request.parameter(PARAMETER);
    if (force == null || force.equals("false")) {
      return false;
    }
    if (!force.equals("true")) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          PARAMETER,
          "\"force\" is \"%s\". Allowed are: true, false.".formatted(force));
    }
    if (!request.actor().may(Scope.ADMIN)) {
      throw new ProblemException(
          ProblemCode.INSUFFICIENT_SCOPE,
          PARAMETER,
          "To have a design taken that can't be scanned reliably needs a key with the scope \"%s\". Change the design, or use another key."
              .formatted(Scope.ADMIN.label()));
    }
    return true;
  }
}
