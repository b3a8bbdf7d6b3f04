package dev.waypost.api.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request on its way in. What its headers say against it is told before a byte is
 * read. For one event loop, but for {@link #release}.
 */
public final class Body {
  /** Of a request without one. */
  public static final byte[] NONE = {};

  private final HttpServerRequest request;
  private final int maxBytes;
  private final BodyBudget budget;
  private final List<Buffer> chunks = new ArrayList<>();
  private int length;
  private boolean ended;

  /**
   * The body of a request.
   *
   * @param budget from which its room is taken
   */
  public Body(HttpServerRequest request, int maxBytes, BodyBudget budget) {
    this.request = request;
    this.maxBytes = maxBytes;
    this.budget = budget;
  }

  /** What the headers say against a request's body, or null. */
  public static @Nullable ProblemException refusal(HttpServerRequest request, int maxBytes) {
    String coding = request.getHeader("Transfer-Encoding");
    if (coding != null && !coding.strip().equalsIgnoreCase("chunked")) {
      // Where chunks do not come last, nobody knows where the request ends (RFC 9112 §6.3).
      return Problems.malformedRequest();
    }
    if (announced(request) > maxBytes) {
      return tooLarge(maxBytes);
    }
    String encoding = request.getHeader("Content-Encoding");
    // A few bytes could unfold to more than fits the memory, so no encoding is undone.
    return encoding == null || encoding.strip().equalsIgnoreCase("identity") ? null : encoded();
  }

  /** Whether a request has a body, as far as its headers tell. */
  public static boolean isExpected(HttpServerRequest request) {
    return !request.isEnded()
        && (announced(request) > 0
            || request.getHeader("Transfer-Encoding") != null
            || request.version() == HttpVersion.HTTP_2);
  }

  private static long announced(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    // Netty lets nothing else pass than digits, but as many as there are.
    return length == null ? 0 : length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
  }

  /**
   * Reads a request that was paused.
   *
   * @param whole is given the body, after which {@link #release} is to be called
   * @param refused is told why it is not read to its end; the rest is thrown away
   */
  public void read(Consumer<byte[]> whole, Consumer<ProblemException> refused) {
    request
        .handler(chunk -> {
          if (!ended) {
            take(chunk, refused);
          }
        })
        .exceptionHandler(_ -> {
          if (!ended) {
            ended = true;
            release();
          }
        })
        .endHandler(_ -> {
          if (!ended) {
            ended = true;
            whole.accept(bytes());
          }
        });
    request.resume();
  }

  private void take(Buffer chunk, Consumer<ProblemException> refused) {
    boolean fits = length + chunk.length() <= maxBytes;
    if (fits && budget.take(chunk.length(), isLarge())) {
      length += chunk.length();
      chunks.add(chunk);
      return;
    }
    ended = true;
    release();
    refused.accept(fits ? tooMany() : tooLarge(maxBytes));
  }

  private boolean isLarge() {
    return Math.max(length, announced(request)) > Operation.MAX_BODY_BYTES;
  }

  private byte[] bytes() {
    byte[] bytes = new byte[length];
    int end = 0;
    for (Buffer chunk : chunks) {
      chunk.getBytes(bytes, end);
      end += chunk.length();
    }
    chunks.clear();
    return bytes;
  }

  /** Lets others have the room; once. */
  public void release() {
    chunks.clear();
    budget.giveBack(length);
    length = 0;
  }

  private static ProblemException tooLarge(int maxBytes) {
    return new ProblemException(
        ProblemCode.BODY_TOO_LARGE,
        null,
        "The body is larger than "
            + maxBytes
            + " bytes, which is the most this call takes. Send less at once.");
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        ProblemCode.OVERLOADED,
        null,
        "Too many large calls are under way at present. Scans are still answered. Please try again in"
            + " a few seconds, or send less at once.");
  }

  private static ProblemException encoded() {
    return new ProblemException(
        ProblemCode.UNSUPPORTED_ENCODING,
        "Content-Encoding",
        "The body has a Content-Encoding, and none is understood. Send it as it is, without that header.");
  }
}
