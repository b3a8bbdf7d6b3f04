package dev.waypost.api.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.analytics.Measurements;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Quotas;
import dev.waypost.codes.Usage;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Telling what a workspace has used of what it may. */
public final class UsageOperations {
  private final Quotas quotas;
  private final Measurements measurements;

  /** The usage under these quotas. */
  public UsageOperations(Quotas quotas, Measurements measurements) {
    this.quotas = quotas;
    this.measurements = measurements;
  }

  /** {@code GET /usage}: used and allowed codes, and scans of the present month. */
  public Reply show(ApiRequest request) {
    request.allowParameters(Set.of());
    measurements.awaitCounts();
    Usage usage = quotas.usage(request.actor().workspace());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("codes").put("used", usage.codes()).put("limit", limit(quotas.limits().codes()));
    body.putObject("scans")
        .put("month", usage.month().toString())
        .put("used", usage.scans())
        .put("limit", limit(quotas.limits().scansPerMonth()))
        .put(
            "resets_at",
            usage
                .month()
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toString());
    return Reply.json(200, body).withHeader("Cache-Control", "private, no-cache");
  }

  private static @Nullable Long limit(long limit) {
    return limit == 0 ? null : limit;
  }
}
