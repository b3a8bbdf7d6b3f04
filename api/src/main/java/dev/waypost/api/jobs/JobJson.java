package dev.waypost.api.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Jobs as the API shows them. */
final class JobJson {
  private JobJson() {}

  static ObjectNode of(Job job) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", job.id())
        .put("kind", job.kind().label())
        .put("dry_run", job.dryRun())
        .put("state", job.state().label())
        .put("total", job.total())
        .put("done", job.done())
        .put("succeeded", job.succeeded())
        .put("failed", job.failed())
        .put("actor", job.actor())
        .put("reason", job.reason())
        .put("created_at", text(job.createdAt()))
        .put("started_at", text(job.startedAt()))
        .put("ended_at", text(job.endedAt()))
        .put("error", job.error())
        .put("result_url", job.state().hasEnded() ? "/api/v1/jobs/" + job.id() + "/result" : null);
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
