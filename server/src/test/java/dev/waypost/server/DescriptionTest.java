package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.codes.Scope;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.server.description.AnswerCheck;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import dev.waypost.server.description.Exchange;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's description is served, is valid OpenAPI 3.1, and names what there is. */
class DescriptionTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;

  private final ApiDescription description = ApiDescription.get();

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void everyOperationIsDescribedWithItsScopeAndNoOther() {
    Stream<String> served =
        waypost.operations().stream()
            .map(operation ->
                operation.method()
                    + " "
                    + operation.path().replaceAll(":([a-z_]+)", "{$1}")
                    + " "
                    + scope(operation));
    assertThat(description.operations())
        .extracting(each -> each.method() + " " + each.path() + " " + each.scope())
        .containsExactlyInAnyOrderElementsOf(served.toList());
  }

  private static String scope(Operation operation) {
    return switch (operation.access()) {
      case Access.Public.ANYBODY -> "";
      case Access.With(Scope scope) -> scope.label();
    };
  }

  @Test
  void everyProblemIsAnsweredSomewhere() {
    var described = new TreeSet<String>();
    description
        .document()
        .path("x-problems-elsewhere")
        .forEach(code -> described.add(code.asText()));
    description.operations().forEach(each -> codes(each.node().path("responses"), described));
    codes(description.document().at("/components/schemas/ItemProblem"), described);
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(ProblemCode.values()).map(ProblemCode::label).toList());
  }

  private static void codes(JsonNode node, Set<String> into) {
    node.findValues("code")
        .forEach(code -> code.path("enum").forEach(value -> into.add(value.asText())));
  }

  @Test
  void itIsValidOpenApi31() throws Exception {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try (var schema = DescriptionTest.class.getResourceAsStream("/openapi/oas-3.1-schema.json")) {
      assertThat(registry.getSchema(schema).validate(description.document())).isEmpty();
    }
    var metaSchema =
        registry.getSchema(
            com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    for (JsonNode schema : description.document().findValues("schema")) {
      assertThat(metaSchema.validate(schema)).as(schema.toString()).isEmpty();
    }
    for (var schema : description.document().at("/components/schemas").properties()) {
      assertThat(metaSchema.validate(schema.getValue())).as(schema.getKey()).isEmpty();
    }
  }

  /** A reader that makers of client libraries use. */
  @Test
  void aParserOfOthersReadsItWithoutComplaint() {
    var options = new ParseOptions();
    options.setResolve(true);
    var result =
        new OpenAPIV3Parser().readContents(description.document().toString(), List.of(), options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).hasSize(description.document().path("paths").size());
  }

  @Test
  void itIsServedWithThePublicUrlAndNotTwice() throws Exception {
    Answer served = open("/openapi.json");
    JsonNode document = served.json();
    assertThat(document.at("/servers/0/url").textValue()).isEqualTo(waypost.apiUrl());
    assertThat(document.path("paths")).isEqualTo(description.document().path("paths"));
    assertThat(document.path("components")).isEqualTo(description.document().path("components"));
    for (String path : List.of("/openapi.json", "/docs")) {
      Answer again =
          ApiClient.send(
              HttpRequest.newBuilder(URI.create(waypost.apiUrl() + path))
                  .header("If-None-Match", open(path).header("ETag")));
      assertThat(again.status()).isEqualTo(304);
      assertThat(again.bytes()).isEmpty();
    }
  }

  @Test
  void thePageForPeopleHasEveryOperationAndFieldAndNeedsNothingFromElsewhere() throws Exception {
    Answer page = open("/docs");
    String html = new String(page.bytes(), StandardCharsets.UTF_8);
    for (DescribedOperation operation : description.operations()) {
      assertThat(html)
          .contains("<section id=\"" + operation.id() + "\">")
          .contains("href=\"#" + operation.id() + "\"");
    }
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(html).contains("id=\"problem-" + code.label() + "\"");
    }
    for (JsonNode properties : description.document().findValues("properties")) {
      properties
          .fieldNames()
          .forEachRemaining(name -> assertThat(html).contains("<code>" + name + "</code>"));
    }
    var links = java.util.regex.Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
    while (links.find()) {
      assertThat(html).contains("id=\"" + links.group(1) + "\"");
    }
    assertThat(html).doesNotContain("<script", "<link", "<img", " src=", " style=", "${");
    assertThat(page.header("Content-Security-Policy")).doesNotContain("unsafe", "http");
    assertThat(open("/").bytes()).asString().contains("href=\"/docs\"", "href=\"/openapi.json\"");
  }

  /** Whatever the other tests rely on must be able to fail. */
  @Test
  void anAnswerThatIsNotDescribedIsFound() {
    assertThat(faults("GET", 200, "application/json", "{\"codes\":[],\"next_cursor\":null}"))
        .isEmpty();
    assertThat(
            faults(
                "GET", 200, "application/json", "{\"codes\":[],\"next_cursor\":null,\"more\":1}"))
        .isNotEmpty();
    assertThat(faults("GET", 200, "application/json", "{\"codes\":[{}],\"next_cursor\":null}"))
        .isNotEmpty();
    assertThat(faults("GET", 200, "text/plain", "{\"codes\":[],\"next_cursor\":null}"))
        .isNotEmpty();
    assertThat(faults("GET", 202, "application/json", "{}")).isNotEmpty();
    assertThat(faults("PUT", 200, "application/json", problem("method_not_allowed", 405)))
        .isNotEmpty();
    assertThat(faults("GET", 400, "application/problem+json", problem("invalid_parameter", 400)))
        .isEmpty();
    assertThat(faults("GET", 400, "application/problem+json", problem("key_taken", 400)))
        .isNotEmpty();
    assertThat(faults("GET", 400, "application/problem+json", problem("invalid_parameter", 409)))
        .isNotEmpty();
    assertThat(faults("GET", 401, "application/problem+json", problem("unauthorized", 401)))
        .containsExactly("the header WWW-Authenticate is missing");
  }

  private static String problem(String code, int status) {
    return "{\"type\":\"urn:waypost:problem:%s\",\"title\":\"t\",\"status\":%d,\"detail\":\"d\",\"code\":\"%s\"}"
        .formatted(code, status, code);
  }

  private static List<String> faults(String method, int status, String type, String body) {
    return AnswerCheck.only()
        .faults(
            new Exchange(
                method,
                "/api/v1/codes",
                "",
                new byte[0],
                status,
                Map.of("content-type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8)));
  }

  private static Answer open(String path) throws Exception {
    return ApiClient.send(HttpRequest.newBuilder(URI.create(waypost.apiUrl() + path)));
  }
}
