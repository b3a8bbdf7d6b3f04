package dev.waypost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedHttpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  private final List<String> requests = new ArrayList<>();
  private TinyDnsServer dns;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    dns = TinyDnsServer.start();
    dns.host("here.example", "127.0.0.1");
    server = HttpServer.create(ANY_PORT, 0);
    serve(server);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    dns.close();
  }

  private void serve(HttpServer files) {
    files.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI());
          if (exchange.getRequestURI().getPath().equals("/moved")) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1/");
            exchange.sendResponseHeaders(302, -1);
          } else {
            byte[] body = "found".getBytes(StandardCharsets.US_ASCII);
            // 0 is for a length that is not known beforehand, which comes in chunks.
            exchange.sendResponseHeaders(200, exchange.getRequestURI().getQuery() == null ? 5 : 0);
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
  }

  private GuardedHttp http(boolean allowPrivateNetworks) {
    return new GuardedHttp(new NameService(dns.address()), new AddressGuard(allowPrivateNetworks));
  }

  private URI here(String pathAndQuery) {
    return URI.create("http://here.example:" + server.getAddress().getPort() + pathAndQuery);
  }

  @Test
  void aFileIsFetchedByItsNameFromTheAddressThatTheNameHas() throws Exception {
    Response response = http(true).get(here("/file"), 100, PATIENCE);
    assertThat(response.status()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.US_ASCII)).isEqualTo("found");
    assertThat(http(true).get(here("?in=chunks"), 5, PATIENCE).body()).hasSize(5);
    String host = "here.example:" + server.getAddress().getPort();
    assertThat(requests).containsExactly(host + "/file", host + "/?in=chunks");
  }

  @Test
  void theNameIsLookedUpOnce() throws Exception {
    http(true).get(here("/file"), 100, PATIENCE);
    assertThat(dns.asked()).containsExactly("1 here.example", "28 here.example");
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    assertThat(http(true).get(here("/moved"), 100, PATIENCE).status()).isEqualTo(302);
    assertThat(requests).hasSize(1);
  }

  @Test
  void thisMachineIsNotAskedUnlessAllowed() {
    assertThatThrownBy(() -> http(false).get(here("/file"), 100, PATIENCE))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("not on the public internet");
    assertThat(requests).isEmpty();
  }

  @Test
  void oneSpecialAddressAmongOthersIsEnoughToAskNone() {
    dns.host("mixed.example", "127.0.0.1", "169.254.169.254");
    URI mixed = URI.create("http://mixed.example:" + server.getAddress().getPort() + "/");
    assertThatThrownBy(() -> http(true).get(mixed, 100, PATIENCE))
        .hasMessageContaining("not on the public internet");
    assertThat(requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://169.254.169.254/latest/meta-data", "http://[fe80::1]/", "http://0.0.0.0/"})
  void numbersAreJudgedLikeNames(String address) {
    assertThatThrownBy(() -> http(true).get(URI.create(address), 100, PATIENCE))
        .hasMessageContaining("not on the public internet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://here.example/", "http://u@here.example/"})
  void otherSchemesAndUserNamesAreFaultsOfTheCaller(String address) {
    assertThatThrownBy(() -> http(true).get(URI.create(address), 100, PATIENCE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreBytesThanAllowedAreRefused() {
    assertThatThrownBy(() -> http(true).get(here("/file"), 4, PATIENCE))
        .hasMessageContaining("more than the 4 bytes");
    assertThatThrownBy(() -> http(true).get(here("/?in=chunks"), 4, PATIENCE))
        .hasMessageContaining("more than the 4 bytes");
  }

  @Test
  void aServerThatNeverFinishesIsLeft() throws Exception {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://here.example:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> http(true).get(address, 100, Duration.ofMillis(300)))
          .isInstanceOf(OutboundException.class)
          .hasMessageContaining("did not answer within");
    }
  }

  @Test
  void nobodyThereIsSaidSo() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    URI address = URI.create("http://here.example:" + closed + "/");
    assertThatThrownBy(() -> http(true).get(address, 100, PATIENCE))
        .hasMessageContaining("could not be reached");
  }

  @Test
  void overHttpsTheCertificateMustBeThatOfTheName(@TempDir Path folder) throws Exception {
    dns.host("other.example", "127.0.0.1");
    SSLContext context = selfSigned(folder, "here.example");
    HttpsServer secure = HttpsServer.create(ANY_PORT, 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(context));
    serve(secure);
    secure.start();
    try {
      int port = secure.getAddress().getPort();
      var trusting =
          new GuardedHttp(
              new NameService(dns.address()), new AddressGuard(true), context.getSocketFactory());
      URI here = URI.create("https://here.example:" + port + "/file");
      assertThat(trusting.get(here, 100, PATIENCE).status()).isEqualTo(200);
      URI other = URI.create("https://other.example:" + port + "/file");
      assertThatThrownBy(() -> trusting.get(other, 100, PATIENCE))
          .hasMessageContaining("no valid certificate");
      assertThatThrownBy(() -> http(true).get(here, 100, PATIENCE))
          .hasMessageContaining("no valid certificate");
    } finally {
      secure.stop(0);
    }
  }

  /** A context that serves with a fresh certificate for a name, and trusts that one alone. */
  private static SSLContext selfSigned(Path folder, String name) throws Exception {
    Path file = folder.resolve("keys.p12");
    char[] password = "secret-of-the-test".toCharArray();
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-keystore",
                file.toString(),
                "-storepass",
                new String(password))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(folder.resolve("keytool.txt"))).isZero();
    KeyStore keys = KeyStore.getInstance(file.toFile(), password);
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }
}
