package dev.waypost.resolver;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets requests of HTTP/2 pass that could have been written in HTTP/1.1, in the pieces in which a
 * decoder of HTTP/1.1 would bring them, and refuses others: nothing behind it expects a line break
 * in a path. A body that takes too long is given up with its stream.
 */
final class Http2RequestCheck extends ChannelInboundHandlerAdapter {
  private final int longestTarget;
  private boolean passed;
  private boolean refused;
  private @Nullable Future<?> tooSlow;

  /**
   * A check of the request of one stream.
   *
   * @param longestTarget path and query, in bytes
   */
  Http2RequestCheck(int longestTarget) {
    this.longestTarget = longestTarget;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (refused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (!(message instanceof HttpRequest request)) {
      if (message instanceof LastHttpContent && tooSlow != null) {
        tooSlow.cancel(false);
      }
      ctx.fireChannelRead(message);
      return;
    }
    boolean isWhole = request instanceof FullHttpRequest;
    HttpResponseStatus refusal = refusal(request);
    if (refusal != null) {
      refuse(ctx, refusal, isWhole);
      ReferenceCountUtil.release(message);
      return;
    }
    passed = true;
    // The codec puts it in where a body has no length, which is how bodies are in HTTP/2.
    request.headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
    if (isWhole) {
      ReferenceCountUtil.release(message);
      ctx.fireChannelRead(
          new DefaultHttpRequest(
              HttpVersion.HTTP_1_1, request.method(), request.uri(), request.headers()));
      ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    } else {
      giveUpIfTooSlow(ctx);
      ctx.fireChannelRead(request);
    }
  }

  /** What the codec can make no request of. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (passed) {
      ctx.fireExceptionCaught(cause);
    } else if (!refused) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST, false);
    }
  }

  private void giveUpIfTooSlow(ChannelHandlerContext ctx) {
    Runnable giveUp =
        () -> {
          var _ = ctx.close();
        };
    tooSlow = ctx.executor().schedule(giveUp, ScanConnection.REQUEST_SECONDS, TimeUnit.SECONDS);
  }

  /** Answers, and gives up the stream where more of the request may come. */
  private void refuse(ChannelHandlerContext ctx, HttpResponseStatus refusal, boolean isWhole) {
    refused = true;
    ChannelFuture answered =
        ctx.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal));
    if (!isWhole) {
      var _ = answered.addListener(ChannelFutureListener.CLOSE);
    }
  }

  private @Nullable HttpResponseStatus refusal(HttpRequest request) {
    String target = request.uri();
    if (target.length() > longestTarget) {
      return HttpResponseStatus.REQUEST_URI_TOO_LONG;
    }
    boolean plain =
        target.startsWith("/")
            && target.chars().allMatch(Http2RequestCheck::isVisible)
            && request.method().name().chars().allMatch(Http2RequestCheck::isVisible)
            && request.headers().getAll(HttpHeaderNames.HOST).size() == 1;
    return plain ? null : HttpResponseStatus.BAD_REQUEST;
  }

  /** Whether a character may stand in a request line (RFC 9112 §3). */
  private static boolean isVisible(int character) {
    return character > ' ' && character < 0x7F;
  }
}
