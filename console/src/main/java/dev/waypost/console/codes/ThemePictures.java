package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Domains;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Visit;
import java.util.Map;

/** How codes look that take a theme over. */
public final class ThemePictures {
  private final ApiCalls api;
  private final Previews previews;

  /** Pictures of themes. */
  public ThemePictures(ApiCalls api, Domains domains) {
    this.api = api;
    this.previews = new Previews(api, domains);
  }

  /** {@code GET /console/themes/:id/picture}. */
  public Reply show(Visit visit) {
    JsonNode theme = api.get(visit, "/api/v1/themes/:id", Map.of("id", visit.named("id")));
    return previews.drawing(visit, previews.sampleContent(visit), theme.path("style"));
  }
}
