package dev.waypost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.Scope;
import dev.waypost.console.http.Page;
import dev.waypost.console.http.Page.Access;
import dev.waypost.people.Role;
import dev.waypost.server.description.Exchange;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may see which page and send which form: every page x every role, over real sockets. */
class ConsoleAccessTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static final Map<Role, ConsoleClient> PEOPLE = new EnumMap<>(Role.class);

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    ConsoleClient owner = ConsoleClient.joined(waypost.apiUrl(), waypost.ownerLink(), "olga");
    PEOPLE.put(Role.OWNER, owner);
    for (Role role : new Role[] {Role.VIEWER, Role.EDITOR, Role.ADMIN}) {
      PEOPLE.put(role, owner.invite(role.label() + "-person", role.label()));
    }
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  private static ConsoleClient owner() {
    return Objects.requireNonNull(PEOPLE.get(Role.OWNER));
  }

  /** An address of a page, of things that there are not. */
  private static String path(Page page) {
    return page.path().replaceAll(":[a-z]+", "nothing");
  }

  @Test
  void whoIsNotSignedInIsSentToSignIn() throws Exception {
    var nobody = new ConsoleClient(waypost.apiUrl());
    for (Page page : waypost.pages()) {
      if (page.access() != Access.Simple.ANYBODY) {
        HttpResponse<String> answer = send(nobody, page, "");
        assertThat(answer.statusCode()).as(page.path()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
            .startsWith("/console/sign-in");
      }
    }
  }

  @Test
  void everyRoleSeesAndSendsWhatItsScopesAllowAndNothingElse() throws Exception {
    for (Map.Entry<Role, ConsoleClient> person : PEOPLE.entrySet()) {
      String csrf = person.getValue().csrf();
      for (Page page : waypost.pages()) {
        if (page.access() instanceof Access.With(var scope)) {
          boolean may =
              person.getKey().scopes().contains(scope)
                  || person.getKey().scopes().contains(Scope.ADMIN);
          int status = send(person.getValue(), page, csrf).statusCode();
          if (may) {
            assertThat(status)
                .as(person.getKey() + " at " + page.method() + " " + page.path())
                .isNotEqualTo(403)
                .isLessThan(500);
          } else {
            assertThat(status)
                .as(person.getKey() + " at " + page.method() + " " + page.path())
                .isEqualTo(403);
          }
        }
      }
    }
  }

  @Test
  void noFormIsTakenWithoutItsTokenOrFromAnotherSite() throws Exception {
    ConsoleClient owner = owner();
    String csrf = owner.csrf();
    for (Page page : waypost.pages()) {
      if (page.method().equals(HttpMethod.POST) && page.access() != Access.Simple.ANYBODY) {
        assertThat(send(owner, page, "").statusCode()).as(page.path()).isEqualTo(403);
        assertThat(
                send(owner, page, csrf.replace(csrf.charAt(50), csrf.charAt(50) == 'A' ? 'B' : 'A'))
                    .statusCode())
            .as(page.path())
            .isEqualTo(403);
      }
    }
    for (String path : new String[] {"/console/sign-in", "/console/groups"}) {
      for (String header : new String[] {"Origin", "Sec-Fetch-Site"}) {
        HttpResponse<String> answer =
            owner.send(
                owner
                    .request(path)
                    .header(header, header.equals("Origin") ? "https://evil.example" : "cross-site")
                    .POST(BodyPublishers.ofString("csrf=" + csrf + "&path=Stolen")));
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
      }
    }
    assertThat(owner.get("/console/groups").body()).doesNotContain("Stolen");
  }

  @Test
  void pagesAreGuarded() throws Exception {
    HttpResponse<String> page = owner().get("/console/codes");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.body()).doesNotContain("style=\"").doesNotContain("onclick=");
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    var client = new ConsoleClient(waypost.apiUrl());
    HttpResponse<String> answer =
        client.postWith(
            "",
            "/console/sign-in",
            "email",
            "OLGA@example.com",
            "password",
            ConsoleClient.PASSWORD,
            "next",
            "https://evil.example/");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/console");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/console");
  }

  @Test
  void passwordsCantBeTriedAtWillAndWhatWasWrongIsNotTold() throws Exception {
    var guesser = new ConsoleClient(waypost.apiUrl());
    String ofNobody =
        guesser
            .postWith("", "/console/sign-in", "email", "nobody@example.com", "password", "x")
            .body();
    int wrong = 0;
    HttpResponse<String> answer;
    do {
      answer =
          guesser.postWith(
              "", "/console/sign-in", "email", "editor-person@example.com", "password", "wrong");
      wrong++;
    } while (answer.statusCode() == 422 && wrong < 30);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(wrong).isEqualTo(11);
    assertThat(
            guesser
                .postWith(
                    "",
                    "/console/sign-in",
                    "email",
                    "editor-person@example.com",
                    "password",
                    ConsoleClient.PASSWORD)
                .statusCode())
        .as("not even the right one")
        .isEqualTo(429);
    assertThat(ofNobody).contains("E-mail address or password is wrong.");
  }

  @Test
  void whoIsRemovedIsOutWithTheNextRequest() throws Exception {
    ConsoleClient owner = owner();
    ConsoleClient leaver = owner.invite("leaver", "editor");
    assertThat(leaver.get("/console/codes").statusCode()).isEqualTo(200);
    String page = owner.get("/console/people").body();
    int name = page.indexOf("<b>leaver</b>");
    String id = page.substring(name).replaceAll("(?s).*?(person_[a-z0-9]{26}).*", "$1");
    assertThat(owner.post("/console/people/" + id + "/remove").statusCode()).isEqualTo(303);
    assertThat(leaver.get("/console/codes").statusCode()).isEqualTo(303);
  }

  @Test
  void aLinkToJoinWorksOnce() throws Exception {
    var late = new ConsoleClient(waypost.apiUrl());
    String path = URI.create(waypost.ownerLink()).getPath();
    assertThat(late.get(path).statusCode()).isEqualTo(410);
    assertThat(late.get("/console/join/made-up").statusCode()).isEqualTo(410);
  }

  @Test
  void aFormIsTakenByTheRightsThatItsSenderHasWhenItIsThere() throws Exception {
    ConsoleClient owner = owner();
    ConsoleClient slow = owner.invite("slow", "admin");
    byte[] body = ("name=Stolen&scopes%3Alist=admin&csrf=" + slow.csrf()).getBytes(UTF_8);
    String head =
        "POST /console/keys HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
            .formatted(slow.cookie(), body.length);
    try (var connection = new RawConnection(waypost.apiUrl())) {
      connection.write(head, Arrays.copyOf(body, 10));
      String page = owner.get("/console/people").body();
      String id =
          page.substring(page.indexOf("<b>slow</b>"))
              .replaceAll("(?s).*?(person_[a-z0-9]{26}).*", "$1");
      assertThat(owner.post("/console/people/" + id + "/role", "role", "editor").statusCode())
          .isEqualTo(303);
      byte[] rest = Arrays.copyOfRange(body, 10, body.length);
      assertThat(connection.send("POST", "/console/keys", "", "", rest).status()).isEqualTo(403);
    }
    assertThat(owner.get("/console/keys").body()).doesNotContain("Stolen");
  }

  @Test
  void browsersJoinOverPlainHttpToo() throws Exception {
    HttpResponse<String> page = new ConsoleClient(waypost.apiUrl()).get("/console/join/made-up");
    // With "no-referrer" a browser sends "Origin: null" with the form, which is nobody's.
    assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
  }

  @Test
  void whatNoDatabaseTakesIsRefusedBefore() throws Exception {
    assertThat(owner().get("/console/codes/a%00b").statusCode()).isEqualTo(404);
    assertThat(owner().get("/console/codes?q=abc%00").statusCode()).isEqualTo(404);
    try (var connection = new RawConnection(waypost.apiUrl())) {
      Exchange unreadable = connection.send("GET", "/console/%zz", "", Map.of(), new byte[0]);
      assertThat(unreadable.status()).isEqualTo(400);
    }
    HttpResponse<String> answer =
        new ConsoleClient(waypost.apiUrl())
            .postWith("", "/console/sign-in", "email", "a\0b@example.com", "password", "\0");
    assertThat(answer.statusCode()).isEqualTo(422);
    String deep = "content" + ".a".repeat(5_000);
    assertThat(owner().post("/console/codes", deep, "x").statusCode()).isEqualTo(422);
  }

  @Test
  void anUnknownRoleIsRefused() throws Exception {
    HttpResponse<String> answer =
        owner().post("/console/people", "email", "new@example.com", "role", "edtor");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Choose one of the roles.");
  }

  private static HttpResponse<String> send(ConsoleClient client, Page page, String csrf)
      throws Exception {
    if (page.method().equals(HttpMethod.GET)) {
      return client.get(path(page));
    }
    return client.postWith(csrf, path(page));
  }
}
