package dev.waypost.resolver;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the front of a connection's pipeline, before everything of Vert.x, and lets requests go
 * the short way as long as all of them can. With the first that can't, the connection goes the long
 * way for good: so answers never overtake each other.
 */
final class ScanConnection extends ChannelDuplexHandler implements ExpressLane.Answering {
  private static final int FIRST_ANSWER_BYTES = 512;

  @SuppressWarnings("NullAway.Init") // Netty adds a handler before it calls anything else
  private ChannelHandlerContext context;

  private final ExpressLane lane;
  private final ExpressLane.HostMemory memory = new ExpressLane.HostMemory();
  private final Runnable leave = this::leave;
  private @Nullable InetAddress address;
  private @Nullable ByteBuf answers;
  private boolean express = true;

  ScanConnection(ExpressLane lane) {
    this.lane = lane;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    if (added.channel().remoteAddress() instanceof InetSocketAddress remote) {
      address = remote.getAddress();
    } else {
      express = false;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    InetAddress from = address;
    if (!express || from == null || !(message instanceof ByteBuf in)) {
      ctx.fireChannelRead(message);
      return;
    }
    lane.take(in, from, memory, false, this);
    if (!in.isReadable()) {
      in.release();
      return;
    }
    express = false;
    if (answers != null) {
      lane.turn().end();
    }
    ctx.fireChannelRead(in);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    if (!express) {
      ctx.fireChannelReadComplete();
    }
  }

  @Override
  public void answer(byte[] bytes, int length) {
    ByteBuf collected = answers;
    if (collected == null) {
      collected = context.alloc().directBuffer(FIRST_ANSWER_BYTES);
      answers = collected;
      lane.turn().answer(leave);
    }
    collected.writeBytes(bytes, 0, length);
  }

  private void leave() {
    ByteBuf collected = answers;
    if (collected == null) {
      return;
    }
    answers = null;
    var _ = context.writeAndFlush(collected, context.voidPromise());
  }

  @Override
  public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
    if (answers != null) {
      lane.turn().end();
    }
    var _ = ctx.close(promise);
  }
}
