package dev.waypost.resolver;

import static dev.waypost.resolver.GatedCodes.field;
import static dev.waypost.resolver.GatedCodes.form;
import static dev.waypost.resolver.GatedCodes.plan;
import static dev.waypost.resolver.GatedCodes.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes that count their scans, over real sockets. */
class ScanLimitTest {
  private static final WebTarget DESTINATION = new WebTarget("https://example.com/");

  @TempDir private Path directory;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.start(directory);
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  private List<Integer> scan(String path, int times, int atOnce) throws Exception {
    Callable<Integer> scan = () -> resolver.get(path).statusCode();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(atOnce)) {
      for (Future<Integer> done : executor.invokeAll(Collections.nCopies(times, scan))) {
        statuses.add(done.get());
      }
    }
    return statuses;
  }

  @Test
  void ofAThousandScansAtOnceExactlyAHundredAreLedOn() throws Exception {
    resolver.route("KEY", DESTINATION, plan(Access.OPEN, 100L));

    List<Integer> statuses = scan("/KEY", 1_000, 50);
    assertThat(Collections.frequency(statuses, 302)).isEqualTo(100);
    assertThat(Collections.frequency(statuses, 410)).isEqualTo(900);
    assertThat(resolver.scans()).hasSize(1_000);
  }

  @Test
  void whoeverOnlyLooksDoesNotCount() throws Exception {
    resolver.route("KEY", DESTINATION, plan(Access.OPEN, 2L));
    for (int i = 0; i < 5; i++) {
      assertThat(resolver.head("/KEY").statusCode()).isEqualTo(302);
      assertThat(
              resolver
                  .send(resolver.request("/KEY").header("User-Agent", "Googlebot/2.1"))
                  .statusCode())
          .isEqualTo(302);
      assertThat(
              resolver
                  .send(resolver.request("/KEY").header("Sec-Purpose", "prefetch"))
                  .statusCode())
          .isEqualTo(302);
    }
    assertThat(scan("/KEY", 3, 1)).containsExactly(302, 302, 410);
    assertThat(resolver.head("/KEY").statusCode()).isEqualTo(410);
  }

  @Test
  void rulesGoByTheNumberOfTheScan() throws Exception {
    var first =
        new Rule("first", new ScanNumber(1, 3L), new Lead(new WebTarget("https://a.example/")));
    resolver.route(
        "KEY",
        DESTINATION,
        new RoutePlan(Access.OPEN, List.of(first), null, List.of(), RedirectOptions.DEFAULT, null));
    List<String> locations = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      locations.add(resolver.get("/KEY").headers().firstValue("Location").orElseThrow());
    }
    assertThat(locations)
        .startsWith("https://a.example/", "https://a.example/", "https://a.example/")
        .endsWith(DESTINATION.location(), DESTINATION.location());
  }

  @Test
  void scansBeforeTheLimitWasSetAreCountedToo() throws Exception {
    resolver.route("KEY", DESTINATION.location());
    assertThat(scan("/KEY", 50, 8)).containsOnly(302);
    resolver.route("KEY", DESTINATION, plan(Access.OPEN, 60L));

    List<Integer> statuses = scan("/KEY", 30, 8);
    assertThat(Collections.frequency(statuses, 302)).isEqualTo(10);
  }

  @Test
  void aLimitThatIsSetWhilePeopleScanIsKeptToTheNumber() throws Exception {
    resolver.route("KEY", DESTINATION.location());
    Callable<Integer> scan = () -> resolver.get("/KEY").statusCode();
    List<Future<Integer>> scans;
    try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
      scans = IntStream.range(0, 2_000).mapToObj(_ -> executor.submit(scan)).toList();
      while (scans.stream().filter(Future::isDone).count() < 300) {
        Thread.onSpinWait();
      }
      resolver.route("KEY", DESTINATION, plan(Access.OPEN, 1_500L));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> done : scans) {
      statuses.add(done.get());
    }
    assertThat(Collections.frequency(statuses, 302)).isEqualTo(1_500);
    assertThat(Collections.frequency(statuses, 410)).isEqualTo(500);
  }

  @Test
  void aLimitThatIsTakenAwayAndSetAgainCountsAllBetween() throws Exception {
    resolver.route("KEY", DESTINATION, plan(Access.OPEN, 5L));
    assertThat(scan("/KEY", 3, 1)).containsOnly(302);
    resolver.route("KEY", DESTINATION.location());
    assertThat(scan("/KEY", 4, 1)).containsOnly(302);
    resolver.route("KEY", DESTINATION, plan(Access.OPEN, 8L));
    assertThat(scan("/KEY", 2, 1)).containsExactly(302, 410);
  }

  @Test
  void behindAPasswordAScanKeepsItsNumber() throws Exception {
    resolver.route("KEY", DESTINATION, plan(GatedCodes.password(), 2L));
    String right = field("password", GatedCodes.PASSWORD);
    HttpResponse<String> first = resolver.get("/KEY");
    HttpResponse<String> second = resolver.get("/KEY");
    assertThat(resolver.get("/KEY").statusCode()).isEqualTo(410);

    assertThat(resolver.send(form(resolver, "/KEY", state(second) + right)).statusCode())
        .isEqualTo(303);
    assertThat(resolver.send(form(resolver, "/KEY", state(first) + right)).statusCode())
        .isEqualTo(303);
    // One without a page is a scan by itself, and comes too late.
    assertThat(resolver.send(form(resolver, "/KEY", right.substring(1))).statusCode())
        .isEqualTo(410);
  }
}
