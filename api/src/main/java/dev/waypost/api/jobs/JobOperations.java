package dev.waypost.api.jobs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.api.http.Reply.FileStart;
import dev.waypost.codes.Job;
import dev.waypost.codes.Jobs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reading and cancelling jobs, and their results. */
public final class JobOperations {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final Jobs jobs;
  private final JobFiles files;
  private final CsvResult csv;

  /** Operations over these jobs. */
  public JobOperations(Jobs jobs, JobFiles files) {
    this.jobs = jobs;
    this.files = files;
    this.csv = new CsvResult(files);
  }

  /** {@code GET /jobs}: the newest first. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    List<Job> page =
        jobs.list(request.actor(), Cursors.readId(request.parameter("cursor")), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("jobs");
    page.stream().limit(limit).map(JobJson::of).forEach(list::add);
    body.put("next_cursor", page.size() > limit ? Cursors.write(page.get(limit - 1).id()) : null);
    return Reply.json(200, body).withHeader("Cache-Control", "no-store");
  }

  /** {@code GET /jobs/:id}; while it has not ended, with Retry-After. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(jobs.get(request.actor(), request.pathParameter("id")));
  }

  /** {@code POST /jobs/:id/cancel}: what was done stays; a job that has ended stays as it is. */
  public Reply cancel(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(jobs.cancel(request.actor(), request.pathParameter("id")));
  }

  /** {@code GET /jobs/:id/result}: a line for each item that had its turn, in their order. */
  public Reply result(ApiRequest request) {
    request.allowParameters(Set.of("format"));
    boolean asCsv = asCsv(request);
    Job job = jobs.get(request.actor(), request.pathParameter("id"));
    if (!job.state().hasEnded()) {
      throw new ProblemException(
          ProblemCode.JOB_NOT_FINISHED,
          null,
          "The job is "
              + job.state().label()
              + ", and its result is there when it has ended. Ask again in a while, or cancel it.");
    }
    if (!job.place().equals(files.place())) {
      throw new ProblemException(
          ProblemCode.JOB_ELSEWHERE,
          null,
          "The result of this job is on the node that made it. Ask that node.");
    }
    try {
      FileStart file =
          asCsv ? csv.of(job) : new FileStart(files.result(job.id()), job.resultBytes());
      String name = asCsv ? job.id() + ".csv" : job.id() + ".ndjson";
      return Reply.file(200, asCsv ? "text/csv; charset=utf-8" : "application/x-ndjson", file)
          .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
          .withHeader("Vary", "Accept")
          .withHeader("Cache-Control", "no-store");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean asCsv(ApiRequest request) {
    String format = request.parameter("format");
    return switch (format) {
      case null -> acceptsCsv(request.header("Accept"));
      case "csv" -> true;
      case "ndjson" -> false;
      default ->
          throw new ProblemException(
              ProblemCode.INVALID_PARAMETER,
              "format",
              "\"format\" is \"" + format + "\". Allowed are: csv, ndjson.");
    };
  }

  private static boolean acceptsCsv(@Nullable String accept) {
    return accept != null && accept.contains("text/csv") && !accept.contains("ndjson");
  }

  private static Reply shown(Job job) {
    Reply reply = Reply.json(200, JobJson.of(job)).withHeader("Cache-Control", "no-store");
    return job.state().hasEnded()
        ? reply
        : reply.withHeader("Retry-After", Problems.JOB_RETRY_SECONDS);
  }
}
