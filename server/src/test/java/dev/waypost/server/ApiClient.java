package dev.waypost.server;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.server.description.AnswerCheck;
import dev.waypost.server.description.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;

/** Speaks to the API over a real socket, as a caller would. */
final class ApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final AnswerCheck CHECK = AnswerCheck.noting();

  private final String baseUrl;
  private final String key;

  ApiClient(String baseUrl, String key) {
    this.baseUrl = baseUrl;
    this.key = key;
  }

  /** An answer with its body read as JSON. */
  record Answer(HttpResponse<byte[]> http) {
    int status() {
      return http.statusCode();
    }

    String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
      return http.body();
    }

    JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new AssertionError(
            "Not JSON: " + new String(http.body(), java.nio.charset.StandardCharsets.UTF_8), e);
      }
    }
  }

  Answer get(String path) throws Exception {
    return send(request(path).GET());
  }

  Answer post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  Answer patch(String path, String body) throws Exception {
    return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
  }

  Answer delete(String path) throws Exception {
    return send(request(path).DELETE());
  }

  /** A request with the key, to be finished by the caller. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json");
  }

  /** Sends a request; an answer of an API that is not as spec/openapi says fails the test. */
  static Answer send(HttpRequest.Builder request) throws Exception {
    HttpRequest built = request.build();
    Answer answer = new Answer(HTTP.send(built, BodyHandlers.ofByteArray()));
    if (WaypostProcess.Ports.isApi(built.uri().getPort())) {
      CHECK.check(exchange(built, answer));
    }
    return answer;
  }

  private static Exchange exchange(HttpRequest request, Answer answer) {
    return new Exchange(
        request.method(),
        request.uri().getRawPath(),
        Objects.requireNonNullElse(request.uri().getRawQuery(), ""),
        request.bodyPublisher().map(SentBody::of).orElse(new byte[0]),
        answer.status(),
        answer.http().headers().map(),
        answer.bytes());
  }

  /** Makes a code and fails where that is refused. */
  JsonNode create(String body) throws Exception {
    Answer answer = post("/api/v1/codes", body);
    if (answer.status() != 201) {
      throw new AssertionError(
          "Creating a code answered " + answer.status() + ": " + answer.json());
    }
    return answer.json();
  }

  /** Waits for the end of a job that was just answered with 202. */
  JsonNode awaitEnd(Answer asked) throws Exception {
    if (asked.status() != 202) {
      throw new AssertionError("No job, but " + asked.status() + ": " + asked.json());
    }
    String job = asked.header("Location");
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !get(job).json().path("result_url").isNull());
    return get(job).json();
  }

  /** Scans a short URL and does not follow where it leads. */
  static Answer scan(String shortUrl) throws Exception {
    return scan(
        shortUrl,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1");
  }

  static Answer scan(String shortUrl, String userAgent) throws Exception {
    return send(
        HttpRequest.newBuilder(scanUri(shortUrl))
            .timeout(Duration.ofSeconds(30))
            .header("User-Agent", userAgent)
            .GET());
  }

  /**
   * Java's client takes schemes in lower case alone; scheme and host have no case (RFC 3986
   * §6.2.2.1), the key stays as it is.
   */
  static URI scanUri(String shortUrl) {
    int pathStart = shortUrl.indexOf('/', "https://".length());
    return URI.create(
        shortUrl.substring(0, pathStart).toLowerCase(Locale.ROOT) + shortUrl.substring(pathStart));
  }
}
