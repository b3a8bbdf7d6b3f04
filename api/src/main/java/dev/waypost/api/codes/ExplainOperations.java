package dev.waypost.api.codes;

import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.JsonBody;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.Explanations;
import java.util.Set;

/** Saying what a scan would get. */
public final class ExplainOperations {
  private final CodeService codes;
  private final Explanations explanations;
  private final Measurements measurements;

  /** Operations over these. */
  public ExplainOperations(
      CodeService codes, Explanations explanations, Measurements measurements) {
    this.codes = codes;
    this.explanations = explanations;
    this.measurements = measurements;
  }

  /** {@code POST /codes/:id/explain}: 200 with what the scan in the body would get, and why. */
  public Reply explain(ApiRequest request) {
    request.allowParameters(Set.of());
    var scan = Trees.members(JsonBody.object(request.body()));
    measurements.awaitCounts();
    return Reply.json(
            200,
            Trees.json(
                explanations.explain(request.actor(), CodeReference.of(request, codes), scan)))
        .withHeader("Cache-Control", "no-store");
  }
}
