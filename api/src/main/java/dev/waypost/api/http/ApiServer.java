package dev.waypost.api.http;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Bearer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Admissions admissions;
  private final Repeats repeats;
  private final BodyBudget budget;
  private final Replies replies = new Replies();
  private final WorkerExecutor workers;
  private final Vertx vertx;

  /**
   * A server for these operations.
   *
   * @param budget for the bodies of all calls
   * @param workers platform threads on which operations run; SQLite's native calls would hold the
   *     carrier of a virtual thread
   */
  public ApiServer(
      Vertx vertx,
      List<Operation> operations,
      Callers callers,
      RateLimits rateLimits,
      Repeats repeats,
      BodyBudget budget,
      WorkerExecutor workers) {
    this.vertx = vertx;
    this.operations = List.copyOf(operations);
    this.callers = callers;
    this.admissions = new Admissions(callers, rateLimits);
    this.repeats = repeats;
    this.budget = budget;
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
      route.handler(context -> serve(context, operation));
    }
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, this::methodNotAllowed);
    router.errorHandler(
        400, context -> Sending.send(context, Problems.reply(Problems.malformedRequest())));
    router.errorHandler(500, context -> fail(context, failure(context)));
    return router;
  }

  /**
   * Bodies are JSON whatever their Content-Type says, so that a plain {@code curl -d} works.
   * Whether the call may be made is decided before its body is read, so that nobody without a key
   * can fill the memory.
   */
  private void serve(RoutingContext context, Operation operation) {
    HttpServerRequest request = context.request();
    ProblemException refusal =
        hasNul(request)
            ? Problems.malformedRequest()
            : Body.refusal(request, operation.maxBodyBytes());
    if (refusal != null) {
      refuse(context, Problems.reply(refusal));
    } else if (Body.isExpected(request)) {
      request.pause();
      boolean _ =
          run(
              context,
              operation,
              () -> admissions.decide(request, operation),
              decided -> serve(context, operation, decided));
    } else {
      boolean _ =
          run(
              context,
              operation,
              () -> reply(context, operation, admissions.decide(request, operation), Body.NONE),
              reply -> replies.send(context, reply));
    }
  }

  /** No name or value of ours has this character, and PostgreSQL stores no text with it. */
  private static boolean hasNul(HttpServerRequest request) {
    return request.uri().contains("%00");
  }

  private void serve(RoutingContext context, Operation operation, Admission decided) {
    if (decided instanceof Admission.Refused(Reply reply)) {
      refuse(context, reply);
      return;
    }
    var body = new Body(context.request(), operation.maxBodyBytes(), budget);
    body.read(
        bytes -> {
          boolean runs =
              run(
                  context,
                  operation,
                  () -> {
                    try {
                      return reply(context, operation, decided, bytes);
                    } finally {
                      body.release();
                    }
                  },
                  reply -> replies.send(context, reply));
          if (!runs) {
            body.release();
          }
        },
        refusal -> refuse(context, Problems.reply(refusal)));
  }

  /** Answers a request of which the body is not read; what comes of it is thrown away. */
  private static void refuse(RoutingContext context, Reply reply) {
    Sending.send(context, reply);
    context.request().resume();
  }

  /**
   * Does work where the operation runs, and goes on with what it gives on the event loop.
   *
   * @return false where too many others wait, which is then answered
   */
  private <T> boolean run(
      RoutingContext context, Operation operation, Supplier<T> work, Consumer<T> then) {
    return switch (operation.runsOn()) {
      case EVENT_LOOP -> {
        then.accept(work.get());
        yield true;
      }
      case WORKER -> runOnWorker(context, work, then);
    };
  }

  private <T> boolean runOnWorker(RoutingContext context, Supplier<T> work, Consumer<T> then) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      refuse(context, Problems.reply(overloaded()));
      return false;
    }
    workers
        .executeBlocking(work::get, false)
        .onComplete(_ -> waiting.decrementAndGet())
        .onSuccess(then::accept)
        .onFailure(failure -> refuse(context, Problems.reply(Problems.of(failure))));
    return true;
  }

  private Reply reply(RoutingContext context, Operation operation, Admission decided, byte[] body) {
    return switch (decided) {
      case Admission.Refused(Reply refused) -> refused;
      case Admission.Admitted(var bearer, var told) ->
          answer(context, operation, bearer, body).withHeaders(told);
    };
  }

  private Reply answer(
      RoutingContext context, Operation operation, @Nullable Bearer bearer, byte[] body) {
    try {
      return bearer == null
          ? repeats.unkept(pending -> act(context, operation, null, body, pending))
          : answerOnce(context, operation, bearer, body);
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  private Reply answerOnce(
      RoutingContext context, Operation operation, Bearer bearer, byte[] body) {
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
