package dev.waypost.api.http;

import dev.waypost.api.http.Operation.Access;
import dev.waypost.api.http.RateLimits.Spent;
import dev.waypost.codes.Bearer;
import dev.waypost.codes.Scope;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;

/** Decides who may make a call: whose key it bears, how often it may call, and what it may do. */
final class Admissions {
  private final Callers callers;
  private final RateLimits rateLimits;

  Admissions(Callers callers, RateLimits rateLimits) {
    this.callers = callers;
    this.rateLimits = rateLimits;
  }

  /** The decision on a call; it may look into the database. */
  Admission decide(HttpServerRequest request, Operation operation) {
    try {
      return switch (operation.access()) {
        case Access.Public.ANYBODY -> new Admission.Admitted(null, Map.of());
        case Access.With(Scope scope) -> {
          Bearer bearer = callers.authenticate(request);
          Spent spent = rateLimits.spend(bearer.apiKeyId(), operation.cost());
          yield decide(bearer, spent, scope);
        }
      };
    } catch (RuntimeException e) {
      return new Admission.Refused(Problems.reply(Problems.of(e)));
    }
  }

  private static Admission decide(Bearer bearer, Spent spent, Scope scope) {
    ProblemException tooMany = spent.refusal();
    if (tooMany != null) {
      return new Admission.Refused(Problems.reply(tooMany).withHeaders(spent.told()));
    }
    return bearer.actor().may(scope)
        ? new Admission.Admitted(bearer, spent.told())
        : new Admission.Refused(Problems.reply(insufficientScope(scope)).withHeaders(spent.told()));
  }

  static ProblemException insufficientScope(Scope scope) {
    return new ProblemException(
        ProblemCode.INSUFFICIENT_SCOPE,
        null,
        "This call needs a key with the scope \"" + scope.label() + "\". Use another key.");
  }
}
