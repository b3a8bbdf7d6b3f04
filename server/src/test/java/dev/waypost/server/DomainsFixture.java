package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.outbound.TinyDnsServer;
import dev.waypost.server.ApiClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A server with two workspaces and a DNS server of the test's own. */
abstract class DomainsFixture {
  static final String DOMAINS = "/api/v1/domains";

  @TempDir static Path folder;
  static TinyDnsServer dns;
  static RunningWaypost waypost;
  static ApiClient admin;
  static ApiClient stranger;

  @BeforeAll
  static void start() throws Exception {
    dns = TinyDnsServer.start();
    waypost =
        RunningWaypost.start(
            folder,
            "--strict-hosts",
            "--allow-private-networks",
            "--dns-server",
            "127.0.0.1:" + dns.address().getPort());
    admin = waypost.client();
    stranger = waypost.clientWith(OtherWorkspace.in(folder));
  }

  @AfterAll
  static void stop() {
    waypost.close();
    dns.close();
  }

  static String freshHost() {
    return "h" + UUID.randomUUID().toString().substring(0, 8) + ".example";
  }

  static JsonNode claim(ApiClient client, String host) throws Exception {
    Answer made = client.post(DOMAINS, "{\"host\":\"" + host + "\"}");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    return made.json();
  }

  static void putRecord(JsonNode domain) {
    JsonNode record = domain.path("verification").path("dns");
    dns.text(record.path("name").textValue(), record.path("value").textValue());
  }

  static JsonNode verified(ApiClient client, String host) throws Exception {
    JsonNode domain = claim(client, host);
    putRecord(domain);
    Answer verified = client.post(path(domain) + "/verify", "");
    assertThat(verified.status()).as(verified.json().toString()).isEqualTo(200);
    return verified.json();
  }

  static String path(JsonNode domain) {
    return DOMAINS + "/" + domain.path("id").textValue();
  }

  static JsonNode shared() throws Exception {
    for (JsonNode domain : admin.get(DOMAINS + "?limit=100").json().path("domains")) {
      if (domain.path("shared").booleanValue()) {
        return domain;
      }
    }
    throw new AssertionError("There is no shared domain.");
  }

  static void assertProblem(Answer answer, int status, String code, @Nullable String field) {
    assertThat(answer.json().path("code").textValue()).as(answer.json().toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("field").textValue()).isEqualTo(field);
  }

  /** The status of an answer to a scan at a host, and where it leads. */
  static String scan(String host, String path) throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(waypost.scanUrl()).getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String location =
          answer
              .lines()
              .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("location: "))
              .map(line -> " " + line.substring("location: ".length()))
              .findFirst()
              .orElse("");
      return answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()) + location;
    }
  }
}
