package dev.waypost.resolver;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.net.impl.ShutdownEvent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the front of a connection's pipeline, before everything of Vert.x.
 *
 * <ul>
 *   <li>It lets requests go the short way ({@link ExpressLane}) as long as all of them can. With
 *       the first that can't, the connection goes the long way for good: so answers never overtake
 *       each other. So does one that begins as HTTP/2 does ({@link Http2Streams}).
 *   <li>It ends connections that are too slow: whoever takes longer than {@value #REQUEST_SECONDS}
 *       seconds over a request (RFC 9110 §15.5.9) or over taking an answer, and whoever sends
 *       nothing for {@value #IDLE_SECONDS} seconds.
 *   <li>At a stop it tells whoever asks on that this was the last answer, so that nobody finds his
 *       connection cut.
 * </ul>
 */
final class ScanConnection extends ChannelDuplexHandler implements ExpressLane.Answering {
  static final int REQUEST_SECONDS = 10;
  static final int IDLE_SECONDS = 60;

  /** Whoever sends requests and takes no answers is not worth more memory than this, in bytes. */
  private static final long MOST_UNSENT = 1024 * 1024;

  /** How long an open connection may still be used at a stop. */
  private static final long LAST_REQUEST_MILLIS = 1000;

  private static final int FIRST_ANSWER_BYTES = 512;
  private static final int NEVER = -1;
  private static final byte[] TIMEOUT =
      "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  @SuppressWarnings("NullAway.Init") // Netty adds a handler before it calls anything else
  private ChannelHandlerContext context;

  private final ExpressLane lane;
  private final Http2Streams http2;
  private final ConnectionWatch watch;
  private final InetAddress address;
  private final ExpressLane.HostMemory memory = new ExpressLane.HostMemory();
  private final Runnable leave = this::leave;
  private @Nullable ByteBuf answers;
  private @Nullable ByteBuf unfinished;
  private boolean express = true;
  private boolean begun;
  private boolean speaksHttp2;
  private boolean stopping;
  private boolean ending;
  private int lastActive;
  private int unansweredSince = NEVER;
  private int unsentSince = NEVER;

  ScanConnection(ExpressLane lane, Http2Streams http2, ConnectionWatch watch, InetAddress address) {
    this.lane = lane;
    this.http2 = http2;
    this.watch = watch;
    this.address = address;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    lastActive = watch.second();
    watch.add(this);
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext removed) {
    watch.remove(this);
    answers = released(answers);
    unfinished = released(unfinished);
  }

  private static @Nullable ByteBuf released(@Nullable ByteBuf buffer) {
    if (buffer != null) {
      buffer.release();
    }
    return null;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!speaksHttp2) {
      lastActive = watch.second();
    }
    if (ending) {
      ReferenceCountUtil.release(message);
      return;
    }
    Object onward = express && message instanceof ByteBuf in ? goExpress(in) : message;
    if (onward != null) {
      if (unansweredSince == NEVER && !speaksHttp2) {
        unansweredSince = lastActive;
      }
      ctx.fireChannelRead(onward);
    }
  }

  /** Takes what goes the short way; answers what does not. */
  private @Nullable ByteBuf goExpress(ByteBuf received) {
    ByteBuf in = received;
    ByteBuf start = unfinished;
    if (start != null) {
      unfinished = null;
      in = start.writeBytes(received);
      received.release();
    }
    if (!begun && beginsAsHttp2(in)) {
      if (in.readableBytes() < Http2Streams.PREFACE.length) {
        return keep(in);
      }
      speaksHttp2 = true;
      express = false;
      unansweredSince = NEVER;
      http2.takeOver(context.pipeline());
      return in;
    }
    begun = true;
    int before = in.readerIndex();
    boolean mayBePlain = lane.take(in, address, memory, stopping, this);
    if (in.readerIndex() > before) {
      unansweredSince = NEVER;
    }
    if (!in.isReadable() || ending) {
      in.release();
      return null;
    }
    if (mayBePlain) {
      return keep(in);
    }
    express = false;
    endTurn();
    return in;
  }

  /** Waits for the rest. */
  private @Nullable ByteBuf keep(ByteBuf start) {
    unfinished = start;
    if (unansweredSince == NEVER) {
      unansweredSince = lastActive;
    }
    return null;
  }

  /** Whether there is nothing else than the preface of HTTP/2, as far as it has come. */
  private static boolean beginsAsHttp2(ByteBuf in) {
    int length = Math.min(in.readableBytes(), Http2Streams.PREFACE.length);
    for (int i = 0; i < length; i++) {
      if (in.getByte(in.readerIndex() + i) != Http2Streams.PREFACE[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!express) {
      ctx.fireChannelReadComplete();
    }
  }

  @Override
  public void answer(byte[] bytes, int length) {
    ending = stopping;
    ByteBuf collected = answers;
    if (collected != null) {
      collected.writeBytes(bytes, 0, length);
    } else {
      answers = context.alloc().directBuffer(FIRST_ANSWER_BYTES).writeBytes(bytes, 0, length);
      // A turn that is full ends at once, and the answers with it.
      lane.turn().answer(leave);
    }
  }

  private void leave() {
    ByteBuf collected = answers;
    if (collected == null) {
      return;
    }
    answers = null;
    if (ending) {
      var _ = context.writeAndFlush(collected).addListener(ChannelFutureListener.CLOSE);
    } else {
      var _ = context.writeAndFlush(collected, context.voidPromise());
    }
  }

  /** What comes here goes the long way; it comes after all that went the short way. */
  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    unansweredSince = NEVER;
    if (speaksHttp2) {
      // Frames that never end get no answer; whoever sends them is as good as silent.
      lastActive = watch.second();
    }
    var _ = ctx.write(message, promise);
    if (ctx.channel().bytesBeforeWritable() > MOST_UNSENT) {
      var _ = ctx.close();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    boolean writable = ctx.channel().isWritable();
    unsentSince = writable ? NEVER : watch.second();
    if (express) {
      ctx.channel().config().setAutoRead(writable);
    } else {
      ctx.fireChannelWritabilityChanged();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (express && !stopping && event instanceof ShutdownEvent shutdown && shutdown.timeout() > 0) {
      stopping = true;
      var _ =
          ctx.executor()
              .schedule(
                  () -> {
                    if (!ending) {
                      ctx.fireUserEventTriggered(event);
                    }
                  },
                  LAST_REQUEST_MILLIS,
                  TimeUnit.MILLISECONDS);
      return;
    }
    ctx.fireUserEventTriggered(event);
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    endTurn();
    var _ = ctx.close(promise);
  }

  private void endTurn() {
    if (answers != null) {
      lane.turn().end();
    }
  }

  /** Looks whether the connection has been too slow. */
  void look() {
    int now = watch.second();
    if (isOver(unansweredSince, now, REQUEST_SECONDS)) {
      ending = true;
      var _ =
          context
              .writeAndFlush(Unpooled.wrappedBuffer(TIMEOUT))
              .addListener(ChannelFutureListener.CLOSE);
      unansweredSince = NEVER;
      unsentSince = now;
    } else if (isOver(unsentSince, now, REQUEST_SECONDS) || isOver(lastActive, now, IDLE_SECONDS)) {
      var _ = context.close();
    }
  }

  private static boolean isOver(int since, int now, int seconds) {
    return since != NEVER && now - since > seconds;
  }
}
