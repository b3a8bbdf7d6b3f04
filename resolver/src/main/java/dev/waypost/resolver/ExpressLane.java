package dev.waypost.resolver;

import dev.waypost.resolver.ScanDesk.Outcome;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.rules.Access;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The short way of a scan: a plain {@link ExpressRequest} for a code that redirects. It decides as
 * {@link ScanHandler} does, through the same {@link ScanDesk}, and only spares what Vert.x makes of
 * a request and an answer. Whatever it does not take leaves no trace here and goes the long way.
 *
 * <p>One for each event loop.
 */
final class ExpressLane {
  private final RouteTable routes;
  private final LiveHosts hosts;
  private final ScanDesk desk;
  private final Turn turn;
  private final LoopMeter meter;
  private final ExpressRequest request;
  private final RedirectBytes redirect = new RedirectBytes();
  private final byte[] received = new byte[64 * 1024];

  ExpressLane(
      RouteTable routes,
      LiveHosts hosts,
      ClientAddress clientAddress,
      ScanDesk desk,
      Turn turn,
      LoopMeter meter) {
    this.routes = routes;
    this.hosts = hosts;
    this.desk = desk;
    this.turn = turn;
    this.meter = meter;
    this.request = new ExpressRequest(clientAddress, desk);
  }

  Turn turn() {
    return turn;
  }

  /** What comes out of requests that were taken. */
  interface Answering {
    /** Takes bytes of an answer, to be sent when the turn has ended. */
    void answer(byte[] bytes, int length);
  }

  /**
   * Takes requests from the front of what was received, as many as are plain, and has them
   * answered.
   *
   * @param in its reader index moves behind what was taken
   * @param last whether the connection is closed behind the first answer
   * @return whether what is left is the beginning of a request that may still prove to be plain
   */
  boolean take(
      ByteBuf in, InetAddress receivedFrom, HostMemory memory, boolean last, Answering answering) {
    int length = Math.min(in.readableBytes(), received.length);
    in.getBytes(in.readerIndex(), received, 0, length);
    int from = 0;
    boolean unfinished = false;
    while (from < length) {
      int end = request.read(received, from, length, receivedFrom);
      if (end < 0 || !resolve(memory, last)) {
        unfinished = end == ExpressRequest.UNFINISHED;
        break;
      }
      answering.answer(redirect.bytes(), redirect.length());
      from = end;
      if (last) {
        from = length;
      }
    }
    in.skipBytes(from);
    return unfinished && in.readableBytes() < ExpressRequest.LONGEST_BYTES;
  }

  private boolean resolve(HostMemory memory, boolean last) {
    Hosts now = hosts.present();
    String domain = memory.domain(now, request, received);
    if (domain == null) {
      return false;
    }
    Route route = routes.find(domain, request.key());
    if (route == null || !isPlain(route)) {
      return false;
    }
    Outcome outcome = desk.resolve(request, route, domain, now, turn.now(), ScanDesk.NOT_COUNTED);
    if (!write(outcome.resolution(), last)) {
      return false;
    }
    turn.log(desk.record(outcome));
    meter.count(outcome.resolution().label());
    return true;
  }

  /** Whether nothing is asked before it leads on and nothing is counted while it is evaluated. */
  private static boolean isPlain(Route route) {
    return !route.isSandbox()
        && !route.plan().countsScans()
        && route.plan().access().equals(Access.OPEN);
  }

  private boolean write(Resolution resolution, boolean last) {
    return switch (resolution) {
      case Redirect(String location, int status) -> redirect.write(status, location, last);
      case Fallback(String location, var _) -> redirect.write(302, location, last);
      case ShowText _, ShowPage _, OpenApp _, Ask _, Closed _ -> false;
    };
  }

  /** The domain of the last request of a connection: the next one mostly has the same. */
  static final class HostMemory {
    private @Nullable Hosts hosts;
    private byte[] host = new byte[0];
    private @Nullable String domain;

    @SuppressWarnings("ReferenceEquality") // hosts are replaced as a whole, never changed
    @Nullable String domain(Hosts now, ExpressRequest request, byte[] bytes) {
      int from = request.hostStart();
      int to = request.hostEnd();
      if (hosts != now || !Arrays.equals(host, 0, host.length, bytes, from, to)) {
        domain = now.domainFor(request.host());
        host = Arrays.copyOfRange(bytes, from, to);
        hosts = now;
      }
      return domain;
    }
  }
}
