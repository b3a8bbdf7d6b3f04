package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claiming and proving domains over real sockets. */
class DomainsTest extends DomainsFixture {
  @Test
  void aDomainIsClaimedProvenByDnsAndCarriesCodesAtOnce() throws Exception {
    String host = freshHost();
    Answer made =
        admin.post(DOMAINS, "{\"host\":\"" + host.toUpperCase(java.util.Locale.ROOT) + "\"}");
    JsonNode domain = made.json();
    assertThat(made.status()).as(domain.toString()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(path(domain));
    assertThat(domain.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "id",
            "host",
            "base_url",
            "uppercase",
            "default",
            "shared",
            "verified",
            "fallbacks",
            "brand",
            "verification",
            "created_at",
            "verified_at");
    assertThat(domain.path("host").textValue()).isEqualTo(host);
    assertThat(domain.path("base_url").textValue()).isEqualTo("https://" + host);
    assertThat(domain.path("verified").booleanValue()).isFalse();
    assertThat(domain.path("verification").path("dns").path("name").textValue())
        .isEqualTo("_waypost." + host);
    assertThat(domain.path("verification").path("file").path("url").textValue())
        .isEqualTo("https://" + host + "/.well-known/waypost-verification.txt");

    String code = "{\"destination\":\"https://example.com/menu\",\"domain\":\"" + host + "\"}";
    assertProblem(admin.post("/api/v1/codes", code), 409, "domain_not_verified", "domain");
    assertProblem(
        admin.patch(path(domain), "{\"default\":true}"), 409, "domain_not_verified", "default");
    Answer unproven = admin.post(path(domain) + "/verify", "");
    assertProblem(unproven, 409, "proof_not_found", null);
    assertThat(unproven.json().path("detail").textValue())
        .contains("no TXT record at _waypost." + host)
        .contains("waypost-verification.txt");
    assertThat(scan(host, "/")).isEqualTo("421");

    dns.text("_waypost." + host, "waypost-verification=ANOTHER");
    assertProblem(admin.post(path(domain) + "/verify", ""), 409, "proof_not_found", null);
    putRecord(domain);
    JsonNode verified = admin.post(path(domain) + "/verify", "{}").json();
    assertThat(verified.path("verified").booleanValue()).as(verified.toString()).isTrue();
    assertThat(verified.path("verified_at").textValue()).isNotEmpty();
    assertThat(verified.path("verification").isNull()).isTrue();
    assertThat(admin.post(path(domain) + "/verify", "").json()).isEqualTo(verified);
    assertThat(admin.get(path(domain)).json()).isEqualTo(verified);

    JsonNode carried = admin.create(code);
    String key = carried.path("key").textValue();
    assertThat(carried.path("domain").textValue()).isEqualTo(host);
    assertThat(carried.path("short_url").textValue())
        .isEqualTo("HTTPS://" + host.toUpperCase(java.util.Locale.ROOT) + "/" + key);
    assertThat(scan(host, "/" + key)).isEqualTo("302 https://example.com/menu");
    assertThat(scan("localhost", "/" + key)).isEqualTo("404");
  }

  @Test
  void aDomainIsProvenByAFileToo() throws Exception {
    String host = freshHost();
    dns.host(host, "127.0.0.1");
    try (var files = new FileServer()) {
      JsonNode domain =
          admin
              .post(DOMAINS, "{\"base_url\":\"http://" + host + ":" + files.port() + "/\"}")
              .json();
      JsonNode file = domain.path("verification").path("file");
      files.serve("/.well-known/waypost-verification.txt", "not the token");
      Answer wrong = admin.post(path(domain) + "/verify", "");
      assertProblem(wrong, 409, "proof_not_found", null);
      assertThat(wrong.json().path("detail").textValue()).contains("another content");
      files.redirect("/.well-known/waypost-verification.txt", "/token");
      files.serve("/token", file.path("content").textValue());
      assertThat(admin.post(path(domain) + "/verify", "").json().path("detail").textValue())
          .contains("status 302");
      files.serve("/.well-known/waypost-verification.txt", file.path("content").textValue() + "\n");
      Answer verified = admin.post(path(domain) + "/verify", "");
      assertThat(verified.status()).as(verified.json().toString()).isEqualTo(200);
    }
  }

  @Test
  void aHostIsNotTakenFromWhoeverProvedIt() throws Exception {
    String host = freshHost();
    JsonNode squatted = claim(stranger, host);
    JsonNode mine = claim(admin, host);
    assertThat(squatted.path("verification")).isNotEqualTo(mine.path("verification"));
    putRecord(mine);
    assertProblem(stranger.post(path(squatted) + "/verify", ""), 409, "proof_not_found", null);
    assertThat(admin.post(path(mine) + "/verify", "").status()).isEqualTo(200);

    putRecord(squatted);
    assertProblem(stranger.post(path(squatted) + "/verify", ""), 409, "host_taken", null);
    assertProblem(stranger.post(DOMAINS, "{\"host\":\"" + host + "\"}"), 409, "host_taken", null);
    assertProblem(admin.post(DOMAINS, "{\"host\":\"" + host + "\"}"), 409, "host_taken", null);
    assertProblem(
        stranger.post(
            "/api/v1/codes",
            "{\"destination\":\"https://example.com\",\"domain\":\"" + host + "\"}"),
        409,
        "domain_not_verified",
        "domain");
    assertThat(stranger.delete(path(squatted)).status()).isEqualTo(204);
    assertProblem(
        stranger.post(
            "/api/v1/codes",
            "{\"destination\":\"https://example.com\",\"domain\":\"" + host + "\"}"),
        400,
        "unknown_domain",
        "domain");
  }

  @Test
  void withSeveralWorkspacesAHostThatLeadsHereProvesNothing() throws Exception {
    String host = freshHost();
    dns.host(host, "127.0.0.1");
    int port = URI.create(waypost.scanUrl()).getPort();
    JsonNode squatted =
        stranger.post(DOMAINS, "{\"base_url\":\"http://" + host + ":" + port + "\"}").json();
    assertProblem(stranger.post(path(squatted) + "/verify", ""), 409, "proof_not_found", null);
  }

  @Test
  void anotherWorkspacesDomainIsNotFound() throws Exception {
    JsonNode mine = verified(admin, freshHost());
    for (Answer answer :
        List.of(
            stranger.get(path(mine)),
            stranger.patch(path(mine), "{\"uppercase\":false}"),
            stranger.patch(path(mine), "{\"default\":true}"),
            stranger.delete(path(mine)),
            stranger.post(path(mine) + "/verify", ""),
            stranger.get(DOMAINS + "/dom_NOSUCH"))) {
      assertProblem(answer, 404, "domain_not_found", null);
    }
    assertThat(stranger.get(DOMAINS).json().toString())
        .doesNotContain(mine.path("host").textValue());
    assertThat(admin.get(path(mine)).json()).isEqualTo(mine);
  }

  @ParameterizedTest
  @CsvSource({
    "host, 10.0.0.1, invalid_host",
    "host, [::1], invalid_host",
    "host, 2130706433, unsafe_url",
    "host, localhost, invalid_host",
    "host, qr.localhost, invalid_host",
    "host, menu, invalid_host",
    "host, qr.example., invalid_host",
    "host, qr_1.example, invalid_host",
    "host, -qr.example, malformed_url",
    "host, '', malformed_url",
    "host, straße.example, unsafe_url",
    "host, me@qr.example, invalid_host",
    "host, qr.example/menu, invalid_host",
    "host, qr.example:8443, invalid_host",
    "host, 'qr example', malformed_url",
    "base_url, qr.example, malformed_url",
    "base_url, ftp://qr.example, unsupported_scheme",
    "base_url, https://me@qr.example, unsafe_url",
    "base_url, https://qr.example/menu, invalid_host",
    "base_url, https://qr.example?x, invalid_host",
    "base_url, https://qr.example:99999, malformed_url",
    "base_url, http://127.0.0.1:8081, invalid_host"
  })
  void whatIsNoHostIsRefused(String field, String value, String code) throws Exception {
    assertProblem(admin.post(DOMAINS, "{\"" + field + "\":\"" + value + "\"}"), 400, code, field);
  }

  @Test
  void aBaseUrlIsWrittenInOneWay() throws Exception {
    String host = freshHost();
    assertThat(
            admin
                .post(DOMAINS, "{\"base_url\":\"HTTPS://" + host + ":443/\",\"uppercase\":false}")
                .json()
                .path("base_url")
                .textValue())
        .isEqualTo("https://" + host);
    JsonNode idn = claim(admin, "grün." + freshHost());
    assertThat(idn.path("host").textValue()).startsWith("xn--grn-");
    assertProblem(admin.post(DOMAINS, "{}"), 400, "missing_field", "host");
    assertProblem(
        admin.post(DOMAINS, "{\"host\":\"a.example\",\"base_url\":\"https://a.example\"}"),
        400,
        "conflicting_fields",
        "host");
    assertProblem(admin.patch(path(idn), "{\"host\":\"b.example\"}"), 409, "fixed_field", "host");
    assertProblem(admin.patch(path(idn), "{\"uppercase\":null}"), 400, "wrong_type", "uppercase");
  }

  @Test
  void listsArePaged() throws Exception {
    for (int i = 0; i < 3; i++) {
      claim(admin, freshHost());
    }
    List<String> all = ids(admin.get(DOMAINS + "?limit=100").json());
    List<String> paged = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = admin.get(DOMAINS + "?limit=2" + cursor).json();
      paged.addAll(ids(page));
      String next = page.path("next_cursor").textValue();
      cursor = next == null ? null : "&cursor=" + next;
    }
    assertThat(paged).isEqualTo(all).doesNotHaveDuplicates().hasSizeGreaterThan(3);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("domains").forEach(domain -> ids.add(domain.path("id").textValue()));
    return ids;
  }
}
