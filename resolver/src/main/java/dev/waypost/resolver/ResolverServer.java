package dev.waypost.resolver;

import dev.waypost.resolver.numbers.LoopBarrier;
import dev.waypost.resolver.numbers.ScanNumbers;
import dev.waypost.routing.Locator;
import dev.waypost.routing.RouteTable;
import dev.waypost.scanlog.ScanLog;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The listener for scans: one HTTP server for each event loop, all on one port. */
public final class ResolverServer {
  /** How long a stop waits for answers that are on their way. */
  private static final Duration DRAIN = Duration.ofSeconds(10);

  /** Request lines beyond this are refused with 414; no short URL comes near it. */
  private static final int MAX_REQUEST_LINE_BYTES = 8 * 1024;

  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /** Room for what is received at once: more than nearly all requests. */
  private static final RecvByteBufAllocator RECEIVED =
      new FixedRecvByteBufAllocator(ExpressRequest.LONGEST_BYTES);

  private final RouteTable routes;
  private final LiveHosts hosts;
  private final ScanLog log;
  private final Locator locator;
  private final ClientAddress clientAddress;
  private final VisitorSalts salts;
  private final BucketKey bucketKey;
  private final Gates gates;
  private final ScanNumbers numbers;
  private final HostedFiles files;
  private final InstantSource clock;
  private final OpenConnections connections;
  private final MissLimiter misses;
  private final ResolverMeters meters = new ResolverMeters();

  /**
   * A resolver over these routes, writing to this log.
   *
   * @param bucketKey under which visitors keep their share and their variant
   * @param gates what codes ask for before they lead on
   * @param numbers which of a code's scans each one is
   * @param files that pages offer
   * @param limits how much is let in
   */
  public ResolverServer(
      RouteTable routes,
      LiveHosts hosts,
      ScanLog log,
      Locator locator,
      ClientAddress clientAddress,
      VisitorSalts salts,
      BucketKey bucketKey,
      Gates gates,
      ScanNumbers numbers,
      HostedFiles files,
      ResolverLimits limits,
      InstantSource clock) {
    this.routes = routes;
    this.hosts = hosts;
    this.log = log;
    this.locator = locator;
    this.clientAddress = clientAddress;
    this.salts = salts;
    this.bucketKey = bucketKey;
    this.gates = gates;
    this.numbers = numbers;
    this.files = files;
    this.clock = clock;
    this.connections = new OpenConnections(limits, clientAddress);
    this.misses = new MissLimiter(limits.missesPerMinute());
    meters.watch(connections, misses);
  }

  /** What is counted. */
  public ResolverMeters meters() {
    return meters;
  }

  /**
   * Starts listening.
   *
   * @param instances how many event loops serve
   * @return completes when all serve; the id is for {@link Vertx#undeploy}, which stops accepting
   *     and lets answers under way finish
   */
  public Future<String> start(Vertx vertx, String host, int port, int instances) {
    var options = new DeploymentOptions().setInstances(instances);
    return vertx.deployVerticle(() -> new Listener(host, port), options);
  }

  private final class Listener extends VerticleBase {
    private final String host;
    private final int port;
    private final HttpServerOptions options;
    private @Nullable HttpServer server;
    private LoopBarrier.@Nullable Loop flushed;

    Listener(String host, int port) {
      this.host = host;
      this.port = port;
      this.options =
          new HttpServerOptions()
              .setHost(host)
              .setPort(port)
              .setMaxInitialLineLength(MAX_REQUEST_LINE_BYTES)
              .setMaxHeaderSize(MAX_HEADER_BYTES)
              .setHandle100ContinueAutomatically(false)
              // An upgrade to HTTP/2 in clear text is a way around the proxies before us. Those who
              // begin with it are recognised by our own handler.
              .setHttp2ClearTextEnabled(false);
    }

    @Override
    public Future<?> start() {
      EventLoop loop = ((ContextInternal) context).nettyEventLoop();
      LoopMeter meter = meters.newLoop();
      var turn = new Turn(log, loop, clock, meter);
      var desk = new ScanDesk(locator, salts, bucketKey, gates);
      var numbering = new ScanNumbering(numbers);
      Executor onLoop = task -> context.runOnContext(_ -> task.run());
      var posts = new GatePosts(clientAddress, desk, turn, numbering, onLoop, meter);
      var handler =
          new ScanHandler(
              routes,
              hosts,
              clientAddress,
              desk,
              posts,
              numbering,
              files,
              onLoop,
              turn,
              misses,
              meter);
      var lane = new ExpressLane(routes, hosts, clientAddress, desk, turn, meter);
      var http2 = new Http2Streams((ContextInternal) context, options, handler::handle, DRAIN);
      var watch = new ConnectionWatch();
      LoopBarrier.Loop flushing = done -> loop.execute(() -> flush(turn, done));
      numbers.loops().add(flushing);
      flushed = flushing;
      var _ = loop.scheduleAtFixedRate(watch::tick, 1, 1, TimeUnit.SECONDS);
      HttpServer created =
          vertx
              .createHttpServer(options)
              .requestHandler(handler::handle)
              .connectionHandler(connection -> opened(connection, lane, http2, watch))
              // Nobody needs WebSockets here, but without a handler for them Vert.x would answer
              // requests of unknown protocol versions itself, with 501.
              .webSocketHandshakeHandler(handshake -> handshake.reject(400));
      server = created;
      return created.listen(port, host);
    }

    private static void flush(Turn turn, Runnable done) {
      turn.end();
      done.run();
    }

    /** Puts our own handler before those of Vert.x, or ends the connection at once. */
    private void opened(
        HttpConnection opened, ExpressLane lane, Http2Streams http2, ConnectionWatch watch) {
      Channel channel = ((ConnectionBase) opened).channel();
      InetAddress from = ((InetSocketAddress) channel.remoteAddress()).getAddress();
      if (connections.open(from)) {
        var _ = channel.closeFuture().addListener(_ -> connections.close(from));
        channel.config().setRecvByteBufAllocator(RECEIVED);
        var _ = channel.pipeline().addFirst(new ScanConnection(lane, http2, watch, from));
      } else {
        var _ = channel.close();
      }
    }

    @Override
    public Future<?> stop() {
      LoopBarrier.Loop loop = flushed;
      if (loop != null) {
        numbers.loops().remove(loop);
      }
      HttpServer started = server;
      return started == null
          ? Future.succeededFuture()
          : started.shutdown(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
