package dev.waypost.api;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/** What the operator's monitoring asks for. */
public final class Metrics {
  /** The text format of Prometheus, version 0.0.4. */
  private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<String> text;

  /**
   * Metrics.
   *
   * @param text all of them at present, in the text format of Prometheus
   */
  public Metrics(Supplier<String> text) {
    this.text = text;
  }

  /** {@code GET /metrics}. */
  public Reply text(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.bytes(200, CONTENT_TYPE, text.get().getBytes(StandardCharsets.UTF_8))
        .withHeader("Cache-Control", "no-store");
  }
}
