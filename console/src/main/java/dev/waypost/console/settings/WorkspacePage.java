package dev.waypost.console.settings;

import dev.waypost.api.http.Reply;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.util.Map;

/** The workspace as a whole: what it has used, its sandbox, where its API is. */
public final class WorkspacePage {
  private final ApiCalls api;
  private final String publicUrl;
  private final SampleData samples;
  private final Templates templates;

  /**
   * Pages of workspaces.
   *
   * @param publicUrl where the API is reached
   */
  public WorkspacePage(ApiCalls api, String publicUrl, SampleData samples, Templates templates) {
    this.api = api;
    this.publicUrl = publicUrl;
    this.samples = samples;
    this.templates = templates;
  }

  /** What the page shows. */
  public record Page(Values usage, String publicUrl, boolean hasSamples) {}

  /** {@code GET /console/settings}. */
  public Reply show(Visit visit) {
    return templates.page(
        visit,
        Section.SETTINGS,
        visit.texts().of("Workspace"),
        "settings/workspace",
        new Page(Values.of(api.get(visit, "/api/v1/usage", Map.of())), publicUrl, samples.exist()));
  }

  /** {@code POST /console/settings/sandbox}: empties the sandbox. */
  public Reply clearSandbox(Visit visit) {
    api.delete(visit, "/api/v1/sandbox", Map.of());
    return Redirects.to("/console/settings", Note.DELETED);
  }

  /** {@code POST /console/settings/samples}: removes the sample data. */
  public Reply removeSamples(Visit visit) {
    samples.remove();
    return Redirects.to("/console/settings", Note.DELETED);
  }
}
