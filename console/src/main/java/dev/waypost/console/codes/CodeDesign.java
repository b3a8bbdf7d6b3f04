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

/** How a code looks: presets and themes to begin with, then everything in detail. */
public final class CodeDesign {
  private final ApiCalls api;
  private final Choices choices;
  private final Previews previews;
  private final Templates templates;

  /** Pages that design codes. */
  public CodeDesign(ApiCalls api, Choices choices, Domains domains, Templates templates) {
    this.api = api;
    this.choices = choices;
    this.previews = new Previews(api, domains);
    this.templates = templates;
  }

  /** A value with its picture. */
  public record Shape(String name, String source) {}

  /**
   * What the page shows.
   *
   * @param begun the query that names a preset or a theme to begin with; empty for none
   * @param values the style as the form has it
   * @param styles what styles can be made of, as the API answers it
   */
  public record Page(
      ShownCode code,
      String begun,
      Values values,
      Values styles,
      List<Shape> presets,
      List<Shape> modules,
      Choices.All choices,
      Previews.Preview preview) {
    /** What stands at a list of names in the styles. */
    public List<String> names(String path) {
      return styles.items(path).stream().map(item -> item.tree().asText()).toList();
    }

    /** Whether a logo is among those to choose from. */
    public boolean has(String logo) {
      return choices.logos().stream().anyMatch(known -> known.is("id", logo));
    }

    /** How many colours the gradient has, two at least. */
    public int stops() {
      return Math.max(2, values.items("style.gradient.stops").size());
    }
  }

  /**
   * {@code GET /console/codes/:id/design}: the code's own style, or a preset or theme to begin
   * with.
   */
  public Reply show(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    values.set("style", begun(visit, code));
    return page(200, visit, code, Values.of(values));
  }

  private JsonNode begun(Visit visit, ShownCode code) {
    String preset = visit.parameter("preset");
    String theme = visit.parameter("theme");
    for (JsonNode one : styles(visit).path("presets")) {
      if (one.path("name").asText().equals(preset)) {
        return one.path("style");
      }
    }
    for (JsonNode one : api.get(visit, "/api/v1/themes", Map.of()).path("themes")) {
      if (one.path("name").asText().equals(theme)) {
        return one.path("style");
      }
    }
    return code.values().at("style");
  }

  private JsonNode styles(Visit visit) {
    return api.get(visit, "/api/v1/styles", Map.of());
  }

  /** {@code POST /console/codes/:id/design}. */
  public Reply save(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    ObjectNode style = style(visit, code);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.set("style", DesignFields.patch(code.values().at("style"), style));
    boolean force = visit.form().isTicked("force");
    try {
      JsonNode _ =
          api.patchCode(
              visit,
              code.id(),
              visit.form().text("revision"),
              force ? Map.of("force", "true") : Map.of(),
              body);
      return Redirects.to(code.path(), Note.SAVED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, code, typed(style, e));
    }
  }

  /**
   * {@code POST /console/codes/:id/design/theme}: keeps the style under a name, for other codes.
   */
  public Reply keep(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    ObjectNode style = style(visit, code);
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", visit.form().text("theme"));
    body.set("style", DesignFields.design(style));
    try {
      JsonNode _ = api.post(visit, "/api/v1/themes", Map.of(), body);
      return Redirects.to("/console/themes", Note.SAVED);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, code, typed(style, e));
    }
  }

  /** {@code POST /console/codes/:id/design/preview}. */
  public Reply preview(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    return templates.part(
        visit,
        Section.CODES,
        "codes/preview",
        previews.of(visit, content(code), style(visit, code)));
  }

  /** The style as the form has it, with what the form has no field for. */
  private ObjectNode style(Visit visit, ShownCode code) {
    return DesignFields.applied(begun(visit, code), DesignFields.read(visit.form()));
  }

  private static Values typed(ObjectNode style, ProblemException problem) {
    return new Values(JsonNodeFactory.instance.objectNode().set("style", style), problem);
  }

  private static String begunWith(Visit visit) {
    for (String name : List.of("preset", "theme")) {
      if (!visit.parameter(name).isEmpty()) {
        return "?" + name + "=" + Redirects.encoded(visit.parameter(name));
      }
    }
    return "";
  }

  private static JsonNode content(ShownCode code) {
    return code.isDynamic() ? Previews.text(code.shortUrl()) : code.values().at("content");
  }

  private Reply page(int status, Visit visit, ShownCode code, Values values) {
    JsonNode styles = styles(visit);
    JsonNode sample = previews.sampleContent(visit);
    List<Shape> presets = new ArrayList<>();
    styles
        .path("presets")
        .forEach(preset ->
            presets.add(
                new Shape(
                    preset.path("name").asText(),
                    previews.picture(visit, sample, preset.path("style")))));
    List<Shape> modules = new ArrayList<>();
    styles
        .path("module_shapes")
        .forEach(shape ->
            modules.add(
                new Shape(
                    shape.asText(),
                    previews.picture(
                        visit,
                        sample,
                        JsonNodeFactory.instance
                            .objectNode()
                            .put("module_shape", shape.asText())))));
    return templates.page(
        status,
        visit,
        Section.CODES,
        code.title(),
        "codes/design",
        new Page(
            code,
            begunWith(visit),
            values,
            Values.of(styles),
            presets,
            modules,
            choices.of(visit, Choices.Of.THEMES, Choices.Of.LOGOS),
            previews.of(visit, content(code), values.at("style"))));
  }
}
