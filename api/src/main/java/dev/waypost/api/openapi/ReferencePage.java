package dev.waypost.api.openapi;

import static dev.waypost.pages.Html.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.pages.PageLayout;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The description as one page: plain headings, lists and tables, so that the browser's own search,
 * a narrow screen and a screen reader do. Nothing in it is loaded and nothing in it runs.
 */
final class ReferencePage {
  private static final String STYLE =
      """
      h2{margin-top:2.4em;font-size:1.35rem}h3{margin:2em 0 .3em;font-size:1.05rem}h4{margin:1.2em 0 .3em;font-size:.95rem}
      section{border-top:1px solid var(--line)}section section{border:0}
      table{border-collapse:collapse;width:100%;margin:0 0 1em;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.35em .8em .35em 0;border-bottom:1px solid var(--line);overflow-wrap:break-word}caption{text-align:left}
      nav ul{padding-left:1.2em}pre{white-space:pre-wrap}td p{margin:0}.method{color:var(--accent);font-weight:700}
      """;

  /** The policy under which a browser may show the page. */
  static final String CONTENT_SECURITY_POLICY = PageLayout.contentSecurityPolicy(STYLE);

  private final ObjectNode document;
  private final SchemaHtml schemas;
  private final StringBuilder html = new StringBuilder();

  private ReferencePage(ObjectNode document) {
    this.document = document;
    this.schemas = new SchemaHtml(document);
  }

  /** The page of a document. */
  static String of(ObjectNode document) {
    String body = new ReferencePage(document).body();
    return PageLayout.page("Waypost API", body, true, "", STYLE);
  }

  private String body() {
    html.append("<h1>Waypost API</h1>");
    html.append(SchemaHtml.prose(document.at("/info/description").asText()));
    html.append(
        "<p>All calls start with <code>%s</code>. The same for programs: <a href=\"/openapi.json\">/openapi.json</a> (OpenAPI 3.1).</p>"
            .formatted(escaped(document.at("/servers/0/url").asText())));
    contents();
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asText();
      html.append("<section id=\"%s\"><h2>%s</h2>".formatted(anchor(name), escaped(name)));
      html.append(SchemaHtml.prose(tag.path("description").asText()));
      forEachOperation(name, this::operation);
      html.append("</section>");
    }
    problems();
    html.append("<section id=\"schemas\"><h2>Objects</h2>");
    schemas.named().forEach(name -> html.append(schemas.section(name)));
    return html.append("</section>").toString();
  }

  private void contents() {
    html.append("<nav aria-label=\"Contents\"><ul>");
    for (JsonNode tag : document.path("tags")) {
      String name = tag.path("name").asText();
      html.append("<li><a href=\"#%s\">%s</a><ul>".formatted(anchor(name), escaped(name)));
      forEachOperation(
          name,
          (_, _, _, operation) ->
              html.append(
                  "<li><a href=\"#%s\">%s</a></li>"
                      .formatted(
                          operation.path("operationId").asText(),
                          escaped(operation.path("summary").asText()))));
      html.append("</ul></li>");
    }
    html.append(
        "<li><a href=\"#problems\">Problems</a></li><li><a href=\"#schemas\">Objects</a></li></ul></nav>");
  }

  @FunctionalInterface
  private interface OperationVisitor {
    void visit(String method, String path, JsonNode pathItem, JsonNode operation);
  }

  private void forEachOperation(String tag, OperationVisitor visitor) {
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (Description.METHODS.contains(method.getKey())
            && method.getValue().at("/tags/0").asText().equals(tag)) {
          visitor.visit(
              method.getKey().toUpperCase(Locale.ROOT),
              path.getKey(),
              path.getValue(),
              method.getValue());
        }
      }
    }
  }

  private void operation(String method, String path, JsonNode pathItem, JsonNode operation) {
    html.append(
        "<section id=\"%s\"><h3>%s</h3><p><code><span class=\"method\">%s</span> %s</code></p>"
            .formatted(
                operation.path("operationId").asText(),
                escaped(operation.path("summary").asText()),
                method,
                escaped(path)));
    html.append(SchemaHtml.prose(operation.path("description").asText()));
    if (!operation.has("x-scope")) {
      html.append("<p>Needs no key.</p>");
    }
    parameters(pathItem.path("parameters"), operation.path("parameters"));
    body(operation.path("requestBody"));
    responses(operation.path("responses"));
    html.append("</section>");
  }

  private void parameters(JsonNode shared, JsonNode own) {
    if (shared.isEmpty() && own.isEmpty()) {
      return;
    }
    html.append(
        "<h4>Parameters</h4><table><thead><tr><th scope=\"col\">name</th><th scope=\"col\">where</th><th scope=\"col\">what</th></tr></thead><tbody>");
    for (JsonNode list : new JsonNode[] {shared, own}) {
      for (JsonNode given : list) {
        JsonNode parameter = schemas.resolved(given);
        html.append(
            "<tr><td><code>%s</code></td><td>%s</td><td>%s %s</td></tr>"
                .formatted(
                    escaped(parameter.path("name").asText()),
                    parameter.path("in").asText(),
                    SchemaHtml.inline(parameter.path("description").asText()),
                    schemas.bounds(parameter.path("schema"))));
      }
    }
    html.append("</tbody></table>");
  }

  private void body(JsonNode body) {
    body.path("content")
        .properties()
        .forEach(media -> {
          html.append(
              "<h4>Body</h4><p><code>%s</code> %s %s</p>"
                  .formatted(
                      escaped(media.getKey()),
                      schemas.kind(media.getValue().path("schema")),
                      SchemaHtml.inline(body.path("description").asText())));
          examples(media.getValue());
        });
  }

  private void examples(JsonNode media) {
    for (JsonNode given : media.path("examples")) {
      JsonNode example = schemas.resolved(given);
      html.append(
          "<p>%s:</p><pre>%s</pre>"
              .formatted(
                  SchemaHtml.inline(example.path("summary").asText()),
                  escaped(text(example.path("value")))));
    }
  }

  private static String text(JsonNode example) {
    return example.isTextual() ? example.textValue() : example.toPrettyString();
  }

  private void responses(JsonNode responses) {
    html.append("<h4>Answers</h4>");
    StringBuilder problems = new StringBuilder();
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      JsonNode response = schemas.resolved(entry.getValue());
      JsonNode content = response.path("content");
      JsonNode codes = content.path("application/problem+json").at("/schema/properties/code/enum");
      if (!codes.isMissingNode()) {
        problems.append(
            "<tr><td>%s</td><td>%s</td></tr>"
                .formatted(
                    entry.getKey(),
                    codes
                        .valueStream()
                        .map(JsonNode::asText)
                        .map(code ->
                            "<a href=\"#problem-%1$s\"><code>%1$s</code></a>".formatted(code))
                        .collect(Collectors.joining(" "))));
        if (content.size() == 1) {
          continue;
        }
      }
      html.append(
          "<p><strong>%s</strong> %s</p>"
              .formatted(entry.getKey(), SchemaHtml.inline(response.path("description").asText())));
      headers(response.path("headers"));
      for (Map.Entry<String, JsonNode> media : content.properties()) {
        if (!media.getKey().equals("application/problem+json")) {
          html.append(
              "<p><code>%s</code> %s</p>"
                  .formatted(
                      escaped(media.getKey()), schemas.kind(media.getValue().path("schema"))));
          examples(media.getValue());
        }
      }
    }
    html.append(
        "<table><caption>Problems</caption><thead><tr><th scope=\"col\">status</th><th scope=\"col\">code</th></tr></thead><tbody>%s</tbody></table>"
            .formatted(problems));
  }

  /** Those that come with every answer are told of at the top of the page. */
  private void headers(JsonNode headers) {
    for (Map.Entry<String, JsonNode> header : headers.properties()) {
      JsonNode described = schemas.resolved(header.getValue());
      if (!described.path("x-told-at-the-top").booleanValue()) {
        html.append(
            "<p><code>%s</code>: %s</p>"
                .formatted(
                    escaped(header.getKey()),
                    SchemaHtml.inline(described.path("description").asText())));
      }
    }
  }

  private void problems() {
    html.append(
        "<section id=\"problems\"><h2>Problems</h2><table><thead><tr><th scope=\"col\">code</th><th scope=\"col\">status</th><th scope=\"col\">what</th></tr></thead><tbody>");
    for (ProblemCode code : ProblemCode.values()) {
      html.append(
          "<tr id=\"problem-%1$s\"><td><code>%1$s</code></td><td>%2$d</td><td>%3$s</td></tr>"
              .formatted(code.label(), code.status(), escaped(code.title())));
    }
    html.append("</tbody></table></section>");
  }

  private static String anchor(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
