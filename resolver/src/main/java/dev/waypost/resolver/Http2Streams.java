package dev.waypost.resolver;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.Http2Frame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.vertx.core.Handler;
import io.vertx.core.ThreadingModel;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.VertxHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * HTTP/2 in clear text, for clients that know that it is spoken here (RFC 9113 §3.3). Each stream
 * becomes a connection of HTTP/1.1 with one request, so that both versions get the same answers.
 */
final class Http2Streams extends ChannelInitializer<Channel> {
  /** What such a connection begins with (RFC 9113 §3.4). */
  static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final long MOST_STREAMS = 100;

  /** So many streams may be given up within so many seconds (CVE-2023-44487). */
  private static final int MOST_RESETS = 200;

  private static final int RESET_SECONDS = 30;

  private final ContextInternal context;
  private final HttpServerOptions options;
  private final Handler<HttpServerRequest> requests;
  private final Duration drain;

  /**
   * Streams of one event loop.
   *
   * @param options of its server
   * @param requests takes the request of each stream
   * @param drain how long a stop waits for streams that are open
   */
  Http2Streams(
      ContextInternal context,
      HttpServerOptions options,
      Handler<HttpServerRequest> requests,
      Duration drain) {
    this.context = context;
    this.options = options;
    this.requests = requests;
    this.drain = drain;
  }

  /**
   * Has a connection speak HTTP/2 from its preface on. The handler of Vert.x stays at the end,
   * where it learns of stops and closes the connection, which then says goodbye.
   */
  void takeOver(ChannelPipeline pipeline) {
    pipeline.remove("httpEncoder");
    pipeline.replace(
        "httpDecoder",
        "http2",
        Http2FrameCodecBuilder.forServer()
            .initialSettings(
                Http2Settings.defaultSettings()
                    .maxConcurrentStreams(MOST_STREAMS)
                    .maxHeaderListSize(options.getMaxHeaderSize()))
            .decoderEnforceMaxRstFramesPerWindow(MOST_RESETS, RESET_SECONDS)
            .gracefulShutdownTimeoutMillis(drain.toMillis())
            .build());
    pipeline.addAfter("http2", "streams", new Http2MultiplexHandler(this));
    pipeline.addAfter("streams", "settings", new Ignored());
  }

  @Override
  protected void initChannel(Channel stream) {
    ChannelPipeline pipeline = stream.pipeline();
    pipeline.addLast(new Http2StreamFrameToHttpObjectCodec(true));
    pipeline.addLast(new Http2RequestCheck(options.getMaxInitialLineLength()));
    VertxHandler<Http1xServerConnection> handler =
        VertxHandler.create(channel ->
            new Http1xServerConnection(
                ThreadingModel.EVENT_LOOP,
                () -> context,
                null,
                options,
                channel,
                context,
                "http://" + options.getHost() + ":" + options.getPort(),
                null));
    pipeline.addLast("handler", handler);
    handler.getConnection().handler(requests);
  }

  /** Frames that concern the connection; the codec has done what they ask for. */
  private static final class Ignored extends SimpleChannelInboundHandler<Http2Frame> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, Http2Frame frame) {}
  }
}
