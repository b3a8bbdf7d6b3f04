package dev.waypost.console.shell;

import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.console.http.FaultPages;
import dev.waypost.console.http.Visit;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Turns what a page shows into HTML. Each template takes the shell and one record of its own. */
public final class Templates implements FaultPages {
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "dev.waypost.console.templates");
  private final Assets assets;

  /** Templates whose pages load these assets. */
  public Templates(Assets assets) {
    this.assets = assets;
  }

  /**
   * A whole page.
   *
   * @param title in the language of the visit
   * @param template its file below {@code src/main/jte}, without the ending
   * @param page the record that the template names
   */
  public Reply page(Visit visit, Section section, String title, String template, Object page) {
    return page(200, visit, section, title, template, page);
  }

  /** The same with another status. */
  public Reply page(
      int status, Visit visit, Section section, String title, String template, Object page) {
    var shell = new Shell(visit, section, title, assets);
    return Reply.html(status, rendered(template, Map.of("shell", shell, "page", page)));
  }

  /** A part of a page, for the script that asks for it. */
  public Reply part(Visit visit, Section section, String template, Object page) {
    return page(200, visit, section, "", template, page);
  }

  /** What a page or a part says where it can't be shown. */
  public record Fault(ProblemException problem) {}

  @Override
  public Reply page(Visit visit, ProblemException problem) {
    var fault = new Fault(problem);
    Reply told = Problems.reply(problem);
    Reply reply =
        page(
            problem.code().status(),
            visit,
            Section.NONE,
            visit.texts().of("That did not work"),
            visit.isForPart() ? "fault-part" : "fault",
            fault);
    for (String name : List.of("Retry-After", "Connection")) {
      String value = told.headers().get(name);
      if (value != null) {
        reply = reply.withHeader(name, value);
      }
    }
    // What is wrong with a form is said above the page, wherever the form's answer would go.
    return visit.isForPart()
        ? reply.withHeader("HX-Retarget", "#messages").withHeader("HX-Reswap", "innerHTML")
        : reply;
  }

  private byte[] rendered(String template, Map<String, Object> parameters) {
    var output = new Utf8ByteOutput();
    engine.render(template + ".jte", parameters, output);
    var bytes = new ByteArrayOutputStream(output.getContentLength());
    try {
      output.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory does not fail to be written.", e);
    }
    return bytes.toByteArray();
  }
}
