package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 in clear text by clients that begin with it: the same answers as in HTTP/1.1. */
class Http2Test {
  private static final int FRAME_HEADER = 9;

  /** The type of a frame of settings (RFC 9113 §6.5). */
  private static final byte SETTINGS = 4;

  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0};

  @TempDir Path directory;

  private RunningResolver resolver;
  private Vertx vertx;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    resolver = RunningResolver.start(directory);
    resolver.route("KEY", "https://example.com/a");
    vertx = Vertx.vertx();
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(resolver.port()),
            new PoolOptions().setHttp2MaxSize(1));
  }

  @AfterEach
  void stop() {
    await(vertx.close());
    resolver.close();
  }

  private static <T> T await(Future<T> future) {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(RunningResolver.PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .join();
  }

  private record Answer(HttpClientResponse response, Buffer body) {}

  private Future<Answer> ask(HttpMethod method, String target, String body) {
    var options = new RequestOptions().setMethod(method).setURI(target);
    Promise<Answer> answer = Promise.promise();
    // On the client's own thread, for a body that has come already is not waited for elsewhere.
    vertx.runOnContext(_ ->
        client
            .request(options)
            .compose(request -> body.isEmpty() ? request.send() : request.send(body))
            .compose(response -> response.body().map(bytes -> new Answer(response, bytes)))
            .onComplete(answer));
    return answer.future();
  }

  private Answer get(String target) {
    return await(ask(HttpMethod.GET, target, ""));
  }

  @Test
  void aScanIsRedirectedAndLogged() throws Exception {
    Answer answer = get("/KEY?x=1");

    assertThat(answer.response().version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(answer.response().statusCode()).isEqualTo(302);
    assertThat(answer.response().getHeader("Location")).isEqualTo("https://example.com/a");
    assertThat(answer.response().getHeader("Cache-Control"))
        .isEqualTo(resolver.get("/KEY").headers().firstValue("Cache-Control").orElseThrow());
    assertThat(resolver.scans()).hasSize(2);
  }

  @Test
  void whatIsNoRedirectIsTheSameInBothVersions() throws Exception {
    for (String target : List.of("/", "/robots.txt", "/favicon.ico", "/NOTHING")) {
      Answer answer = get(target);
      var plain = resolver.get(target);
      assertThat(answer.response().statusCode()).as(target).isEqualTo(plain.statusCode());
      assertThat(answer.body().toString()).as(target).isEqualTo(plain.body());
    }
    Answer head = await(ask(HttpMethod.HEAD, "/KEY", ""));
    assertThat(head.response().statusCode()).isEqualTo(302);
    assertThat(head.body().length()).isZero();
    assertThat(await(ask(HttpMethod.POST, "/KEY", "a=b")).response().statusCode()).isEqualTo(405);
    assertThat(get("/KEY").response().statusCode()).isEqualTo(302);
  }

  @Test
  void manyAtOnceAreAnsweredOverOneConnection() throws Exception {
    List<Future<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      asked.add(ask(HttpMethod.GET, "/KEY", ""));
    }
    for (Answer answer : await(Future.all(asked)).<Answer>list()) {
      assertThat(answer.response().statusCode()).isEqualTo(302);
    }
    assertThat(resolver.scans()).hasSize(1_000);
  }

  @Test
  void targetsThatCanNotBeWrittenInARequestLineAreRefused() throws Exception {
    for (String target : List.of("KEY", "/KEY?a=b\u00fc", "/KEY\u007f", "/KEY HTTP/1.1")) {
      assertThat(get(target).response().statusCode()).as(target).isEqualTo(400);
    }
    assertThat(get("/" + "x".repeat(9_000)).response().statusCode()).isEqualTo(414);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void headersThatAreTooLongEndTheStreamOrTheConnectionAndNothingElse() throws Exception {
    var options = new RequestOptions().setURI("/KEY").putHeader("x-long", "y".repeat(40_000));
    assertThatThrownBy(() ->
            await(
                client
                    .request(options)
                    .compose(request -> request.send())
                    .compose(response -> {
                      assertThat(response.statusCode()).isBetween(400, 431);
                      return Future.failedFuture("refused");
                    })))
        .isInstanceOf(Exception.class);
    assertThat(get("/KEY").response().statusCode()).isEqualTo(302);
  }

  @Test
  void aPrefaceInPiecesIsUnderstoodAndOneThatGoesOnOtherwiseIsNot() throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port())) {
      for (byte value : Http2Streams.PREFACE) {
        socket.getOutputStream().write(value);
        socket.getOutputStream().flush();
      }
      socket.getOutputStream().write(EMPTY_SETTINGS);
      assertThat(socket.getInputStream().readNBytes(FRAME_HEADER)[3]).isEqualTo(SETTINGS);
    }
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), resolver.port())) {
      InputStream in = socket.getInputStream();
      socket
          .getOutputStream()
          .write("PRI * HTTP/2.0\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).doesNotContain("302");
    }
    assertThat(resolver.get("/KEY").statusCode()).isEqualTo(302);
  }

  @Test
  void aStopSaysGoodbye() throws Exception {
    byte[] received;
    try (var socket = new Socket()) {
      try (var other = RunningResolver.start(directory.resolve("other"))) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), other.port()));
        socket.getOutputStream().write(Http2Streams.PREFACE);
        socket.getOutputStream().write(EMPTY_SETTINGS);
        assertThat(socket.getInputStream().readNBytes(FRAME_HEADER)[3]).isEqualTo(SETTINGS);
      }
      received = socket.getInputStream().readAllBytes();
    }
    assertThat(HexFormat.of().formatHex(received)).as("a GOAWAY frame").contains("0700000000");
  }
}
