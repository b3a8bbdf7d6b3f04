package dev.waypost.api.http;

import dev.waypost.api.http.Operation.Access;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Bearer;
import dev.waypost.codes.Scope;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves operations over HTTP. Deny by default: a path that is no operation is 404, and an
 * operation runs only for whom it names.
 */
public final class ApiServer {
  /** Beyond this many calls that run or wait, callers are told to come back. */
  private static final int MAX_WAITING = 256;

  private final AtomicInteger waiting = new AtomicInteger();
  private final List<Operation> operations;
  private final Callers callers;
  private final RateLimits rateLimits;
  private final Repeats repeats;
  private final WorkerExecutor workers;
  private final Vertx vertx;

  /**
   * A server for these operations.
   *
   * @param workers platform threads on which operations run; SQLite's native calls would hold the
   *     carrier of a virtual thread
   */
  public ApiServer(
      Vertx vertx,
      List<Operation> operations,
      Callers callers,
      RateLimits rateLimits,
      Repeats repeats,
      WorkerExecutor workers) {
    this.vertx = vertx;
    this.operations = List.copyOf(operations);
    this.callers = callers;
    this.rateLimits = rateLimits;
    this.repeats = repeats;
    this.workers = workers;
  }

  /** Answers the requests of a listener. */
  public Handler<HttpServerRequest> handler() {
    return router();
  }

  private Router router() {
    Router router = Router.router(vertx);
    for (Operation operation : operations) {
      var route = router.route(operation.path()).method(operation.method());
      if (operation.method().equals(HttpMethod.GET)) {
        // Whatever can be read can be asked about (RFC 9110 §9.3.2).
        route.method(HttpMethod.HEAD);
      }
      route.handler(context ->
          readBody(context, operation.maxBodyBytes(), body -> serve(context, operation, body)));
    }
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, this::methodNotAllowed);
    router.errorHandler(
        400, context -> Sending.send(context, Problems.reply(Problems.malformedRequest())));
    router.errorHandler(500, context -> fail(context, failure(context)));
    return router;
  }

  /** Bodies are JSON whatever their Content-Type says, so that a plain {@code curl -d} works. */
  private static void readBody(RoutingContext context, int maxBytes, Consumer<byte[]> then) {
    Buffer body = Buffer.buffer();
    context
        .request()
        .handler(chunk -> {
          if (body.length() <= maxBytes) {
            body.appendBuffer(chunk);
            if (body.length() > maxBytes) {
              bodyTooLarge(context, maxBytes);
            }
          }
        })
        .endHandler(_ -> {
          if (body.length() > maxBytes) {
            return; // answered already
          }
          if (!hasReadableLength(context)) {
            Sending.send(context, Problems.reply(Problems.malformedRequest()));
          } else if (isEncoded(context)) {
            encodedBody(context);
          } else {
            then.accept(body.getBytes());
          }
        });
  }

  /** Where chunks do not come last, nobody knows where the request ends (RFC 9112 §6.3). */
  private static boolean hasReadableLength(RoutingContext context) {
    String coding = context.request().getHeader("Transfer-Encoding");
    return coding == null || coding.strip().equalsIgnoreCase("chunked");
  }

  /** A few bytes could unfold to more than fits the memory, so no encoding is undone. */
  private static boolean isEncoded(RoutingContext context) {
    String encoding = context.request().getHeader("Content-Encoding");
    return encoding != null && !encoding.strip().equalsIgnoreCase("identity");
  }

  private void serve(RoutingContext context, Operation operation, byte[] body) {
    switch (operation.runsOn()) {
      case EVENT_LOOP -> Sending.send(context, answer(context, operation, body));
      case WORKER -> serveByWorker(context, operation, body);
    }
  }

  private void serveByWorker(RoutingContext context, Operation operation, byte[] body) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      Sending.send(context, Problems.reply(overloaded()));
      return;
    }
    workers
        .executeBlocking(() -> answer(context, operation, body), false)
        .onComplete(_ -> waiting.decrementAndGet())
        .onSuccess(reply -> Sending.send(context, reply))
        .onFailure(failure -> fail(context, failure));
  }

  private Reply answer(RoutingContext context, Operation operation, byte[] body) {
    try {
      return switch (operation.access()) {
        case Access.Public.ANYBODY ->
            repeats.unkept(pending -> act(context, operation, null, body, pending));
        case Access.With(Scope scope) -> {
          Bearer bearer = callers.authenticate(context.request());
          yield rateLimits.within(
              bearer.apiKeyId(),
              operation.cost(),
              () -> {
                requireScope(bearer.actor(), scope);
                return answer(context, operation, bearer, body);
              });
        }
      };
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  private Reply answer(RoutingContext context, Operation operation, Bearer bearer, byte[] body) {
    Function<PendingAnswer, Reply> action =
        pending -> act(context, operation, bearer.actor(), body, pending);
    return operation.method().equals(HttpMethod.POST)
        ? repeats.once(context.request(), body, bearer.apiKeyId(), action)
        : repeats.unkept(action);
  }

  private Reply act(
      RoutingContext context,
      Operation operation,
      @Nullable Actor bearer,
      byte[] body,
      PendingAnswer pending) {
    return operation
        .action()
        .answer(
            new ApiRequest(
                bearer,
                context.pathParams(),
                context.queryParams(),
                context.request().headers(),
                body,
                callers.address(context.request()),
                pending));
  }

  private static void requireScope(Actor actor, Scope scope) {
    if (!actor.may(scope)) {
      throw new ProblemException(
          ProblemCode.INSUFFICIENT_SCOPE,
          null,
          "This call needs a key with the scope \"" + scope.label() + "\". Use another key.");
    }
  }

  private void notFound(RoutingContext context) {
    Sending.send(
        context,
        Problems.reply(
            new ProblemException(
                ProblemCode.NOT_FOUND,
                null,
                "There is nothing at "
                    + path(context)
                    + ". The start page at / says what is where.")));
  }

  private void methodNotAllowed(RoutingContext context) {
    var allowed = new TreeSet<String>();
    for (Operation operation : operations) {
      if (PathPattern.matches(operation.path(), path(context))) {
        allowed.add(operation.method().name());
        if (operation.method().equals(HttpMethod.GET)) {
          allowed.add(HttpMethod.HEAD.name());
        }
      }
    }
    var problem =
        new ProblemException(
            ProblemCode.METHOD_NOT_ALLOWED,
            null,
            context.request().method()
                + " is not possible here. Allowed are: "
                + String.join(", ", allowed)
                + ".");
    Sending.send(context, Problems.reply(problem).withHeader("Allow", String.join(", ", allowed)));
  }

  private static void bodyTooLarge(RoutingContext context, int maxBytes) {
    var problem =
        new ProblemException(
            ProblemCode.BODY_TOO_LARGE,
            null,
            "The body is larger than "
                + maxBytes
                + " bytes, which is the most this call takes. Send less at once.");
    Sending.send(context, Problems.reply(problem).withHeader("Connection", "close"));
  }

  /** RFC 9110 §15.5.16 asks for Accept-Encoding where the coding is to blame. */
  private static void encodedBody(RoutingContext context) {
    var problem =
        new ProblemException(
            ProblemCode.UNSUPPORTED_ENCODING,
            "Content-Encoding",
            "The body has a Content-Encoding, and none is understood. Send it as it is, without that header.");
    Sending.send(context, Problems.reply(problem).withHeader("Accept-Encoding", "identity"));
  }

  private static ProblemException overloaded() {
    return new ProblemException(
        ProblemCode.OVERLOADED,
        null,
        "Too many calls are waiting at present. Scans are still answered. Please try again in a few"
            + " seconds.");
  }

  private static Throwable failure(RoutingContext context) {
    Throwable failure = context.failure();
    return failure != null
        ? failure
        : new IllegalStateException("A request failed without a reason.");
  }

  private static String path(RoutingContext context) {
    String path = context.request().path();
    return path == null ? "/" : path;
  }

  private static void fail(RoutingContext context, Throwable failure) {
    Sending.send(context, Problems.reply(Problems.of(failure)));
  }
}
