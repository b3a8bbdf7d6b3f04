package dev.waypost.console.settings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.codes.CodeFilters;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.order.Choices;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import io.vertx.core.http.HttpMethod;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sheets of labels, and archives of pictures. */
public final class Sheets {
  private final ApiCalls api;
  private final Choices choices;
  private final Templates templates;

  /** Pages that make sheets. */
  public Sheets(ApiCalls api, Choices choices, Templates templates) {
    this.api = api;
    this.choices = choices;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param templates of labels, as the API lists them
   * @param code the one code of the sheet; empty for those that the filters find
   */
  public record Page(
      List<Values> templates,
      Choices.All choices,
      Values values,
      String code,
      CodeFilters filters,
      @Nullable String problem) {}

  /** {@code GET /console/sheets}. */
  public Reply show(Visit visit) {
    return page(200, visit, Values.of(MissingNode.getInstance()), null);
  }

  /** {@code POST /console/sheets}: the sheet as a PDF, or the pictures as a ZIP. */
  public Reply make(Visit visit) {
    boolean isArchive = visit.form().text("make").equals("zip");
    ObjectNode body = isArchive ? archive(visit) : sheet(visit);
    try {
      return api.reply(
          visit,
          HttpMethod.POST,
          isArchive ? "/api/v1/images/zip" : "/api/v1/sheets",
          Map.of(),
          Map.of(),
          body.toString().getBytes(StandardCharsets.UTF_8));
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Values(body, e), e.detail());
    }
  }

  private static ObjectNode sheet(Visit visit) {
    ObjectNode body =
        JsonForm.read(
            visit.form(),
            List.of(
                "template",
                "width_mm",
                "bleed_mm",
                "crop_marks",
                "color_space",
                "copies",
                "first_label"));
    List<String> lines = visit.form().all("text").stream().filter(line -> !line.isEmpty()).toList();
    if (!lines.isEmpty()) {
      ArrayNode text = body.putArray("text");
      lines.forEach(text::add);
    }
    putCodes(visit, body);
    return body;
  }

  private static ObjectNode archive(Visit visit) {
    ObjectNode body = JsonForm.read(visit.form(), List.of("format"));
    putCodes(visit, body);
    return body;
  }

  private static void putCodes(Visit visit, ObjectNode body) {
    String code = visit.form().text("code");
    if (code.isEmpty()) {
      ObjectNode filter = body.putObject("filter");
      String tag = visit.form().text("tag");
      if (!tag.isEmpty()) {
        filter.putArray("tag").add(tag);
      }
      for (String name : List.of("group", "q")) {
        String value = visit.form().text(name);
        if (!value.isEmpty()) {
          filter.put(name, value);
        }
      }
    } else {
      body.putArray("codes").add(code);
    }
  }

  /** What was typed, or else what the address says. */
  private static CodeFilters filters(Visit visit) {
    if (!visit.form().has("group")) {
      return CodeFilters.of(visit);
    }
    Map<String, String> others = new HashMap<>();
    for (String name : List.of("group", "tag")) {
      if (!visit.form().text(name).isEmpty()) {
        others.put(name, visit.form().text(name));
      }
    }
    return new CodeFilters(visit.form().text("q"), others);
  }

  private Reply page(int status, Visit visit, Values values, @Nullable String problem) {
    List<Values> known = new ArrayList<>();
    api.get(visit, "/api/v1/sheets/templates", Map.of())
        .path("templates")
        .forEach(template -> known.add(Values.of(template)));
    String code = visit.form().has("code") ? visit.form().text("code") : visit.parameter("code");
    return templates.page(
        status,
        visit,
        Section.SHEETS,
        visit.texts().of("Label sheets"),
        "settings/sheets",
        new Page(
            known,
            choices.of(visit, Choices.Of.GROUPS, Choices.Of.TAGS),
            values,
            code,
            filters(visit),
            problem));
  }
}
