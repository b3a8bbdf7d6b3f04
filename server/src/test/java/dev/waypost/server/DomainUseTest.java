package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.codes.Domain;
import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainStore.DomainChange;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.store.Database;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What domains do for codes and scans, over real sockets. */
class DomainUseTest extends DomainsFixture {
  @Test
  void whatAnotherProcessOnTheSameDatabaseChangesIsSeenSoon() throws Exception {
    JsonNode claimed = claim(admin, freshHost());
    String host = claimed.path("host").textValue();
    assertThat(scan(host, "/")).isEqualTo("421");
    try (Database other = OtherWorkspace.database(folder)) {
      Domain domain =
          other.domains().snapshot().claimed().stream()
              .filter(found -> found.host().equals(host))
              .findFirst()
              .orElseThrow();
      Claim claim = Objects.requireNonNull(domain.claim());
      var proven =
          new Domain(
              domain.id(),
              host,
              domain.baseUrl(),
              true,
              new DomainFallbacks("https://example.com/home", null, null),
              new Claim(claim.workspace(), claim.token(), claim.claimedAt(), claim.claimedAt()));
      other.domains().change(claim.workspace(), _ -> new DomainChange(proven, null, null));
      await()
          .untilAsserted(
              () -> assertThat(scan(host, "/")).isEqualTo("302 https://example.com/home"));
      other.domains().change(claim.workspace(), _ -> new DomainChange(null, proven, null));
      await().untilAsserted(() -> assertThat(scan(host, "/")).isEqualTo("421"));
    }
  }

  @Test
  void theSharedDomainIsEverybodysAndChangedByTheOperatorAlone() throws Exception {
    JsonNode shared = shared();
    assertThat(shared.path("verified").booleanValue()).isTrue();
    assertThat(stranger.get(path(shared)).json().path("default").booleanValue()).isTrue();
    assertProblem(
        stranger.patch(path(shared), "{\"uppercase\":false}"), 409, "domain_shared", null);
    assertProblem(stranger.delete(path(shared)), 409, "default_domain", null);
    assertProblem(admin.delete(path(shared)), 409, "default_domain", null);
    assertProblem(
        admin.post(DOMAINS, "{\"base_url\":\"http://localhost\"}"),
        400,
        "invalid_host",
        "base_url");

    String root = "{\"fallbacks\":{\"root\":\"https://example.com/home\"}}";
    assertThat(admin.patch(path(shared), root).status()).isEqualTo(200);
    assertThat(scan("localhost", "/")).isEqualTo("302 https://example.com/home");
    assertThat(admin.patch(path(shared), "{\"fallbacks\":null}").status()).isEqualTo(200);
    assertThat(scan("localhost", "/")).isEqualTo("404");
  }

  @Test
  void aWorkspaceChoosesWhereItsNewCodesGo() throws Exception {
    JsonNode own = verified(stranger, freshHost());
    String plain = "{\"destination\":\"https://example.com\"}";
    assertThat(stranger.create(plain).path("domain").textValue()).isEqualTo("localhost");
    assertThat(
            stranger.patch(path(own), "{\"default\":true}").json().path("default").booleanValue())
        .isTrue();
    assertThat(stranger.create(plain).path("domain")).isEqualTo(own.path("host"));
    assertThat(
            stranger
                .create("{\"destination\":\"https://example.com\",\"domain\":\"localhost\"}")
                .path("domain")
                .textValue())
        .isEqualTo("localhost");
    assertThat(admin.create(plain).path("domain").textValue()).isEqualTo("localhost");
    assertProblem(stranger.delete(path(own)), 409, "default_domain", null);
    assertProblem(
        stranger.patch(path(own), "{\"default\":false}"), 400, "invalid_value", "default");

    assertThat(stranger.patch(path(shared()), "{\"default\":true}").status()).isEqualTo(200);
    assertThat(stranger.create(plain).path("domain").textValue()).isEqualTo("localhost");
    Answer used = stranger.delete(path(own));
    assertProblem(used, 409, "domain_in_use", null);
    assertThat(used.json().path("detail").textValue()).contains("(1, deleted ones included)");
  }

  @Test
  void theSameKeyLeadsElsewhereAtAnotherDomainAndADeletedDomainLeadsNowhere() throws Exception {
    JsonNode first = verified(admin, freshHost());
    JsonNode second = verified(admin, freshHost());
    for (JsonNode domain : List.of(first, second)) {
      String host = domain.path("host").textValue();
      admin.create(
          "{\"destination\":\"https://example.com/%1$s\",\"domain\":\"%1$s\",\"key\":\"menu\"}"
              .formatted(host));
    }
    for (JsonNode domain : List.of(first, second)) {
      String host = domain.path("host").textValue();
      assertThat(scan(host, "/menu")).isEqualTo("302 https://example.com/" + host);
    }
    JsonNode third = verified(admin, freshHost());
    String host = third.path("host").textValue();
    assertThat(scan(host, "/")).isEqualTo("404");
    assertThat(admin.delete(path(third)).status()).isEqualTo(204);
    assertThat(scan(host, "/")).isEqualTo("421");
    assertProblem(admin.get(path(third)), 404, "domain_not_found", null);
    verified(stranger, host);
    assertThat(scan(host, "/")).isEqualTo("404");
  }

  @Test
  void manyCodesMayNameTheirDomainOnceAndEachItsOwn() throws Exception {
    JsonNode domain = verified(admin, freshHost());
    JsonNode results =
        admin
            .post(
                "/api/v1/codes/bulk",
                "{\"defaults\":{\"domain\":\"%s\",\"destination\":\"https://example.com\"},\"codes\":[{},{\"domain\":\"localhost\"},{\"domain\":\"nobodys.example\"},{\"type\":\"static\"}]}"
                    .formatted(domain.path("host").textValue()))
            .json()
            .path("results");
    assertThat(results.path(0).path("code").path("domain")).isEqualTo(domain.path("host"));
    assertThat(results.path(1).path("code").path("domain").textValue()).isEqualTo("localhost");
    assertThat(results.path(2).path("problem").path("code").textValue())
        .isEqualTo("unknown_domain");
    assertThat(results.path(3).path("problem").path("code").textValue()).isEqualTo("static_code");
  }

  @Test
  void fallbacksStandInAndMayNotLeadBackHere() throws Exception {
    JsonNode domain = verified(admin, freshHost());
    String host = domain.path("host").textValue();
    JsonNode changed =
        admin
            .patch(
                path(domain),
                "{\"fallbacks\":{\"not_found\":\"https://example.com/lost\",\"expired\":\"https://example.com/over\"}}")
            .json();
    assertThat(changed.path("fallbacks").path("root").isNull()).isTrue();
    assertThat(scan(host, "/NOBODYS")).isEqualTo("302 https://example.com/lost");
    String key =
        admin
            .create(
                "{\"destination\":\"https://example.com\",\"domain\":\"%s\",\"expires\":{\"at\":\"2020-01-01T00:00:00Z\"}}"
                    .formatted(host))
            .path("key")
            .textValue();
    assertThat(scan(host, "/" + key)).isEqualTo("302 https://example.com/over");

    for (String loop :
        List.of("https://" + host + "/x", "http://" + host, waypost.shortUrl() + "/ABC")) {
      assertProblem(
          admin.patch(path(domain), "{\"fallbacks\":{\"root\":\"" + loop + "\"}}"),
          400,
          "destination_loop",
          "fallbacks.root");
    }
    assertProblem(
        admin.patch(path(domain), "{\"fallbacks\":{\"root\":\"javascript:alert(1)\"}}"),
        400,
        "unsupported_scheme",
        "fallbacks.root");
    assertProblem(
        admin.post("/api/v1/codes", "{\"destination\":\"https://" + host + "/menu\"}"),
        400,
        "destination_loop",
        "destination");
    assertThat(admin.get(path(domain)).json()).isEqualTo(changed);
  }

  @Test
  void claimsThatWouldLeadInACircleAreNotVerified() throws Exception {
    String host = freshHost();
    JsonNode early =
        admin
            .post(
                DOMAINS,
                "{\"host\":\"%s\",\"fallbacks\":{\"root\":\"https://%s/\"}}"
                    .formatted(freshHost(), host))
            .json();
    verified(admin, host);
    putRecord(early);
    assertProblem(
        admin.post(path(early) + "/verify", ""), 400, "destination_loop", "fallbacks.root");
    assertThat(admin.patch(path(early), "{\"fallbacks\":{\"root\":null}}").status()).isEqualTo(200);
    assertThat(admin.post(path(early) + "/verify", "").status()).isEqualTo(200);
  }
}
