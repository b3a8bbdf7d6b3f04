package dev.waypost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
  private static final int MOST = 10;

  private static Response read(String answer) throws Exception {
    return new ResponseReader(
            new ByteArrayInputStream(answer.getBytes(StandardCharsets.ISO_8859_1)), MOST)
        .read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloand more",
        "HTTP/1.0 200 OK\nContent-Type: text/plain\n\nhello",
        "HTTP/1.1 200\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\n\r\n",
        "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-LENGTH:5\r\n\r\nhello"
      })
  void aBodyIsReadHoweverItsEndIsMarked(String answer) throws Exception {
    Response response = read(answer);
    assertThat(response.status()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.US_ASCII)).isEqualTo("hello");
  }

  @Test
  void aRedirectIsAnAnswerAndSomeAnswersHaveNoBody() throws Exception {
    assertThat(read("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n\r\n").status())
        .isEqualTo(302);
    assertThat(read("HTTP/1.1 204 No Content\r\n\r\nx").body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nContent-Length: 999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\nhello"
      })
  void moreThanIsAllowedIsRefused(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("more than the 10 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH\r\n",
        "HTTP/2 200 OK\r\n\r\n",
        "HTTP/1.1 20 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhello\r\n0\r\n\r\n"
      })
  void whatIsNotHttpIsRefused(String answer) {
    assertThatThrownBy(() -> read(answer))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("not HTTP");
  }

  @Test
  void aHeadWithoutEndIsRefused() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nX: " + "x".repeat(40_000)))
        .isInstanceOf(OutboundException.class);
    assertThatThrownBy(() -> read("HTTP/1.1 100 Continue\r\n\r\n".repeat(2_000)))
        .isInstanceOf(OutboundException.class);
  }

  /** Whatever comes is an answer, no HTTP, or cut off; never a fault of ours. */
  @Test
  void whateverComesIsTakenOrRefused() throws Exception {
    var random = new Random(20_260_301);
    String answer =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n2\r\nhe\r\n0\r\n\r\n";
    for (int round = 0; round < 20_000; round++) {
      var mutated = new StringBuilder(answer);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int at = random.nextInt(mutated.length());
        switch (random.nextInt(3)) {
          case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
          case 1 -> mutated.deleteCharAt(at);
          default -> mutated.insert(at, answer, 0, random.nextInt(answer.length()));
        }
      }
      try {
        assertThat(read(mutated.toString()).body()).hasSizeLessThanOrEqualTo(MOST);
      } catch (OutboundException | EOFException refused) {
        assertThat(refused).hasMessageMatching(".+");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"
      })
  void anAnswerThatEndsTooEarlyIsNoAnswer(String answer) {
    assertThatThrownBy(() -> read(answer)).isInstanceOf(EOFException.class);
  }
}
