package dev.waypost.api.jobs;

import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Job;
import dev.waypost.codes.Jobs;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.TimeOrderedIds;
import java.io.IOException;

/** Takes jobs in: writes their input, stores them, and has them begun. */
public final class JobDesk {
  private final Jobs jobs;
  private final JobFiles files;
  private final TimeOrderedIds ids;
  private final Runnable begin;

  /**
   * A desk for these jobs.
   *
   * @param begin called when there is one more
   */
  public JobDesk(Jobs jobs, JobFiles files, TimeOrderedIds ids, Runnable begin) {
    this.jobs = jobs;
    this.files = files;
    this.ids = ids;
    this.begin = begin;
  }

  /** Takes a job in and answers 202 with it. It survives a crash from then on. */
  public Reply queue(ApiRequest call, JobRequest request, JobFiles.Filling items) {
    Actor actor = call.actor();
    jobs.checkRoom(actor);
    Answer<Job> answer = call.answer(JobDesk::reply);
    String id = "job_" + ids.next();
    Job job;
    try {
      JobPasswords.refuse(request.settings());
      files.writeInput(id, request.settings(), input -> items.into(withoutPasswords(input)));
      job =
          jobs.add(
              id,
              actor,
              files.place(),
              request.kind(),
              request.dryRun(),
              request.reason(),
              request.total(),
              answer);
    } catch (IOException e) {
      discard(id);
      throw new StoreUnavailableException("The input of a job can't be written: " + e, e);
    } catch (RuntimeException e) {
      discard(id);
      throw e;
    }
    begin.run();
    return answer.reply(job);
  }

  private static JobFiles.Lines withoutPasswords(JobFiles.Lines input) {
    return line -> {
      JobPasswords.refuse(line);
      input.add(line);
    };
  }

  private static Reply reply(Job job) {
    return Reply.json(202, JobJson.of(job))
        .withHeader("Location", "/api/v1/jobs/" + job.id())
        .withHeader("Retry-After", Problems.JOB_RETRY_SECONDS)
        .withHeader("Cache-Control", "no-store");
  }

  private void discard(String id) {
    try {
      files.delete(id);
    } catch (IOException left) {
      // It is found and deleted later, because there is no such job.
    }
  }
}
