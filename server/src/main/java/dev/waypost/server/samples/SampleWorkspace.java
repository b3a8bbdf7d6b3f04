package dev.waypost.server.samples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.http.DirectCalls;
import dev.waypost.api.http.Problems;
import dev.waypost.codes.Actor;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Scope;
import dev.waypost.codes.Storing;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.console.settings.SampleData;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import dev.waypost.scanlog.ScanSink;
import dev.waypost.server.samples.SampleCode.Edit;
import dev.waypost.server.samples.SampleTraffic.Scanned;
import io.vertx.core.http.HttpMethod;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * The sample company in its workspace: made once, never mixed with anything else, and removed at
 * once. Its scans enter counters and analytics as those of a log of their own, so each exactly
 * once.
 */
public final class SampleWorkspace implements SampleData {
  /** The workspace. */
  public static final WorkspaceId ID = new WorkspaceId("ws_samples");

  /** The name of the log that the scans are counted under. */
  public static final String LOG = "samples";

  /** The scans of a whole sample. */
  public static final int SCANS = 400_000;

  private static final Logger LOGGER = System.getLogger(SampleWorkspace.class.getName());
  private static final long SEED = 20_260_401;
  private static final int CHUNK = 50_000;

  private final WorkspaceStore workspaces;
  private final DirectCalls calls;
  private final Function<InstantSource, ItemWork> workAt;
  private final List<ScanSink> sinks;
  private final String domain;
  private final InstantSource clock;
  private final Removal removal;

  /** What removes a workspace with everything in it. */
  @FunctionalInterface
  public interface Removal {
    /** Removes it. */
    void remove(WorkspaceId workspace);
  }

  /**
   * The sample over these services.
   *
   * @param workAt work by services whose clock is another one
   * @param sinks that take the scans
   * @param domain the id of the domain of its codes
   */
  public SampleWorkspace(
      WorkspaceStore workspaces,
      DirectCalls calls,
      Function<InstantSource, ItemWork> workAt,
      List<ScanSink> sinks,
      String domain,
      InstantSource clock,
      Removal removal) {
    this.workspaces = workspaces;
    this.calls = calls;
    this.workAt = workAt;
    this.sinks = List.copyOf(sinks);
    this.domain = domain;
    this.clock = clock;
    this.removal = removal;
  }

  /** Its workspace, if it is there. */
  public Optional<Workspace> find() {
    return workspaces.all().stream().filter(known -> known.id().equals(ID)).findFirst();
  }

  @Override
  public boolean exist() {
    return find().isPresent();
  }

  @Override
  public synchronized void remove() {
    removal.remove(ID);
  }

  /**
   * Makes it unless it is there. One that was broken off is made anew.
   *
   * @param scans how many scans it gets
   */
  public synchronized void make(int scans) {
    Instant began = clock.instant();
    if (exist()) {
      if (isWhole(scans)) {
        return;
      }
      remove();
    }
    workspaces.addIfAbsent(new Workspace(ID, SampleCompany.NAME));
    SampleCompany.fields().forEach(field -> call("/api/v1/metadata-fields", field));
    SampleCompany.themes().forEach(theme -> call("/api/v1/themes", theme));
    LocalDate today = LocalDate.ofInstant(began, ZoneOffset.UTC);
    List<Scanned> codes = makeCodes(began, SampleCompany.codes(today));
    var traffic = new SampleTraffic(new Random(SEED), began, ID.value(), domain);
    deliver(traffic.scans(codes, scans));
    LOGGER.log(
        Level.INFO,
        "The sample data are there: {0} codes and {1} scans of {2}, made in {3} s. The console shows them in a workspace of their own.",
        codes.size(),
        scans,
        SampleCompany.NAME,
        Duration.between(began, clock.instant()).toSeconds());
  }

  private boolean isWhole(int scans) {
    try {
      for (ScanSink sink : sinks) {
        if (sink.position(LOG) < scans) {
          return false;
        }
      }
      return true;
    } catch (Exception e) {
      throw new IllegalStateException("What was counted can't be read.", e);
    }
  }

  /** What is made and what is changed, in the order of the days on which it was. */
  private List<Scanned> makeCodes(Instant now, List<SampleCode> codes) {
    String[] ids = new String[codes.size()];
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      SampleCode code = codes.get(i);
      steps.add(new Step(i, code.madeDaysAgo(), JobKind.CREATE_CODES, code.fields()));
      for (Edit edit : code.edits()) {
        steps.add(new Step(i, edit.daysAgo(), JobKind.UPDATE_CODES, edit.fields()));
      }
    }
    steps.sort(Comparator.comparingInt(Step::daysAgo).reversed());
    for (Step step : steps) {
      ObjectNode fields = step.fields().deepCopy();
      if (step.kind() == JobKind.UPDATE_CODES) {
        fields.put("id", ids[step.code()]);
      }
      ids[step.code()] = done(now.minus(Duration.ofDays(step.daysAgo())), step.kind(), fields);
    }
    List<Scanned> scanned = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      scanned.add(new Scanned(codes.get(i), ids[i]));
    }
    return scanned;
  }

  private record Step(int code, int daysAgo, JobKind kind, ObjectNode fields) {}

  /** The id of the code. */
  private String done(Instant moment, JobKind kind, ObjectNode fields) {
    String owner = fields.path("owner").asText("Mara Lindt");
    String reason = fields.path("reason").asText(null);
    fields.remove("reason");
    Outcome outcome =
        workAt
            .apply(InstantSource.fixed(moment))
            .run(
                actor(owner),
                List.of(new Item.Wanted(fields)),
                new ItemWork.Order(kind, true, reason, Storing.plainly()))
            .getFirst();
    return switch (outcome) {
      case Outcome.Done(var code) -> code.code().id().value();
      case Outcome.Refused(RuntimeException refusal) ->
          throw new IllegalStateException(
              "A sample code is refused: " + Problems.of(refusal).detail() + " " + fields, refusal);
      case Outcome.LeftOut() -> throw new IllegalStateException("One code leaves nothing out.");
    };
  }

  private void call(String path, ObjectNode body) {
    var _ =
        calls.answer(
            DirectCalls.Call.json(
                actor("Mara Lindt"),
                InetAddress.getLoopbackAddress(),
                HttpMethod.POST,
                path,
                Map.of(),
                body));
  }

  private static Actor actor(String name) {
    return new Actor(ID, "person:" + name, Set.of(Scope.ADMIN), Set.of());
  }

  private void deliver(List<ScanRecord> scans) {
    try {
      for (ScanSink sink : sinks) {
        long from = sink.position(LOG);
        for (int start = (int) from; start < scans.size(); start += CHUNK) {
          int end = Math.min(scans.size(), start + CHUNK);
          List<LoggedScan> chunk = new ArrayList<>(end - start);
          for (int i = start; i < end; i++) {
            chunk.add(new LoggedScan(i, scans.get(i)));
          }
          sink.accept(LOG, chunk, end);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("The scans of the sample data can't be stored.", e);
    }
  }
}
