package dev.waypost.console.codes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Taking a code to print and to the web: files, advice for print, snippets, the API's call. */
public final class CodeShare {
  /** The formats that are offered, with what each is for in English. */
  private static final Map<String, String> USES =
      Map.of(
          "png", "for screens and documents",
          "svg", "for print and the web, of any size",
          "pdf", "for print shops",
          "eps", "for older print software",
          "jpg", "where nothing else is taken",
          "zpl", "for label printers",
          "txt", "for terminals");

  /** Fields that the call has; the key and the id in another system belong to one code alone. */
  private static final List<String> TAKEN =
      List.of(
          "name",
          "group",
          "tags",
          "metadata",
          "owner",
          "units_distributed",
          "notes",
          "expires",
          "fallback",
          "redirect",
          "rules",
          "variants",
          "schedule");

  private static final Set<String> USUAL_LOOK =
      Set.of(
          "foreground_color=#000000",
          "background_color=#ffffff",
          "error_correction=M",
          "margin=4",
          "module_shape=square");

  private static final Set<String> UNTOLD_LOOK = Set.of("version", "size", "format", "forced");

  private final ApiCalls api;
  private final String publicUrl;
  private final ObjectMapper json = JsonMapper.builder().build();
  private final Templates templates;

  /**
   * Pages of codes to take along.
   *
   * @param publicUrl where the API is reached
   */
  public CodeShare(ApiCalls api, String publicUrl, Templates templates) {
    this.api = api;
    this.publicUrl = publicUrl;
    this.templates = templates;
  }

  /**
   * What the page shows.
   *
   * @param widthMillimetres that was asked for; empty for what is advised
   * @param distanceMillimetres that was asked for; empty for none
   * @param advice for print, as the API answers it; null where it was refused
   * @param problem why
   * @param call the API's call that makes the same code
   */
  public record Page(
      ShownCode code,
      String widthMillimetres,
      String distanceMillimetres,
      @Nullable Values advice,
      @Nullable String problem,
      String imageUrl,
      String call) {
    /** What shows the code in another page, as HTML. */
    public String embed() {
      return "<img src=\"%s\" width=\"256\" alt=\"%s\">"
          .formatted(attribute(imageUrl), attribute(code.title()));
    }

    private static String attribute(String text) {
      return text.replace("&", "&amp;")
          .replace("\"", "&quot;")
          .replace("<", "&lt;")
          .replace(">", "&gt;");
    }

    /** The formats in the order in which to offer them. */
    public List<String> formats() {
      return List.of("png", "svg", "pdf", "eps", "jpg", "zpl", "txt");
    }

    /** What a format is for, in English. */
    public String use(String format) {
      return USES.getOrDefault(format, "");
    }
  }

  /** {@code GET /console/codes/:id/share}. */
  public Reply show(Visit visit) {
    ShownCode code = CodePage.code(api, visit);
    Map<String, String> query = new HashMap<>();
    for (String name : List.of("width_mm", "distance_mm", "dpi")) {
      if (!visit.parameter(name).isEmpty()) {
        query.put(name, visit.parameter(name).replace(',', '.'));
      }
    }
    Values advice = null;
    String problem = null;
    try {
      advice =
          Values.of(
              api.get(visit, "/api/v1/codes/:id/print-advice", Map.of("id", code.id()), query));
    } catch (ProblemException e) {
      problem = e.detail();
    }
    return templates.page(
        visit,
        Section.CODES,
        code.title(),
        "codes/share",
        new Page(
            code,
            visit.parameter("width_mm"),
            visit.parameter("distance_mm"),
            advice,
            problem,
            code.values().text("image_url"),
            call(code)));
  }

  /** The body has what differs from what codes have anyway. */
  private String call(ShownCode code) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    Values values = code.values();
    if (!code.isDynamic()) {
      body.put("type", "static");
    }
    if (code.kind().equals("url")) {
      body.set("destination", values.at("destination"));
    } else {
      body.set("content", values.at("content"));
    }
    for (String name : TAKEN) {
      if (values.has(name) && !(values.at(name).isContainerNode() && values.at(name).isEmpty())) {
        body.set(name, values.at(name));
      }
    }
    ObjectNode style = look(values.at("style"));
    if (!style.isEmpty()) {
      body.set("style", style);
    }
    ObjectNode access = access(values.at("access"));
    if (!access.isEmpty()) {
      body.set("access", access);
    }
    return "curl %s/api/v1/codes \\%n  -H \"Authorization: Bearer $KEY\" -H \"Content-Type: application/json\" \\%n  -d '%s'"
        .formatted(publicUrl, pretty(body).replace("'", "'\\''"));
  }

  /** What differs from the look that codes have anyway. */
  private static ObjectNode look(JsonNode style) {
    ObjectNode look = JsonNodeFactory.instance.objectNode();
    style
        .properties()
        .forEach(member -> {
          if (!USUAL_LOOK.contains(member.getKey() + "=" + member.getValue().asText())
              && !UNTOLD_LOOK.contains(member.getKey())
              && !member.getValue().isNull()) {
            look.set(member.getKey(), member.getValue());
          }
        });
    return look;
  }

  /** A password is never shown, so it is not in the call either. */
  private static ObjectNode access(JsonNode access) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    access
        .properties()
        .forEach(member -> {
          boolean isUsual = member.getValue().isNull() || member.getValue().asText().equals("open");
          if (!isUsual && !member.getKey().equals("password")) {
            asked.set(member.getKey(), member.getValue());
          }
        });
    return asked;
  }

  private String pretty(ObjectNode body) {
    try {
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of JSON can be written.", e);
    }
  }

  /** {@code GET /console/codes/:id/image}: a file to keep. */
  public Reply image(Visit visit) {
    String format = visit.parameter("format").isEmpty() ? "png" : visit.parameter("format");
    Map<String, String> query = new HashMap<>();
    for (String name : List.of("size", "width_mm", "dpi", "color_space", "slug", "margin")) {
      if (!visit.parameter(name).isEmpty()) {
        query.put(name, visit.parameter(name));
      }
    }
    Reply image =
        api.reply(
            visit,
            HttpMethod.GET,
            "/api/v1/codes/:id/image.:format",
            Map.of("id", visit.named("id"), "format", format),
            query,
            null);
    return image.withHeader(
        "Content-Disposition",
        "attachment; filename=\"" + visit.named("id") + "." + format.replaceAll("\\W", "") + "\"");
  }
}
