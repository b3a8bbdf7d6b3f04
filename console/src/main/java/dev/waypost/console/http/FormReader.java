package dev.waypost.console.http;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads forms, be they sent as in an address or in parts with files (RFC 7578). */
final class FormReader {
  /** Beyond any form of ours, and too few to fill the memory with names. */
  private static final int MOST_FIELDS = 20_000;

  private static final int MOST_BUFFERED_BYTES = 64 * 1024;

  private FormReader() {}

  /**
   * Reads a body.
   *
   * @throws ProblemException if it is no form
   */
  static Form read(@Nullable String contentType, byte[] body) {
    if (body.length == 0) {
      return Form.EMPTY;
    }
    var request =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
    request
        .headers()
        .set(
            "Content-Type",
            contentType == null ? "application/x-www-form-urlencoded" : contentType);
    try {
      var decoder =
          new HttpPostRequestDecoder(
              new DefaultHttpDataFactory(false),
              request,
              StandardCharsets.UTF_8,
              MOST_FIELDS,
              MOST_BUFFERED_BYTES);
      try {
        return form(decoder);
      } finally {
        decoder.destroy();
      }
    } catch (HttpPostRequestDecoder.ErrorDataDecoderException
        | HttpPostRequestDecoder.TooManyFormFieldsException
        | HttpPostRequestDecoder.TooLongFormFieldException
        | IllegalArgumentException
        | IOException e) {
      throw new ProblemException(
          ProblemCode.MALFORMED_REQUEST, null, "This form can't be read. Reload the page.");
    }
  }

  /** A character that no keyboard has and no database takes. */
  private static String withoutNul(String text) {
    return text.replace("\0", "");
  }

  private static Form form(HttpPostRequestDecoder decoder) throws IOException {
    var form = new Form();
    for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
      switch (data) {
        case FileUpload file when !file.getFilename().isEmpty() ->
            form.add(
                file.getName(),
                new Form.Upload(file.getFilename(), ByteBufUtil.getBytes(file.getByteBuf())));
        case Attribute attribute -> form.add(attribute.getName(), withoutNul(attribute.getValue()));
        default -> {
          // A file field in which nothing was chosen.
        }
      }
    }
    return form;
  }
}
