package dev.waypost.api.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends answers that are written while they are sent: each from a thread of its own, and on half of
 * the processors at most, so that those who scan find the other half free.
 */
final class StreamSending {
  private static final Logger LOGGER = System.getLogger(StreamSending.class.getName());
  private static final long LONGEST_WAIT_SECONDS = 20;

  private final Semaphore turns =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /** Sends an answer when it is its turn. */
  void send(RoutingContext routing, Reply reply, StreamedBody body) {
    Context context = routing.vertx().getOrCreateContext();
    Thread.ofPlatform()
        .name("streamed answer")
        .daemon()
        .start(() -> {
          @Nullable Reply refusal = sendInTurn(context, routing, reply, body);
          if (refusal != null) {
            context.runOnContext(_ -> Sending.send(routing, refusal));
          }
        });
  }

  private @Nullable Reply sendInTurn(
      Context context, RoutingContext routing, Reply reply, StreamedBody body) {
    try {
      if (!turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        return Problems.reply(
            new ProblemException(
                ProblemCode.OVERLOADED,
                null,
                "Too many sheets and archives are being made at present. Please try again in a few seconds."));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Problems.reply(Problems.storeUnavailable());
    }
    try {
      write(context, routing, reply, body);
    } finally {
      turns.release();
    }
    return null;
  }

  private static void write(
      Context context, RoutingContext routing, Reply reply, StreamedBody body) {
    HttpServerResponse response = routing.response();
    boolean last = Sending.isLast(routing, reply);
    context.runOnContext(_ -> begin(response, reply, last));
    try (var out = new BodyStream(context, response)) {
      body.writeTo(out);
    } catch (IOException | RuntimeException e) {
      LOGGER.log(Level.WARNING, "An answer was broken off: {0}", e.getMessage());
      // Without the last chunk, the caller sees that it is not whole.
      context.runOnContext(_ -> response.reset());
      return;
    }
    context.runOnContext(_ -> {
      var ended = response.end();
      if (last) {
        ended.onComplete(_ -> Sending.closeWhenRead(routing.request()));
      }
    });
  }

  private static void begin(HttpServerResponse response, Reply reply, boolean last) {
    response.setStatusCode(reply.status());
    reply.headers().forEach(response::putHeader);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.setChunked(true);
    if (last) {
      response.putHeader("Connection", "close");
    }
  }
}
