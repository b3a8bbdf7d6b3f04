package dev.waypost.server;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at the console, without a browser: keeps cookies, sends forms. */
final class ConsoleClient {
  static final String PASSWORD = "four words that fit";

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("http[^<\"]*/console/join/[A-Za-z0-9_-]+");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;

  ConsoleClient(String base) {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Somebody who has just joined by a link. */
  static ConsoleClient joined(String base, String link, String name) throws Exception {
    var client = new ConsoleClient(base);
    HttpResponse<String> answer =
        client.send(
            client
                .request(URI.create(link).getPath())
                .POST(
                    BodyPublishers.ofString(
                        form("name", name, "email", name + "@example.com", "password", PASSWORD))));
    if (answer.statusCode() != 303) {
      throw new AssertionError("Joining answered " + answer.statusCode() + ": " + answer.body());
    }
    return client;
  }

  /** Invites somebody and has them join. */
  ConsoleClient invite(String name, String role) throws Exception {
    HttpResponse<String> answer =
        post("/console/people", "email", name + "@example.com", "role", role);
    Matcher link = LINK.matcher(answer.body());
    if (!link.find()) {
      throw new AssertionError("No link in " + answer.statusCode() + ": " + answer.body());
    }
    return joined(base, link.group(), name);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  /** Sends a form with the token of a page. */
  HttpResponse<String> post(String path, String... namesAndTexts) throws Exception {
    return postWith(csrf(), path, namesAndTexts);
  }

  /** Sends a form with another token. */
  HttpResponse<String> postWith(String csrf, String path, String... namesAndTexts)
      throws Exception {
    return send(
        request(path)
            .POST(BodyPublishers.ofString("csrf=" + encoded(csrf) + "&" + form(namesAndTexts))));
  }

  /** What the browser sends as Cookie. */
  String cookie() {
    return cookies.getCookieStore().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  String csrf() throws Exception {
    Matcher token = CSRF.matcher(get("/console/profile").body());
    return token.find() ? token.group(1) : "";
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String form(String... namesAndTexts) {
    var form = new StringBuilder();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(encoded(namesAndTexts[i]))
          .append('=')
          .append(encoded(namesAndTexts[i + 1]));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
