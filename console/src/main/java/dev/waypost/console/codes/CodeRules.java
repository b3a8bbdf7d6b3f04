package dev.waypost.console.codes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.JsonForm;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is led where: rules, plan, variants and access of a code; and scans that are only pretended.
 */
public final class CodeRules {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ApiCalls api;
  private final Templates templates;

  /** Pages of rules. */
  public CodeRules(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /**
   * A rule in the form.
   *
   * @param json the rule as it is, where the form has not a field for everything in it; empty
   *     otherwise
   */
  public record Rule(Values values, String json) {
    /** A moment at a path as browsers take it. */
    public String local(String path, ZoneId zone) {
      return Moments.local(values.text(path), zone);
    }
  }

  /** What the page shows. */
  public record Page(ShownCode code, Values values) {
    /** The rules in their order. */
    public List<Rule> rules() {
      List<Rule> rules = new ArrayList<>();
      for (Values rule : values.items("rules")) {
        rules.add(new Rule(rule, RuleFields.isSimple(rule.tree()) ? "" : pretty(rule.tree())));
      }
      return rules;
    }

    /** The split as it is, where the form has not a field for everything in it; empty otherwise. */
    public String variantsJson() {
      JsonNode variants = values.at("variants");
      boolean isSimple = !variants.has("factors") && !variants.isTextual();
      for (JsonNode option : variants.path("options")) {
        isSimple &= !option.has("parameters");
      }
      return isSimple ? "" : pretty(variants);
    }

    /** A moment at a path as browsers take it. */
    public String local(Values of, String path, ZoneId zone) {
      return Moments.local(of.text(path), zone);
    }

    /** Whether somebody else changed the code meanwhile. */
    public boolean isOvertaken() {
      ProblemException problem = values.problem();
      return problem != null && problem.code() == ProblemCode.REVISION_MISMATCH;
    }
  }

  /**
   * What a pretended scan would get.
   *
   * @param explanation as the API answers it; null where it was refused
   * @param problem why
   */
  public record Simulation(@Nullable Values explanation, @Nullable String problem) {}

  /** What is no JSON is shown as it was typed. */
  private static String pretty(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can be written.", e);
    }
  }

  /** {@code GET /console/codes/:id/rules}. */
  public Reply show(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    return page(200, visit, new Page(code, code.values()));
  }

  /** {@code POST /console/codes/:id/rules}. */
  public Reply save(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    ObjectNode body = RuleFields.read(visit.form(), visit.texts().zone());
    ObjectNode typed = ((ObjectNode) code.values().tree()).deepCopy();
    typed.setAll(body);
    try {
      RuleFields.check(body);
      JsonNode _ = api.patchCode(visit, code.id(), visit.form().text("revision"), Map.of(), body);
      return Redirects.to(code.path() + "/rules", Note.LIVE);
    } catch (ProblemException e) {
      return page(e.code().status(), visit, new Page(code, new Values(typed, e)));
    }
  }

  /** {@code POST /console/codes/:id/simulate}: which rule would fire for a scan, and why. */
  public Reply simulate(Visit visit) {
    ObjectNode scan = JsonNodeFactory.instance.objectNode();
    scan.setAll(
        JsonForm.read(
            visit.form(),
            List.of(
                "country",
                "region",
                "device",
                "os",
                "language",
                "time",
                "referrer",
                "query",
                "visitor")));
    if (scan.has("time")) {
      scan.put("time", Moments.moment(scan.path("time").asText(), visit.texts().zone()));
    }
    Simulation simulation;
    try {
      simulation =
          new Simulation(
              Values.of(
                  api.post(
                      visit, "/api/v1/codes/:id/explain", Map.of("id", visit.named("id")), scan)),
              null);
    } catch (ProblemException e) {
      simulation = new Simulation(null, e.detail());
    }
    return templates.part(visit, Section.CODES, "codes/simulation", simulation);
  }

  private Reply page(int status, Visit visit, Page page) {
    return templates.page(status, visit, Section.CODES, page.code().title(), "codes/rules", page);
  }
}
