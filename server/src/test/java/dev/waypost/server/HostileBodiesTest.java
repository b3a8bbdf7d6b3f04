package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.description.AnswerCheck;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import dev.waypost.server.description.Exchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies that are meant to do harm, at every operation that takes one: each is refused with a
 * problem that the description names, and the connection is as good as before or closed.
 */
class HostileBodiesTest {
  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  @TempDir static Path folder;
  private static RunningWaypost waypost;

  /** What the operation of that name has made. */
  private static final Map<String, String> made = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  static Stream<DescribedOperation> operationsWithABody() {
    return ApiDescription.get().operations().stream()
        .filter(operation -> !operation.bodySchema().isMissingNode());
  }

  private static Map<String, byte[]> hostile(DescribedOperation operation) throws IOException {
    String good = operation.bodyExample().toString();
    String field = operation.bodyExample().fieldNames().next();
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("nested 100,000 lists deep", bytes("[".repeat(100_000)));
    bodies.put("nested 100,000 objects deep", bytes("{\"a\":".repeat(100_000)));
    bodies.put(
        "nested deep within a field",
        bytes("{\"" + field + "\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"));
    bodies.put("a field twice", bytes(good.replaceFirst("\\{", "{\"" + field + "\":1,")));
    bodies.put("an unknown field", bytes(good.replaceFirst("\\{", "{\"colour\":1,")));
    bodies.put("a field without a name", bytes(good.replaceFirst("\\{", "{\"\":1,")));
    bodies.put("a huge exponent", bytes("{\"" + field + "\":1e999999}"));
    bodies.put("a huge negative exponent", bytes("{\"" + field + "\":1e-999999}"));
    bodies.put("10,000 digits", bytes("{\"" + field + "\":" + "9".repeat(10_000) + "}"));
    bodies.put("10,000 decimals", bytes("{\"" + field + "\":0." + "9".repeat(10_000) + "}"));
    bodies.put("not a number", bytes("{\"" + field + "\":NaN}"));
    bodies.put("a list", bytes("[]"));
    bodies.put("null", bytes("null"));
    bodies.put("a text", bytes("\"x\""));
    bodies.put("truncated", bytes(good.substring(0, good.length() - 1)));
    bodies.put("something behind", bytes(good + good));
    bodies.put("a comment", bytes("/**/" + good));
    bodies.put("not UTF-8", broken(good, (byte) 0xC3, (byte) 0x28));
    bodies.put("an overlong slash", broken(good, (byte) 0xC0, (byte) 0xAF));
    bodies.put("a surrogate as UTF-8", broken(good, (byte) 0xED, (byte) 0xA0, (byte) 0x80));
    bodies.put("UTF-16", good.getBytes(StandardCharsets.UTF_16));
    bodies.put("UTF-16 without a mark", good.getBytes(StandardCharsets.UTF_16LE));
    bodies.put("a NUL", broken(good, (byte) 0));
    bodies.put("only NULs", new byte[1000]);
    bodies.put("half a surrogate pair as the name of a field", bytes("{\"\\ud800\":1}"));
    bodies.put("a NUL as the name of a field", bytes("{\"\\u0000\":1}"));
    bodies.put("a prototype", bytes("{\"__proto__\":{},\"constructor\":{}}"));
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("operationsWithABody")
  void aHostileBodyIsRefusedAndTheNextRequestIsAnswered(DescribedOperation operation)
      throws Exception {
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      for (Map.Entry<String, byte[]> body : hostile(operation).entrySet()) {
        Exchange exchange = send(connection, operation, Map.of(), body.getValue());
        String what = operation.id() + ", " + body.getKey() + ": " + text(exchange);
        assertThat(exchange.status()).as(what).isBetween(400, 499);
        assertThat(AnswerCheck.only().faults(exchange)).as(what).isEmpty();
        assertAlive(connection);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operationsWithABody")
  void aBodyOfTenMegabytesIsRefusedUnlessTheCallTakesAsMuch(DescribedOperation operation)
      throws Exception {
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      Exchange exchange =
          send(
              connection,
              operation,
              Map.of(),
              bytes("{\"name\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}"));
      assertThat(exchange.status()).as(text(exchange)).isBetween(400, 499);
      assertThat(AnswerCheck.only().faults(exchange)).isEmpty();
      assertAlive(connection);
    }
  }

  /**
   * Ten megabytes of zeros are ten kilobytes as gzip; no encoding is undone, so it stays at that.
   */
  @ParameterizedTest
  @MethodSource("operationsWithABody")
  void anEncodedBodyIsNotUnfolded(DescribedOperation operation) throws Exception {
    var folded = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(folded)) {
      gzip.write(new byte[TEN_MEGABYTES]);
    }
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      for (String encoding : List.of("gzip", "deflate", "br", "gzip, gzip", "x")) {
        Exchange exchange =
            send(connection, operation, Map.of("Content-Encoding", encoding), folded.toByteArray());
        assertThat(text(exchange)).contains("unsupported_encoding");
        assertThat(AnswerCheck.only().faults(exchange)).isEmpty();
        assertAlive(connection);
      }
      byte[] plain = operation.freshBytes();
      assertThat(
              send(connection, operation, Map.of("Content-Encoding", "identity"), plain).status())
          .isLessThan(300);
    }
  }

  /** RFC 8259 §8.1 lets a reader ignore it, and some editors write it unasked. */
  @ParameterizedTest
  @MethodSource("operationsWithABody")
  void aByteOrderMarkIsReadOver(DescribedOperation operation) throws Exception {
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      Exchange exchange =
          send(connection, operation, Map.of(), bytes("\uFEFF" + operation.freshBody()));
      assertThat(exchange.status()).as(text(exchange)).isLessThan(300);
    }
  }

  /**
   * Where two servers in a row could read a request's length differently, a second request could be
   * hidden in the first (RFC 9112 §11.2).
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two different lengths    | Content-Length: 5\\r\\nContent-Length: 6
          a length and chunks      | Content-Length: 5\\r\\nTransfer-Encoding: chunked
          chunks and a length      | Transfer-Encoding: chunked\\r\\nContent-Length: 5
          no number                | Content-Length: five
          a negative length        | Content-Length: -5
          a signed length          | Content-Length: +5
          a length beyond counting | Content-Length: 99999999999999999999
          a length in a list       | Content-Length: 5, 6
          a space before the colon | Content-Length : 5
          an unknown transfer      | Transfer-Encoding: gzip
          chunks that come first   | Transfer-Encoding: chunked, identity
          a folded header          | X: a\\r\\n b\\r\\nContent-Length: 5, 7
          """)
  void aLengthThatCanBeReadInTwoWaysIsRefusedAndTheConnectionClosed(String what, String headers)
      throws Exception {
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      String head =
          "POST /api/v1/codes HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\n%s\r\n\r\n"
              .formatted(waypost.adminKey(), headers.replace("\\r\\n", "\r\n"));
      Exchange exchange =
          connection.send(
              "POST",
              "/api/v1/codes",
              "",
              head,
              bytes("0\r\n\r\nGET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      assertThat(exchange.status()).as(what + ": " + text(exchange)).isBetween(400, 499);
      assertThat(AnswerCheck.only().faults(exchange)).isEmpty();
      assertThat(connection.isClosedByServer()).as(what).isTrue();
    }
  }

  @Test
  void aBodyThatEndsBeforeItsLengthHarmsNobody() throws Exception {
    long before = waypost.client().get("/api/v1/codes?limit=100").json().path("codes").size();
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      connection.write(
          "POST /api/v1/codes HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nContent-Length: 1000\r\n\r\n"
              .formatted(waypost.adminKey()),
          bytes("{\"destination\":\"https://example.com\"}"));
    }
    assertThat(waypost.client().get("/api/v1/codes?limit=100").json().path("codes"))
        .hasSize((int) before);
  }

  private static void assertAlive(RawConnection connection) throws IOException {
    assertThat(connection.send("GET", "/health/live", "", Map.of(), new byte[0]).status())
        .isEqualTo(200);
  }

  private static Exchange send(
      RawConnection connection, DescribedOperation operation, Map<String, String> more, byte[] body)
      throws IOException {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters()) {
      if (parameter.has("x-made-by")) {
        String maker = parameter.path("x-made-by").asText();
        String id = made.get(maker);
        if (id == null) {
          id = make(maker);
          made.put(maker, id);
        }
        path = path.replace("{" + parameter.path("name").asText() + "}", id);
      }
    }
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("X-API-Key", waypost.adminKey());
    return connection.send(operation.method(), path, "", headers, body);
  }

  private static String make(String operationId) {
    DescribedOperation maker = ApiDescription.get().operation(operationId);
    try (RawConnection connection = new RawConnection(waypost.apiUrl())) {
      return DescribedOperation.nameOf(
          ApiDescription.json(send(connection, maker, Map.of(), maker.freshBytes()).body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With these bytes within the first text. */
  private static byte[] broken(String good, byte... bytes) {
    byte[] text = bytes(good);
    var broken = new ByteArrayOutputStream();
    broken.write(text, 0, 2);
    broken.writeBytes(bytes);
    broken.write(text, 2, text.length - 2);
    return broken.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Exchange exchange) {
    return new String(exchange.body(), StandardCharsets.UTF_8);
  }
}
