package dev.waypost.resolver;

import static dev.waypost.resolver.GatedCodes.field;
import static dev.waypost.resolver.GatedCodes.form;
import static dev.waypost.resolver.GatedCodes.link;
import static dev.waypost.resolver.GatedCodes.plan;
import static dev.waypost.resolver.GatedCodes.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkOwner;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signed links, over real sockets. */
class LinksOverHttpTest {
  private static final WebTarget DESTINATION = new WebTarget("https://example.com/secret");
  private static final Instant LATER = RunningResolver.NOW.plusSeconds(60);

  /** Counts the uses of one link for one. */
  private static final class OnceOwner implements LinkOwner {
    private final AtomicInteger used = new AtomicInteger();

    @Override
    public LinkCheck use(String codeId, LinkId link, BooleanSupplier wanted) {
      return used.getAndIncrement() == 0 && wanted.getAsBoolean()
          ? new LinkCheck.Good(link, true)
          : LinkCheck.Refused.USED;
    }
  }

  @TempDir private Path directory;
  private RunningResolver resolver;
  private final OnceOwner owner = new OnceOwner();

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.start(directory);
    resolver.countLinkUsesBy(owner);
    resolver.route("KEY", DESTINATION, plan(GatedCodes.signedLinks()));
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return resolver.send(form(resolver, path, body));
  }

  private static void assertLeads(int status, HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("Location")).containsExactly(DESTINATION.location());
  }

  @Test
  void aGoodLinkLeadsOnAtOnceAndAgain() throws Exception {
    String path = "/KEY?" + link("code_KEY", LATER, false);
    assertLeads(302, resolver.get(path));
    assertLeads(302, resolver.get(path));
    assertLeads(302, resolver.get("/key?a=b&" + link("code_KEY", null, false)));
    assertThat(owner.used).hasValue(0);
  }

  @Test
  void withoutALinkNobodyIsLedOn() throws Exception {
    HttpResponse<String> response = resolver.get("/KEY");
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("You need a personal link");
    assertThat(resolver.scans())
        .extracting(ScanRecord::resolution, ScanRecord::audience)
        .containsExactly(tuple("link_refused", Audience.PERSON));
  }

  @ParameterizedTest
  @CsvSource({
    "code_OTHER, 60, false, 403, This link is not complete",
    "code_KEY, 0, false, 410, This link is no longer good",
    "code_KEY, -1, true, 410, This link is no longer good",
  })
  void aLinkThatIsNotGoodIsRefused(
      String code, int secondsLeft, boolean counted, int status, String title) throws Exception {
    String query = link(code, RunningResolver.NOW.plusSeconds(secondsLeft), counted);
    HttpResponse<String> response = resolver.get("/KEY?" + query);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.body()).contains(title);
    assertThat(response.headers().firstValue("Location")).isEmpty();
    assertThat(post("/KEY?" + query, "open=yes").statusCode()).isEqualTo(status);
    assertThat(owner.used).hasValue(0);
  }

  @Test
  void aRevokedLinkIsRefusedFromThatMomentOn() throws Exception {
    String path = "/KEY?" + link("code_KEY", null, false);
    assertLeads(302, resolver.get(path));
    resolver.revokedLinks().add(GatedCodes.LINK, null);

    HttpResponse<String> response = resolver.get(path);
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.body()).contains("Its owner has taken it back");
  }

  @Test
  void aLinkForOneIsUsedByThePersonWhoGoesOn() throws Exception {
    String path = "/KEY?" + link("code_KEY", LATER, true);
    HttpResponse<String> page = resolver.get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Open your link");
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");

    assertLeads(303, post(path, state(page) + "&open=yes"));
    HttpResponse<String> second = post(path, state(page) + "&open=yes");
    assertThat(second.statusCode()).isEqualTo(410);
    assertThat(second.body()).contains("This link has been used");
    assertThat(resolver.scans())
        .extracting(ScanRecord::resolution, ScanRecord::audience)
        .containsExactly(tuple("link", Audience.PERSON), tuple("redirect", Audience.PASSED));
  }

  @Test
  void whoeverOnlyLooksUsesNothing() throws Exception {
    String path = "/KEY?" + link("code_KEY", LATER, true);
    for (int i = 0; i < 3; i++) {
      assertThat(resolver.get(path).statusCode()).isEqualTo(200);
      assertThat(resolver.head(path).statusCode()).isEqualTo(200);
      assertThat(
              resolver.send(resolver.request(path).header("Sec-Purpose", "prefetch")).statusCode())
          .isEqualTo(200);
      assertThat(
              resolver
                  .send(resolver.request(path).header("User-Agent", "WhatsApp/2.23.20.0"))
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(owner.used).hasValue(0);
  }

  @Test
  void aPreviewOfALinkForManyDoesNotShowWhereItLeads() throws Exception {
    var response =
        resolver.send(
            resolver
                .request("/KEY?" + link("code_KEY", LATER, false))
                .header("User-Agent", "facebookexternalhit/1.1"));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void ofFiftyPhonesAtOnceExactlyOneIsLedOn() throws Exception {
    String path = "/KEY?" + link("code_KEY", LATER, true);
    String body = state(resolver.get(path)) + "&open=yes";
    Callable<Integer> phone = () -> post(path, body).statusCode();
    List<Integer> statuses = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(50)) {
      for (Future<Integer> done : executor.invokeAll(Collections.nCopies(50, phone))) {
        statuses.add(done.get());
      }
    }
    assertThat(Collections.frequency(statuses, 303)).isOne();
    assertThat(Collections.frequency(statuses, 410)).isEqualTo(49);
  }

  @Test
  void whenNobodyCanCountTheLinkDoesNotLeadOn() throws Exception {
    resolver.countLinkUsesBy((_, _, _) -> {
      throw new IllegalStateException("The database is away.");
    });
    String path = "/KEY?" + link("code_KEY", LATER, true);
    HttpResponse<String> response = post(path, state(resolver.get(path)) + "&open=yes");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValueAsLong("Retry-After")).hasValue(5);
    assertThat(response.body()).contains("Please try again in a moment");
    assertThat(response.headers().firstValue("Location")).isEmpty();
    // A link without a number of uses needs nobody.
    assertLeads(302, resolver.get("/KEY?" + link("code_KEY", LATER, false)));
  }

  @Test
  void aLinkForOneIsUsedLastOfAll() throws Exception {
    resolver.route("BOTH", DESTINATION, plan(new Access(GatedCodes.HASH, null, null, true)));
    String path = "/BOTH?" + link("code_BOTH", LATER, true);
    HttpResponse<String> page = resolver.get(path);
    assertThat(page.body()).contains("This code has a password");
    HttpResponse<String> wrong = post(path, state(page) + "&password=wrong");
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(owner.used).hasValue(0);

    String right = field("password", GatedCodes.PASSWORD);
    assertLeads(303, post(path, state(page) + right));
    assertThat(owner.used).hasValue(1);
    assertThat(post("/BOTH", state(page) + right).statusCode()).isEqualTo(403);
  }

  @Test
  void theLinkStaysBetweenThePersonAndUs() throws Exception {
    resolver.route(
        "PASSING",
        DESTINATION,
        new RoutePlan(
            GatedCodes.signedLinks(),
            List.of(),
            null,
            List.of(),
            new RedirectOptions(302, Map.of(), true),
            null));
    String query = link("code_PASSING", LATER, false);
    HttpResponse<String> response = resolver.get("/PASSING?a=1&" + query + "&b=2");

    assertThat(response.headers().allValues("Location"))
        .containsExactly("https://example.com/secret?a=1&b=2");
    assertThat(resolver.scans()).hasSize(1);
    String token = query.substring("wp_t=".length());
    try (Stream<Path> files = Files.walk(directory).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(token);
      }
    }
  }
}
