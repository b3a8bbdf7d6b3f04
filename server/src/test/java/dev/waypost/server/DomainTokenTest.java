package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.outbound.TinyDnsServer;
import dev.waypost.server.ApiClient.Answer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with one workspace proves a host that leads to it by itself. */
class DomainTokenTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aHostThatLeadsHereIsProvenByTheFileThatWeServe(boolean strict) throws Exception {
    try (var dns = TinyDnsServer.start();
        var waypost =
            RunningWaypost.start(
                folder,
                "--allow-private-networks",
                "--strict-hosts=" + strict,
                "--dns-server=127.0.0.1:" + dns.address().getPort())) {
      dns.host("qr.example", "127.0.0.1");
      int port = URI.create(waypost.scanUrl()).getPort();
      JsonNode domain =
          waypost
              .client()
              .post("/api/v1/domains", "{\"base_url\":\"http://qr.example:" + port + "\"}")
              .json();
      Answer verified = waypost.client().post(verify(domain), "");
      assertThat(verified.status()).as(verified.json().toString()).isEqualTo(200);
    }
  }

  @Test
  void privateNetworksAreNotFetchedFromUnlessTheOperatorSaysSo() throws Exception {
    try (var dns = TinyDnsServer.start();
        var waypost =
            RunningWaypost.start(folder, "--dns-server=127.0.0.1:" + dns.address().getPort())) {
      dns.host("qr.example", "127.0.0.1");
      int port = URI.create(waypost.scanUrl()).getPort();
      JsonNode domain =
          waypost
              .client()
              .post("/api/v1/domains", "{\"base_url\":\"http://qr.example:" + port + "\"}")
              .json();
      Answer refused = waypost.client().post(verify(domain), "");
      assertThat(refused.json().path("code").textValue()).isEqualTo("proof_not_found");
      assertThat(refused.json().path("detail").textValue())
          .contains("leads to an address that is not on the public internet");
    }
  }

  @Test
  void aShortUrlOnTheHostOfAWorkspacesDomainIsRefusedAtStart() throws Exception {
    try (var dns = TinyDnsServer.start();
        var waypost =
            RunningWaypost.start(folder, "--dns-server=127.0.0.1:" + dns.address().getPort())) {
      JsonNode domain =
          waypost.client().post("/api/v1/domains", "{\"host\":\"qr.example\"}").json();
      JsonNode record = domain.path("verification").path("dns");
      dns.text(record.path("name").textValue(), record.path("value").textValue());
      assertThat(waypost.client().post(verify(domain), "").status()).isEqualTo(200);
    }
    assertThatThrownBy(() -> RunningWaypost.start(folder, "--short-url", "https://qr.example"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("short-url")
        .hasMessageContaining("qr.example");
    RunningWaypost.start(folder).close();
  }

  private static String verify(JsonNode domain) {
    return "/api/v1/domains/" + domain.path("id").textValue() + "/verify";
  }
}
