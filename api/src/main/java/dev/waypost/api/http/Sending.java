package dev.waypost.api.http;

import dev.waypost.api.http.Reply.FileStart;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Writes replies as HTTP. */
final class Sending {
  private static final int NO_CONTENT = 204;
  private static final int NOT_MODIFIED = 304;

  private Sending() {}

  static void send(RoutingContext context, Reply reply) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.putHeader("X-Content-Type-Options", "nosniff");
    FileStart file = reply.file();
    if (file != null && context.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader("Content-Length", Long.toString(file.bytes())).end();
      return;
    }
    if (file != null) {
      response
          .sendFile(file.path().toString(), 0, file.bytes())
          .onFailure(_ -> context.request().connection().close());
      return;
    }
    if (reply.status() != NO_CONTENT && reply.status() != NOT_MODIFIED) {
      response.putHeader("Content-Length", Integer.toString(reply.body().length));
    }
    boolean last = isLast(context, reply);
    if (last) {
      response.putHeader("Connection", "close");
    }
    var sent = response.end(Buffer.buffer(reply.body()));
    if (last) {
      sent.onComplete(_ -> closeWhenRead(context.request()));
    }
  }

  /**
   * A request in chunks may have had a length as well, which Netty takes away unseen; after such a
   * request the connection must not be used again (RFC 9112 §6.3).
   */
  static boolean isLast(RoutingContext context, Reply reply) {
    return reply.headers().containsKey("Connection")
        || context.request().getHeader("Transfer-Encoding") != null;
  }

  /** Not before all has been read: who is still sending might not see the answer. */
  static void closeWhenRead(HttpServerRequest request) {
    Future<Void> read = request.isEnded() ? Future.succeededFuture() : request.end();
    read.onComplete(_ -> request.connection().close());
  }
}
