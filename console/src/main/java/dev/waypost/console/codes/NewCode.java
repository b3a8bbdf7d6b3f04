package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Domains;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Making a code: what it carries, how it looks, with a picture beside that follows. */
public final class NewCode {
  private final ApiCalls api;
  private final Choices choices;
  private final Previews previews;
  private final Templates templates;

  /** Pages that make codes. */
  public NewCode(ApiCalls api, Choices choices, Domains domains, Templates templates) {
    this.api = api;
    this.choices = choices;
    this.previews = new Previews(api, domains);
    this.templates = templates;
  }

  /** A style to begin with. */
  public record Preset(String name, String source, JsonNode style) {}

  /**
   * What the page shows.
   *
   * @param values what was typed so far
   * @param presets styles to begin with, each with a picture
   */
  public record Page(
      Values values, Choices.All choices, List<Preset> presets, Previews.Preview preview) {}

  /** {@code GET /console/codes/new}. */
  public Reply show(Visit visit) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values
        .putObject("content")
        .put("kind", visit.parameter("kind").isEmpty() ? "url" : visit.parameter("kind"))
        .put("url", visit.parameter("url"));
    return page(200, visit, Values.of(values));
  }

  /** {@code POST /console/codes}: makes it. */
  public Reply create(Visit visit) {
    ObjectNode body = CodeForm.read(visit.form(), visit.texts().zone());
    preset(visit, body);
    try {
      JsonNode made = api.post(visit, "/api/v1/codes", Map.of(), body);
      return Redirects.to(ShownCode.of(made).path(), Note.CREATED);
    } catch (ProblemException e) {
      return page(422, visit, new Values(body, e));
    }
  }

  /** {@code POST /console/codes/preview}: the picture for what was typed so far. */
  public Reply preview(Visit visit) {
    ObjectNode body = CodeForm.read(visit.form(), visit.texts().zone());
    preset(visit, body);
    return templates.part(visit, Section.CODES, "codes/preview", previewOf(visit, body));
  }

  private Previews.Preview previewOf(Visit visit, ObjectNode body) {
    boolean isStatic = body.path("type").asText().equals("static");
    JsonNode content =
        isStatic && body.path("content").size() > 1
            ? body.path("content")
            : previews.sampleContent(visit);
    return previews.of(visit, content, body.path("style"));
  }

  /** A preset or a theme that was chosen becomes the style. */
  private void preset(Visit visit, ObjectNode body) {
    String chosen = visit.form().text("look");
    if (chosen.startsWith("theme:")) {
      body.putObject("style").put("theme", chosen.substring("theme:".length()));
    } else if (!chosen.isEmpty()) {
      for (JsonNode preset : presetNodes(visit)) {
        if (preset.path("name").asText().equals(chosen)) {
          body.set("style", preset.path("style"));
        }
      }
    }
  }

  private JsonNode presetNodes(Visit visit) {
    return api.get(visit, "/api/v1/styles", Map.of()).path("presets");
  }

  private Reply page(int status, Visit visit, Values values) {
    List<Preset> presets = new ArrayList<>();
    JsonNode sample = previews.sampleContent(visit);
    for (JsonNode preset : presetNodes(visit)) {
      presets.add(
          new Preset(
              preset.path("name").asText(),
              previews.picture(visit, sample, preset.path("style")),
              preset.path("style")));
    }
    ObjectNode body = (ObjectNode) values.tree();
    return templates.page(
        status,
        visit,
        Section.CODES,
        visit.texts().of("New code"),
        "codes/new",
        new Page(
            values,
            choices.of(
                visit, Choices.Of.GROUPS, Choices.Of.FIELDS, Choices.Of.THEMES, Choices.Of.DOMAINS),
            presets,
            previewOf(visit, body)));
  }
}
