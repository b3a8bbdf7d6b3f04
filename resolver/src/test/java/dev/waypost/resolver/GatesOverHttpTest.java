package dev.waypost.resolver;

import static dev.waypost.resolver.GatedCodes.field;
import static dev.waypost.resolver.GatedCodes.form;
import static dev.waypost.resolver.GatedCodes.plan;
import static dev.waypost.resolver.GatedCodes.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waypost.pages.LinkPage;
import dev.waypost.pages.PageFrame;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords, ages and texts to agree to, over real sockets. */
class GatesOverHttpTest {
  private static final WebTarget DESTINATION = new WebTarget("https://example.com/secret");
  private static final String RIGHT = field("password", GatedCodes.PASSWORD);

  @TempDir private Path directory;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.startBehind(directory, "127.0.0.1");
    resolver.route("KEY", DESTINATION, plan(GatedCodes.password()));
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return resolver.send(form(resolver, path, body));
  }

  private static void assertLeads(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(303);
    assertThat(response.headers().allValues("Location")).containsExactly(DESTINATION.location());
    assertThat(response.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  @Test
  void aCodeWithAPasswordAsksForIt() throws Exception {
    HttpResponse<String> page = resolver.get("/KEY");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("This code has a password");
    assertThat(page.headers().firstValue("Location")).isEmpty();
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .containsExactly(LinkPage.open(PageFrame.PLAIN, "state").policy());
    assertThat(page.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
    assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(resolver.head("/KEY").statusCode()).isEqualTo(200);
  }

  @Test
  void theRightPasswordLeadsOnAndLetsThroughAgain() throws Exception {
    HttpResponse<String> passed = post("/KEY", state(resolver.get("/KEY")) + RIGHT);

    assertLeads(passed);
    String cookie = passed.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .contains("; Path=/KEY;", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Secure");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> again = resolver.send(resolver.request("/KEY").header("Cookie", pair));
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(again.headers().allValues("Location")).containsExactly(DESTINATION.location());
  }

  @Test
  void thePassIsGoodForItsCodeAloneAndEndsWithThePassword() throws Exception {
    resolver.route("OTHER", DESTINATION, plan(GatedCodes.password()));
    String cookie =
        post("/KEY", state(resolver.get("/KEY")) + RIGHT)
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));

    assertThat(resolver.send(resolver.request("/OTHER").header("Cookie", pair)).statusCode())
        .isEqualTo(200);
    resolver.route("KEY", DESTINATION, plan(new Access(GatedCodes.HASH + "x", null, null, false)));
    assertThat(resolver.send(resolver.request("/KEY").header("Cookie", pair)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void overHttpsThePassIsForHttpsAlone() throws Exception {
    var response =
        resolver.send(
            form(resolver, "/key/", RIGHT.substring(1)).header("X-Forwarded-Proto", "https"));
    assertLeads(response);
    assertThat(response.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; Path=/key;", "; Secure");
  }

  @Test
  void aWrongPasswordIsAskedForAgain() throws Exception {
    HttpResponse<String> again = post("/KEY", state(resolver.get("/KEY")) + "&password=wrong");

    assertThat(again.statusCode()).isEqualTo(403);
    assertThat(again.body()).contains("That is not the password", "role=\"alert\"");
    assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
    assertLeads(post("/KEY", state(again) + RIGHT));
  }

  @Test
  void whoTriesManyPasswordsMustWait() throws Exception {
    String state = state(resolver.get("/KEY"));
    assertLeads(post("/KEY", state + RIGHT));
    for (int i = 0; i < 10; i++) {
      assertThat(post("/KEY", state + "&password=" + i).statusCode()).isEqualTo(403);
    }
    HttpResponse<String> tooMany = post("/KEY", state + RIGHT);

    assertThat(tooMany.statusCode()).isEqualTo(429);
    assertThat(tooMany.headers().firstValueAsLong("Retry-After")).hasValue(30);
    assertThat(tooMany.body()).contains("too many wrong tries");
    assertLeads(
        resolver.send(
            form(resolver, "/KEY", state + RIGHT).header("X-Forwarded-For", "203.0.113.7")));
  }

  @Test
  void theAgeIsAskedForAndWhoIsYoungerIsToldSo() throws Exception {
    resolver.route("BAR", DESTINATION, plan(GatedCodes.age(18)));
    HttpResponse<String> page = resolver.get("/BAR");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Are you 18 or older?");

    HttpResponse<String> no = post("/BAR", state(page) + "&age=no");
    assertThat(no.statusCode()).isEqualTo(403);
    assertThat(no.body()).contains("Not for you yet");
    assertThat(no.headers().firstValue("Location")).isEmpty();
    assertThat(no.headers().firstValue("Set-Cookie")).isEmpty();
    assertLeads(post("/BAR", state(page) + "&age=yes"));
  }

  @Test
  void theTextIsAgreedTo() throws Exception {
    resolver.route("TERMS", DESTINATION, plan(GatedCodes.consent("<b>Terms</b> & more")));
    HttpResponse<String> page = resolver.get("/TERMS");
    assertThat(page.body()).contains("&lt;b&gt;Terms&lt;/b&gt; &amp; more");

    assertThat(post("/TERMS", state(page)).statusCode()).isEqualTo(200);
    assertLeads(post("/TERMS", state(page) + "&consent=yes"));
  }

  @Test
  void whatIsAskedForComesOneAfterTheOtherWithoutCookies() throws Exception {
    resolver.route("ALL", DESTINATION, plan(new Access(GatedCodes.HASH, 18, "Terms", false)));
    HttpResponse<String> password = resolver.get("/ALL");
    HttpResponse<String> age = post("/ALL", state(password) + RIGHT);
    assertThat(age.statusCode()).isEqualTo(200);
    assertThat(age.body()).contains("Are you 18 or older?");
    HttpResponse<String> text = post("/ALL", state(age) + "&age=yes");
    assertThat(text.body()).contains("Before you go on");
    assertLeads(post("/ALL", state(text) + "&consent=yes"));
    // Nobody gets past one by answering another.
    assertThat(post("/ALL", state(password) + "&age=yes&consent=yes").body())
        .contains("This code has a password");
    assertThat(post("/ALL", "state=forged&age=yes&consent=yes").body())
        .contains("This code has a password");

    assertThat(resolver.scans())
        .extracting(ScanRecord::resolution, ScanRecord::audience)
        .containsExactly(
            tuple("password", Audience.PERSON),
            tuple("redirect", Audience.PASSED),
            tuple("password", Audience.PERSON));
  }

  /** A form that says which scan it goes on from is no scan; one that can't say so is. */
  @Test
  void whereAPersonIsLedInTheEndIsLoggedButNotCountedAgain() throws Exception {
    var rule = new Rule("poster", new QueryHas("source", Set.of()), new Lead(DESTINATION));
    resolver.route(
        "RULED",
        new WebTarget("https://example.com/else"),
        new RoutePlan(
            GatedCodes.password(), List.of(rule), null, List.of(), RedirectOptions.DEFAULT, null));
    assertLeads(post("/RULED?source=x", state(resolver.get("/RULED?source=x")) + RIGHT));
    assertLeads(post("/RULED?source=x", RIGHT.substring(1)));

    assertThat(resolver.scans())
        .extracting(ScanRecord::resolution, ScanRecord::audience, ScanRecord::rule)
        .containsExactly(
            tuple("password", Audience.PERSON, null),
            tuple("redirect", Audience.PASSED, "poster"),
            tuple("redirect", Audience.PERSON, "poster"));
  }

  @Test
  void aTextIsShownBehindAPasswordToo() throws Exception {
    resolver.route("NOTE", new TextTarget("Hidden"), plan(GatedCodes.password()));
    assertThat(resolver.get("/NOTE").body()).doesNotContain("Hidden");
    HttpResponse<String> passed = post("/NOTE", RIGHT.substring(1));
    assertThat(passed.statusCode()).isEqualTo(200);
    assertThat(passed.body()).contains("Hidden");
  }

  @Test
  void aCodeThatIsClosedMeanwhileLeadsNowhere() throws Exception {
    String body = state(resolver.get("/KEY")) + RIGHT;
    resolver.route(RunningResolver.DOMAIN, "KEY", RouteState.PAUSED, DESTINATION, null, null);
    assertThat(post("/KEY", body).statusCode()).isEqualTo(405);
  }

  @Test
  void previewsAndPrefetchesSeeThePageAndAreNotCounted() throws Exception {
    String cookie =
        post("/KEY", RIGHT.substring(1)).headers().firstValue("Set-Cookie").orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));
    List<HttpResponse<String>> looks =
        List.of(
            resolver.send(
                resolver.request("/KEY").header("User-Agent", "Slackbot-LinkExpanding 1.0")),
            resolver.send(
                resolver.request("/KEY").header("Cookie", pair).header("Sec-Purpose", "prefetch")),
            resolver.send(
                resolver
                    .request("/KEY")
                    .header("Cookie", pair)
                    .header("Sec-Purpose", "prefetch;prerender")),
            resolver.send(
                resolver.request("/KEY").header("Cookie", pair).header("Purpose", "prefetch")));

    assertThat(looks).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(resolver.send(resolver.request("/KEY").header("Cookie", pair).HEAD()).statusCode())
        .isEqualTo(200);
    assertThat(resolver.scans())
        .extracting(ScanRecord::audience)
        .containsExactly(
            Audience.PERSON,
            Audience.PREVIEW,
            Audience.PREVIEW,
            Audience.PREVIEW,
            Audience.PREVIEW);
  }

  @Test
  void aPrefetchOfAPlainCodeIsAnsweredAndNotCounted() throws Exception {
    resolver.route("PLAIN", DESTINATION.location());
    var response = resolver.send(resolver.request("/PLAIN").header("Sec-Purpose", "prefetch"));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(resolver.scans()).extracting(ScanRecord::audience).containsExactly(Audience.PREVIEW);
  }

  @Test
  void onlyCodesThatAskForSomethingTakeForms() throws Exception {
    resolver.route("PLAIN", DESTINATION.location());
    for (String path : List.of("/PLAIN", "/UNKNOWN", "/", "/robots.txt")) {
      HttpResponse<String> response = post(path, RIGHT.substring(1));
      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=x&password=y",
        "state=x&url=https%3A%2F%2Fevil.example%2F",
        "password=%zz",
        "{\"password\":\"x\"}",
      })
  void whatIsNotOneOfOurFormsIsRefused(String body) throws Exception {
    assertThat(post("/KEY", body).statusCode()).isEqualTo(400);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void aFormOfAnotherSiteIsRefused() throws Exception {
    for (String site : List.of("cross-site", "same-site", "none")) {
      var response =
          resolver.send(
              resolver
                  .request("/KEY")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Sec-Fetch-Site", site)
                  .POST(BodyPublishers.ofString(RIGHT.substring(1))));
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.headers().firstValue("Location")).isEmpty();
    }
    var response =
        resolver.send(
            resolver
                .request("/KEY")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(RIGHT.substring(1))));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void aSandboxCodeIsMarkedAndNotLogged() throws Exception {
    resolver.sandboxRoute("TRY", DESTINATION, plan(GatedCodes.password(), 1L));
    HttpResponse<String> page = resolver.get("/TRY");
    assertThat(page.headers().firstValue("X-Waypost-Sandbox")).contains("true");
    HttpResponse<String> passed = post("/TRY", state(page) + RIGHT);
    assertLeads(passed);
    assertThat(passed.headers().firstValue("X-Waypost-Sandbox")).contains("true");
    assertThat(resolver.scans()).isEmpty();
  }
}
