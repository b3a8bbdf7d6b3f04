package dev.waypost.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import java.util.Set;

/** Whether the process lives and whether it can serve. */
public final class Health {
  private final Readiness readiness;

  /** What the health depends on. */
  @FunctionalInterface
  public interface Readiness {
    /**
     * Whether every listener serves and the route table is loaded.
     *
     * @param details takes what the operator wants to know
     */
    boolean isReady(ObjectNode details);
  }

  /** Health by this readiness. */
  public Health(Readiness readiness) {
    this.readiness = readiness;
  }

  /** {@code GET /health/live}: 200 as long as the process can answer at all. */
  public Reply live(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, JsonNodeFactory.instance.objectNode().put("status", "live"))
        .withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /health/ready}: 200 when ready, else 503. */
  public Reply ready(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("status", "ready");
    boolean ready = readiness.isReady(details);
    details.put("status", ready ? "ready" : "not ready");
    return Reply.json(ready ? 200 : 503, details).withHeader("Cache-Control", "no-store");
  }
}
