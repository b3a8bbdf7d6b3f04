package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.api.jobs.JobDesk;
import dev.waypost.api.jobs.JobRequest;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Actor;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Storing.Rehearsed;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Making codes that differ by a number. */
public final class SeriesOperations {
  private final ItemWork work;
  private final JobDesk jobs;

  /** Operations by this work. */
  public SeriesOperations(ItemWork work, JobDesk jobs) {
    this.work = work;
    this.jobs = jobs;
  }

  /** {@code POST /jobs}: 202 with the job. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonBody.object(request.body());
    Fields fields = Fields.of(body, Series.FIELDS);
    if (fields.oneOf("kind", List.of(JobKind.CREATE_CODES.label())) == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "kind", "\"kind\" says what to do: \"create_codes\".");
    }
    Series series = Series.of(body);
    String reason = fields.text("reason");
    rehearse(request.actor(), series, reason);
    ObjectNode settings = JsonNodeFactory.instance.objectNode().set("series", series.toJson());
    var asked = new JobRequest(JobKind.CREATE_CODES, false, reason, series.count(), settings);
    return jobs.queue(request, asked, _ -> {});
  }

  /** A template that can't be is told now and not a million times later. */
  private void rehearse(Actor actor, Series series, @Nullable String reason) {
    List<Item> ends =
        LongStream.of(series.first(), series.first() + series.count() - 1)
            .distinct()
            .<Item>mapToObj(number -> new Item.Wanted(series.fields(number)))
            .toList();
    var order = new ItemWork.Order(JobKind.CREATE_CODES, false, reason, Rehearsed.REHEARSED);
    for (Outcome outcome : work.run(actor, ends, order)) {
      if (outcome instanceof Outcome.Refused(RuntimeException refused)) {
        ProblemException problem = Problems.of(refused);
        String field = problem.field();
        throw problem.withField(
            field == null || field.equals("reason") ? field : "template." + field);
      }
    }
  }
}
