package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeRequests;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.Description;
import dev.waypost.codes.NewCode;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.rules.ExplanationForm;
import dev.waypost.codes.rules.ScanForm;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.Explanation;
import dev.waypost.routing.GivenContext;
import dev.waypost.routing.GroupFallbacks;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.RouteEvaluator;
import dev.waypost.routing.RoutePlan;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.server.RoutingCases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever evaluates routes gives the answers of spec/routing-cases. */
class RoutingCasesTest {
  private static final String GROUP = "grp_" + "0".repeat(26);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final AtomicInteger GROUPS = new AtomicInteger();

  static List<Case> cases() throws IOException {
    return RoutingCases.all();
  }

  /** From the body of a call to the answer of a scan, without a server between them. */
  @ParameterizedTest
  @MethodSource("cases")
  void theEvaluatorGivesTheAnswer(Case given) {
    Route route = route(given.code());
    GivenContext context = ScanForm.read(Trees.members(given.scan()), Instant.EPOCH, 1);
    Explanation explanation = RouteEvaluator.explain(route, context);
    assertThat(RouteEvaluator.evaluate(route, context)).isEqualTo(explanation.evaluation());
    assertThat(RouteCodec.decode(RouteCodec.encode(route))).isEqualTo(route);
    Resolution ofGroup =
        group(given.groupFallback()).applyTo(route, explanation.evaluation().resolution());
    Resolution ofDomain = domain(given.domainFallbacks()).applyTo(ofGroup);
    given.check(Trees.json(ExplanationForm.write(explanation, ofGroup, ofDomain)));
  }

  private static Route route(ObjectNode body) {
    CodeStatus status =
        body.has("status")
            ? CodeStatus.valueOf(body.path("status").textValue().toUpperCase(Locale.ROOT))
            : CodeStatus.ACTIVE;
    body.remove("status");
    NewCode wanted = CodeRequests.newCode(Fields.translated(body, Map.of()));
    RoutePlan plan = wanted.plan().applyTo(RoutePlan.PLAIN, (password, _) -> "hash of " + password);
    var code =
        new Code(
            new CodeId("code_" + "0".repeat(26)),
            new WorkspaceId("ws_1"),
            wanted.type(),
            wanted.content(),
            "dom_1",
            "KEY",
            wanted.name(),
            status,
            wanted.style(),
            wanted.expiresAt(),
            wanted.fallback(),
            plan,
            new Description(null, new GroupId(GROUP), List.of(), Map.of(), null, null, null),
            1,
            Instant.EPOCH,
            Instant.EPOCH);
    return RouteCompiler.compile(code, 1).orElseThrow().route();
  }

  private static GroupFallbacks group(JsonNode fallback) {
    return fallback.isTextual()
        ? new GroupFallbacks(Map.of(GROUP, fallback.textValue()))
        : GroupFallbacks.NONE;
  }

  private static DomainFallbacks domain(JsonNode fallbacks) {
    return new DomainFallbacks(null, null, text(fallbacks.path("expired")));
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  @Test
  void aRunningServerExplainsThemAll(@TempDir Path folder) throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      String domain =
          "/api/v1/domains/" + api.get("/api/v1/domains").json().at("/domains/0/id").textValue();
      for (Case given : RoutingCases.all()) {
        given.check(explained(api, given, domain));
      }
    }
  }

  private static JsonNode explained(ApiClient api, Case given, String domain) throws Exception {
    ObjectNode body = given.code();
    JsonNode status = body.remove("status");
    if (given.groupFallback().isTextual()) {
      ObjectNode group = JSON.objectNode().put("path", "case " + GROUPS.incrementAndGet());
      body.set("group", group.get("path"));
      assertThat(
              api.post("/api/v1/groups", group.set("fallback", given.groupFallback()).toString())
                  .status())
          .isEqualTo(201);
    }
    setFallbacks(api, domain, given.domainFallbacks());
    String code = "/api/v1/codes/" + api.create(body.toString()).path("id").textValue();
    if (status != null) {
      api.patch(code, JSON.objectNode().set("status", status).toString());
    }
    Answer answer = api.post(code + "/explain", given.scan().toString());
    assertThat(answer.status()).as("%s: %s", given, answer.json()).isEqualTo(200);
    return answer.json();
  }

  private static void setFallbacks(ApiClient api, String domain, JsonNode fallbacks)
      throws Exception {
    ObjectNode body = JSON.objectNode();
    body.putObject("fallbacks").put("expired", text(fallbacks.path("expired")));
    assertThat(api.patch(domain, body.toString()).status()).isEqualTo(200);
  }
}
