package dev.waypost.api.http;

import dev.waypost.codes.Scope;
import io.vertx.core.http.HttpMethod;

/**
 * One call of the API.
 *
 * @param method the HTTP method
 * @param path Vert.x's path syntax: parts that start with a colon are named
 * @param access who may call it
 * @param runsOn where it runs
 * @param maxBodyBytes the most bytes that its body may have
 * @param cost what it takes from the calls that a key may make in a minute
 * @param action what it does
 */
public record Operation(
    HttpMethod method,
    String path,
    Access access,
    RunsOn runsOn,
    int maxBodyBytes,
    int cost,
    Action action) {

  /** The most bytes of a body, unless an operation takes more. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Where an operation runs. */
  public enum RunsOn {
    /** On a worker, because it may wait for the database. */
    WORKER,
    /** On the event loop, because it answers from memory, also while all workers wait. */
    EVENT_LOOP
  }

  /** Who may call an operation. There is no default: each operation says. */
  public sealed interface Access {
    /** Anybody. */
    enum Public implements Access {
      /** No key is needed. */
      ANYBODY
    }

    /**
     * Whoever bears a key with this scope.
     *
     * @param scope the scope
     */
    record With(Scope scope) implements Access {}
  }

  /** What an operation does. */
  @FunctionalInterface
  public interface Action {
    /** Answers the request, or throws what {@link ProblemCode} has a code for. */
    Reply answer(ApiRequest request);
  }

  /** An operation for bearers of a key with a scope. */
  public static Operation of(HttpMethod method, String path, Scope scope, Action action) {
    return new Operation(
        method, path, new Access.With(scope), RunsOn.WORKER, MAX_BODY_BYTES, 1, action);
  }

  /** An operation for anybody. */
  public static Operation open(HttpMethod method, String path, Action action) {
    return new Operation(
        method, path, Access.Public.ANYBODY, RunsOn.WORKER, MAX_BODY_BYTES, 1, action);
  }

  /** An operation for anybody that answers from memory. */
  public static Operation instant(HttpMethod method, String path, Action action) {
    return new Operation(
        method, path, Access.Public.ANYBODY, RunsOn.EVENT_LOOP, MAX_BODY_BYTES, 1, action);
  }

  /** The same for larger bodies. */
  public Operation withMaxBodyBytes(int bytes) {
    return new Operation(method, path, access, runsOn, bytes, cost, action);
  }

  /** The same at another cost: what it takes the server, not how many things it is about. */
  public Operation withCost(int other) {
    return new Operation(method, path, access, runsOn, maxBodyBytes, other, action);
  }
}
