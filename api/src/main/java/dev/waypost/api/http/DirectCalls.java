package dev.waypost.api.http;

import dev.waypost.api.http.Operation.Access;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Scope;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API's operations from within the process, for somebody who is known already. What is
 * allowed, checked and said is the same as over HTTP.
 */
public final class DirectCalls {
  private final List<Operation> operations;
  private final InstantSource clock;

  /** Calls of these operations. */
  public DirectCalls(List<Operation> operations, InstantSource clock) {
    this.operations = List.copyOf(operations);
    this.clock = clock;
  }

  /**
   * A call.
   *
   * @param actor who makes it
   * @param client from where
   * @param method of the operation
   * @param path of the operation, as its pattern has it, such as {@code /api/v1/codes/:id}
   * @param named the named parts of the path
   * @param query the query parameters
   * @param headers the headers, such as {@code If-Match}
   * @param body null for none
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Call(
      Actor actor,
      InetAddress client,
      HttpMethod method,
      String path,
      Map<String, String> named,
      MultiMap query,
      MultiMap headers,
      byte @Nullable [] body) {

    /** The same with a header. */
    public Call withHeader(String name, String value) {
      MultiMap more = MultiMap.caseInsensitiveMultiMap().addAll(headers).set(name, value);
      return new Call(actor, client, method, path, named, query, more, body);
    }
  }

  /**
   * Makes a call.
   *
   * @return what it answers; no problem
   * @throws ProblemException what it answers otherwise
   */
  public Reply answer(Call call) {
    Operation operation = find(call);
    try {
      if (operation.access() instanceof Access.With(Scope scope) && !call.actor().may(scope)) {
        throw Admissions.insufficientScope(scope);
      }
      return operation
          .action()
          .answer(
              new ApiRequest(
                  call.actor(),
                  call.named(),
                  call.query(),
                  call.headers(),
                  call.body() == null ? Body.NONE : call.body(),
                  call.client(),
                  new PendingAnswer(null, clock.instant())));
    } catch (RuntimeException e) {
      throw Problems.of(e);
    }
  }

  private Operation find(Call call) {
    return operations.stream()
        .filter(operation ->
            operation.method().equals(call.method()) && operation.path().equals(call.path()))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no operation " + call.method() + " " + call.path() + "."));
  }
}
