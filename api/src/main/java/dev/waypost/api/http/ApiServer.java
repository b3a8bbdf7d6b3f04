package dev.waypost.api.http;

import dev.waypost.api.http.Operation.Access;
import dev.waypost.codes.Actor;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.Scope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves operations over HTTP. Deny by default: a path that is no operation is 404, and an
 * operation runs only for whom it names.
 */
public final class ApiServer {
  /** The most bytes of a body. */
  public static final int MAX_BODY_BYTES = 1024 * 1024;

  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int IDLE_TIMEOUT_SECONDS = 60;
  private static final long DRAIN_SECONDS = 10;

  private final List<Operation> operations;
  private final ApiKeys apiKeys;
  private final WorkerExecutor workers;
  private final Vertx vertx;
  private @Nullable HttpServer server;

  /**
   * A server for these operations.
   *
   * @param workers platform threads on which operations run; SQLite's native calls would hold the
   *     carrier of a virtual thread
   */
  public ApiServer(
      Vertx vertx, List<Operation> operations, ApiKeys apiKeys, WorkerExecutor workers) {
    this.vertx = vertx;
    this.operations = List.copyOf(operations);
    this.apiKeys = apiKeys;
    this.workers = workers;
  }

  /** Starts listening. */
  public Future<?> start(String host, int port) {
    var options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setIdleTimeout(IDLE_TIMEOUT_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            .setCompressionSupported(true);
    HttpServer created = vertx.createHttpServer(options).requestHandler(router());
    server = created;
    return created.listen();
  }

  /** Stops accepting and lets answers under way finish. */
  public Future<?> stop() {
    HttpServer started = server;
    return started == null
        ? Future.succeededFuture()
        : started.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  private Router router() {
    Router router = Router.router(vertx);
    router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
    for (Operation operation : operations) {
      router
          .route(operation.method(), operation.path())
          .handler(context -> serve(context, operation));
    }
    router.errorHandler(404, this::notFound);
    router.errorHandler(405, this::methodNotAllowed);
    router.errorHandler(413, ApiServer::bodyTooLarge);
    router.errorHandler(400, context -> send(context, Problems.reply(malformedRequest())));
    router.errorHandler(500, context -> fail(context, failure(context)));
    return router;
  }

  private void serve(RoutingContext context, Operation operation) {
    Buffer body = context.body().buffer();
    byte[] bytes = body == null ? new byte[0] : body.getBytes();
    workers
        .executeBlocking(() -> answer(context, operation, bytes), false)
        .onSuccess(reply -> send(context, reply))
        .onFailure(failure -> fail(context, failure));
  }

  private Reply answer(RoutingContext context, Operation operation, byte[] body) {
    try {
      Actor bearer = bearer(context, operation.access());
      var request =
          new ApiRequest(
              bearer,
              context.pathParams(),
              context.queryParams(),
              context.request().headers(),
              body);
      return operation.action().answer(request);
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  private @Nullable Actor bearer(RoutingContext context, Access access) {
    return switch (access) {
      case Access.Public.ANYBODY -> null;
      case Access.With(Scope scope) -> {
        Actor actor = authenticate(context);
        if (!actor.may(scope)) {
          throw new ProblemException(
              ProblemCode.INSUFFICIENT_SCOPE,
              null,
              "This call needs a key with the scope \"" + scope.label() + "\". Use another key.");
        }
        yield actor;
      }
    };
  }

  private Actor authenticate(RoutingContext context) {
    String presented = presentedKey(context);
    if (presented == null) {
      throw new ProblemException(
          ProblemCode.UNAUTHORIZED,
          null,
          "Send your API key as \"Authorization: Bearer wp_live_…\" or as \"X-API-Key: wp_live_…\".");
    }
    return apiKeys
        .authenticate(presented)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.UNAUTHORIZED,
                null,
                "This API key is not valid: it is mistyped, revoked or expired. Check it or use another one."));
  }

  private static @Nullable String presentedKey(RoutingContext context) {
    String authorization = context.request().getHeader("Authorization");
    if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
      return authorization.substring("bearer ".length()).strip();
    }
    String header = context.request().getHeader("X-API-Key");
    return header == null ? null : header.strip();
  }

  private void notFound(RoutingContext context) {
    send(
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
    send(context, Problems.reply(problem).withHeader("Allow", String.join(", ", allowed)));
  }

  private static void bodyTooLarge(RoutingContext context) {
    var problem =
        new ProblemException(
            ProblemCode.BODY_TOO_LARGE,
            null,
            "The body is larger than "
                + MAX_BODY_BYTES
                + " bytes, which is the most this call takes. Send less at once.");
    send(context, Problems.reply(problem).withHeader("Connection", "close"));
  }

  private static ProblemException malformedRequest() {
    return new ProblemException(
        ProblemCode.INVALID_VALUE,
        null,
        "The request's address or headers can't be read. Check the percent-encoding.");
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
    send(context, Problems.reply(Problems.of(failure)));
  }

  private static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.end(Buffer.buffer(reply.body()));
  }
}
