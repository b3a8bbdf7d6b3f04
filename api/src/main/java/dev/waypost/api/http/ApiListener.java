package dev.waypost.api.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The API's port. Who answers there may change while it listens. */
public final class ApiListener {
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int IDLE_TIMEOUT_SECONDS = 60;
  private static final long DRAIN_SECONDS = 10;

  private final Vertx vertx;
  private volatile Handler<HttpServerRequest> handler;
  private @Nullable HttpServer server;

  /** A listener whose requests this handler answers. */
  public ApiListener(Vertx vertx, Handler<HttpServerRequest> handler) {
    this.vertx = vertx;
    this.handler = handler;
  }

  /** The next request is answered by this handler. */
  public void serve(Handler<HttpServerRequest> next) {
    handler = next;
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
            .setHandle100ContinueAutomatically(true);
    HttpServer created =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> handler.handle(request))
            .invalidRequestHandler(ApiListener::unreadable);
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

  /** For requests whose first line or headers can't be read; the connection can't be used after. */
  private static void unreadable(HttpServerRequest request) {
    ProblemException problem =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ ->
              new ProblemException(
                  ProblemCode.URI_TOO_LONG,
                  null,
                  "The request line is longer than "
                      + MAX_REQUEST_LINE_BYTES
                      + " bytes. Shorten it.");
          case TooLongHttpHeaderException _ ->
              new ProblemException(
                  ProblemCode.HEADERS_TOO_LARGE,
                  null,
                  "The headers are larger than "
                      + MAX_HEADER_BYTES
                      + " bytes. Send fewer or shorter ones.");
          case null, default -> Problems.malformedRequest();
        };
    Reply reply = Problems.reply(problem).withHeader("Connection", "close");
    reply.headers().forEach(request.response()::putHeader);
    request
        .response()
        .setStatusCode(reply.status())
        .end(Buffer.buffer(reply.body()))
        .onComplete(_ -> request.connection().close());
  }
}
