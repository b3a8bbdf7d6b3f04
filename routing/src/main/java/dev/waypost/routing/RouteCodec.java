package dev.waypost.routing;

import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A route as bytes, for storage and for the way to other machines.
 *
 * <p>Layout, big-endian: version (1 byte, 1), state (1 byte: D draft, A active, P paused, R
 * retired, G removed), revision (8), expiry in milliseconds since 1970 or {@link Long#MIN_VALUE}
 * for never (8), code id, workspace id, fallback, target kind (1 byte: 1 web, 2 text), target. A
 * string is its length in UTF-8 bytes (4 bytes, -1 for null) and those bytes.
 */
public final class RouteCodec {
  private static final byte VERSION = 1;
  private static final byte WEB = 1;
  private static final byte TEXT = 2;
  private static final long NEVER = Long.MIN_VALUE;

  private RouteCodec() {}

  /** The bytes of a route. The expiry is kept to the millisecond. */
  public static byte[] encode(Route route) {
    byte[] codeId = utf8(route.codeId());
    byte[] workspaceId = utf8(route.workspaceId());
    byte @Nullable [] fallback = route.fallback() == null ? null : utf8(route.fallback());
    byte kind =
        switch (route.target()) {
          case WebTarget _ -> WEB;
          case TextTarget _ -> TEXT;
          case AppTarget _ -> throw new IllegalArgumentException("not in version 1");
        };
    byte[] target =
        switch (route.target()) {
          case WebTarget(String location) -> utf8(location);
          case TextTarget(String text) -> utf8(text);
          case AppTarget _ -> throw new IllegalArgumentException("not in version 1");
        };
    int length =
        2
            + 8
            + 8
            + 1
            + 4 * 4
            + codeId.length
            + workspaceId.length
            + target.length
            + (fallback == null ? 0 : fallback.length);
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(VERSION).put(stateCode(route.state())).putLong(route.revision());
    out.putLong(route.expiresAt() == null ? NEVER : route.expiresAt().toEpochMilli());
    put(out, codeId);
    put(out, workspaceId);
    put(out, fallback);
    out.put(kind);
    put(out, target);
    return out.array();
  }

  /**
   * The route that the bytes hold.
   *
   * @throws IllegalArgumentException if they are not a route of this version
   */
  public static Route decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      byte version = in.get();
      if (version != VERSION) {
        throw new IllegalArgumentException(
            "Route of format version " + version + "; this program reads version " + VERSION + ".");
      }
      RouteState state = state(in.get());
      long revision = in.getLong();
      long expiry = in.getLong();
      String codeId = required(in);
      String workspaceId = required(in);
      String fallback = string(in);
      byte kind = in.get();
      String target = required(in);
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(
            "Route followed by " + in.remaining() + " bytes that do not belong to it.");
      }
      return new Route(
          codeId,
          workspaceId,
          revision,
          state,
          target(kind, target),
          expiry == NEVER ? null : Instant.ofEpochMilli(expiry),
          fallback,
          null,
          RoutePlan.PLAIN);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("Route cut off after " + bytes.length + " bytes.", e);
    }
  }

  private static byte stateCode(RouteState state) {
    return switch (state) {
      case DRAFT -> 'D';
      case ACTIVE -> 'A';
      case PAUSED -> 'P';
      case RETIRED -> 'R';
      case REMOVED -> 'G';
    };
  }

  private static RouteState state(byte code) {
    return switch (code) {
      case 'D' -> RouteState.DRAFT;
      case 'A' -> RouteState.ACTIVE;
      case 'P' -> RouteState.PAUSED;
      case 'R' -> RouteState.RETIRED;
      case 'G' -> RouteState.REMOVED;
      default -> throw new IllegalArgumentException("Route with unknown state " + code + ".");
    };
  }

  private static Target target(byte kind, String target) {
    return switch (kind) {
      case WEB -> new WebTarget(target);
      case TEXT -> new TextTarget(target);
      default ->
          throw new IllegalArgumentException("Route with unknown kind of target " + kind + ".");
    };
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(ByteBuffer out, byte @Nullable [] text) {
    if (text == null) {
      out.putInt(-1);
    } else {
      out.putInt(text.length).put(text);
    }
  }

  private static String required(ByteBuffer in) {
    String text = string(in);
    if (text == null) {
      throw new IllegalArgumentException("Route that lacks a required text.");
    }
    return text;
  }

  private static @Nullable String string(ByteBuffer in) {
    int length = in.getInt();
    if (length == -1) {
      return null;
    }
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("Route with a text of impossible length " + length + ".");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
