package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one may not take from others. */
class LimitsTest {
  private static final String GOOD = "GET /KEY HTTP/1.1\r\nHost: a\r\n\r\n";

  @TempDir Path directory;

  private RunningResolver start(ResolverLimits limits, String... trustedProxies)
      throws IOException {
    RunningResolver resolver = RunningResolver.startLimited(directory, limits, trustedProxies);
    resolver.route("KEY", "https://example.com/");
    return resolver;
  }

  @Test
  void whoeverAsksForManyCodesThatAreNotThereHasToWaitAndIsStillRedirected() throws Exception {
    try (var resolver = start(new ResolverLimits(100, 100, 5))) {
      for (int i = 0; i < 5; i++) {
        assertThat(resolver.get("/NOBODYS" + i).statusCode()).isEqualTo(404);
      }
      HttpResponse<String> limited = resolver.get("/NOBODYS5");
      assertThat(limited.statusCode()).isEqualTo(429);
      assertThat(limited.headers().firstValueAsLong("retry-after").orElseThrow())
          .isBetween(1L, 12L);
      assertThat(limited.body()).contains("try again").hasSizeLessThan(200);
      assertThat(resolver.get("/KEY").statusCode()).isEqualTo(302);
      assertThat(resolver.meters().limitedMisses()).isEqualTo(1);
      assertThat(resolver.meters().outcomes()).containsEntry("unknown", 5L);
    }
  }

  @Test
  void behindAProxyEachClientHasItsOwnMisses() throws Exception {
    try (var resolver = start(new ResolverLimits(100, 100, 1), "127.0.0.1")) {
      assertThat(missFrom(resolver, "203.0.113.7")).isEqualTo(404);
      assertThat(missFrom(resolver, "203.0.113.7")).isEqualTo(429);
      assertThat(missFrom(resolver, "203.0.113.8")).isEqualTo(404);
      assertThat(missFrom(resolver, "2001:db8:1:2::1")).isEqualTo(404);
      assertThat(missFrom(resolver, "2001:db8:1:2:ffff::9")).as("the same /64").isEqualTo(429);
      assertThat(missFrom(resolver, "2001:db8:1:3::1")).isEqualTo(404);
    }
  }

  private static int missFrom(RunningResolver resolver, String address) throws Exception {
    return resolver
        .send(resolver.request("/NOBODYS").header("X-Forwarded-For", address))
        .statusCode();
  }

  @Test
  void oneAddressHasSoManyConnectionsAndGetsAnotherWhenOneIsClosed() throws Exception {
    try (var resolver = start(new ResolverLimits(100, 3, 0))) {
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        open.add(connect(resolver));
        assertThat(answer(open.getLast(), GOOD)).startsWith("HTTP/1.1 302");
      }
      try (Socket fourth = connect(resolver)) {
        assertThat(answer(fourth, GOOD)).isEmpty();
      }
      assertThat(resolver.meters().openConnections()).isEqualTo(3);
      assertThat(resolver.meters().refusedConnections()).isEqualTo(1);

      open.removeFirst().close();
      Awaitility.await()
          .atMost(RunningResolver.PATIENCE)
          .until(() -> resolver.meters().openConnections() == 2);
      try (Socket next = connect(resolver)) {
        assertThat(answer(next, GOOD)).startsWith("HTTP/1.1 302");
      }
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void aProxyHasNoLimitOfItsOwn() throws Exception {
    try (var resolver = start(new ResolverLimits(4, 1, 0), "127.0.0.1")) {
      List<Socket> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(connect(resolver));
        assertThat(answer(open.getLast(), GOOD)).startsWith("HTTP/1.1 302");
      }
      try (Socket fifth = connect(resolver)) {
        assertThat(answer(fifth, GOOD)).as("beyond the limit of all").isEmpty();
      }
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  /** Takes a little longer than a request may take. */
  @Test
  void hundredsOfSlowConnectionsAreEndedAndNobodyElseNoticesThem() throws Exception {
    try (var resolver = start(new ResolverLimits(1_000, 1_000, 0))) {
      List<Socket> slow = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        Socket socket = connect(resolver);
        socket
            .getOutputStream()
            .write("GET /KEY HTTP/1.1\r\nHost: a\r\nX-".getBytes(StandardCharsets.US_ASCII));
        slow.add(socket);
      }
      boolean dripping = true;
      int answered = 0;
      while (dripping) {
        for (int i = 0; i < 20; i++) {
          assertThat(resolver.get("/KEY").statusCode()).isEqualTo(302);
          answered++;
        }
        dripping = drip(slow);
      }
      assertThat(answered).isGreaterThan(100);
      for (Socket socket : slow) {
        assertThat(received(socket))
            .isEqualTo(
                "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        socket.close();
      }
    }
  }

  /** Sends each a byte more; false once the first is ended. */
  private static boolean drip(List<Socket> slow) throws Exception {
    Thread.sleep(500);
    for (Socket socket : slow) {
      if (socket.getInputStream().available() > 0) {
        return false;
      }
      socket.getOutputStream().write('a');
    }
    return true;
  }

  private static Socket connect(RunningResolver resolver) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port());
    socket.setSoTimeout((int) RunningResolver.PATIENCE.toMillis());
    return socket;
  }

  /** What comes first; empty where the connection is closed instead. */
  private static String answer(Socket socket, String request) throws IOException {
    try {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] buffer = new byte[4096];
      int n = socket.getInputStream().read(buffer);
      return n < 0 ? "" : new String(buffer, 0, n, StandardCharsets.US_ASCII);
    } catch (SocketException closed) {
      return "";
    }
  }

  private static String received(Socket socket) throws IOException {
    var text = new StringBuilder();
    byte[] buffer = new byte[4096];
    try {
      for (int n = socket.getInputStream().read(buffer); n >= 0; ) {
        text.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
        n = socket.getInputStream().read(buffer);
      }
    } catch (SocketException reset) {
      // Closed with a byte of ours unread.
    }
    return text.toString();
  }
}
