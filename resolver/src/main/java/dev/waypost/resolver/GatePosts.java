package dev.waypost.resolver;

import dev.waypost.resolver.gates.GateForm;
import dev.waypost.resolver.gates.SameOrigin;
import dev.waypost.routing.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the forms of our pages: the only requests with a body that the scan port reads. Whatever is
 * not such a form is refused before or after its few bytes are read. One for each event loop.
 */
final class GatePosts {
  /** How long the rest of a refused request may take before its connection is cut. */
  private static final Duration REFUSED_DRAIN = Duration.ofSeconds(1);

  private static final int TOO_LONG = 413;

  /**
   * Digits of a Content-Length that is looked at; Netty has made sure that there are only digits.
   */
  private static final int LONGEST_LENGTH = 6;

  private final ClientAddress clientAddress;
  private final ScanDesk desk;
  private final Turn turn;
  private final ScanNumbering numbering;
  private final Executor loop;
  private final LoopMeter meter;

  GatePosts(
      ClientAddress clientAddress,
      ScanDesk desk,
      Turn turn,
      ScanNumbering numbering,
      Executor loop,
      LoopMeter meter) {
    this.clientAddress = clientAddress;
    this.desk = desk;
    this.turn = turn;
    this.numbering = numbering;
    this.loop = loop;
    this.meter = meter;
  }

  /** Takes a form for a code that asks for something. */
  void take(HttpServerRequest request, Route route, String domain, Hosts hosts) {
    int refusal = refusal(request);
    if (refusal != 0) {
      meter.count(ScanHandler.REFUSED);
      if (refusal == TOO_LONG) {
        endConnection(request);
      }
      GateAnswers.notOurForm(request.response(), refusal, Frames.of(request, domain, hosts));
      return;
    }
    if (request.headers().contains(HttpHeaders.EXPECT)) {
      request.response().writeContinue();
    }
    read(request, body -> answer(request, route, domain, hosts, body));
  }

  /** The status with which a request is refused for its headers, or 0. */
  private static int refusal(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isLongerThanForms(length)) {
      return TOO_LONG;
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(GateForm.MEDIA_TYPE)) {
      return 415;
    }
    boolean ours =
        SameOrigin.holds(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader(HttpHeaders.ORIGIN),
            host(request.authority()));
    return ours ? 0 : 403;
  }

  private static boolean isLongerThanForms(String length) {
    return length.length() > LONGEST_LENGTH || Integer.parseInt(length) > GateForm.MAX_BYTES;
  }

  private static @Nullable String host(@Nullable HostAndPort authority) {
    if (authority == null) {
      return null;
    }
    return authority.port() < 0 ? authority.host() : authority.host() + ":" + authority.port();
  }

  private interface Reader {
    void read(byte[] body);
  }

  private static void read(HttpServerRequest request, Reader reader) {
    Buffer body = Buffer.buffer();
    request.handler(chunk -> {
      if (body.length() <= GateForm.MAX_BYTES) {
        body.appendBuffer(chunk);
      }
    });
    request.endHandler(_ -> reader.read(body.getBytes()));
  }

  private static void endConnection(HttpServerRequest request) {
    request.connection().shutdown(REFUSED_DRAIN.toMillis(), TimeUnit.MILLISECONDS);
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
  }

  private void answer(
      HttpServerRequest request, Route route, String domain, Hosts hosts, byte[] body) {
    Optional<GateForm> form =
        body.length > GateForm.MAX_BYTES ? Optional.empty() : GateForm.of(body);
    if (form.isEmpty()) {
      meter.count(ScanHandler.REFUSED);
      GateAnswers.notOurForm(
          request.response(),
          body.length > GateForm.MAX_BYTES ? TOO_LONG : 400,
          Frames.of(request, domain, hosts));
      return;
    }
    new GatePassing(this, request, route, domain, hosts, form.get()).begin();
  }

  ScanDesk desk() {
    return desk;
  }

  Turn turn() {
    return turn;
  }

  ClientAddress clientAddress() {
    return clientAddress;
  }

  LoopMeter meter() {
    return meter;
  }

  Executor loop() {
    return loop;
  }

  ScanNumbering numbering() {
    return numbering;
  }
}
