package dev.waypost.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the process lives and whether it can serve. */
public final class Health {
  private static final String PLANE = "plane";

  private final Readiness readiness;

  /** What the health depends on. */
  @FunctionalInterface
  public interface Readiness {
    /**
     * What is ready.
     *
     * @param details takes what the operator wants to know
     */
    Ready describe(ObjectNode details);
  }

  /**
   * What is ready.
   *
   * @param start whether the start is over: scans are answered, and the database was tried
   * @param data whether scans are answered
   * @param control whether the API can use the database
   */
  public record Ready(boolean start, boolean data, boolean control) {}

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

  /**
   * {@code GET /health/ready}: 200 when ready, else 503. Without a parameter that is when the start
   * is over; scans are answered then, and the API unless the database is away.
   */
  public Reply ready(ApiRequest request) {
    request.allowParameters(Set.of(PLANE));
    String plane = request.query().get(PLANE);
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    details.put("status", "ready");
    boolean ready = isReady(plane, readiness.describe(details));
    details.put("status", ready ? "ready" : "not ready");
    return Reply.json(ready ? 200 : 503, details).withHeader("Cache-Control", "no-store");
  }

  private static boolean isReady(@Nullable String plane, Ready ready) {
    return switch (plane) {
      case null -> ready.start();
      case "data" -> ready.data();
      case "control" -> ready.control();
      default ->
          throw new ProblemException(
              ProblemCode.INVALID_PARAMETER,
              PLANE,
              "The parameter plane is data or control, or is left out.");
    };
  }
}
