package dev.waypost.api.http;

import io.vertx.ext.web.RoutingContext;

/** Sends replies of every kind. */
public final class Replies {
  private final StreamSending streams = new StreamSending();

  /** Sends a reply; on the event loop of the request. */
  public void send(RoutingContext context, Reply reply) {
    StreamedBody stream = reply.stream();
    if (stream == null) {
      Sending.send(context, reply);
    } else {
      streams.send(context, reply, stream);
    }
  }
}
