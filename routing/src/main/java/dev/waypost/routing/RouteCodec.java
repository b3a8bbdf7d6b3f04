package dev.waypost.routing;

import static dev.waypost.routing.RouteInput.refusal;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route as bytes, for storage and for the way to other machines. Equal routes give equal bytes,
 * and no other bytes are read.
 *
 * <p>Layout: version (1 byte, 2), state (1 byte: D draft, A active, P paused, R retired, G
 * removed), revision (8, big-endian), which of the rest is there (1 byte: 1 expiry, 2 fallback, 4
 * group), code id, workspace id, expiry, fallback, group id, target, plan. A text is the number of
 * its UTF-8 bytes and those bytes; {@link RouteOutput} says how numbers and times are written,
 * {@link TargetCodec}, {@link PlanCodec} and {@link ConditionCodec} what follows. A plain plan is
 * one byte.
 *
 * <p>Version 1, which is still read, has no group and no plan; it is: version, state, revision,
 * expiry in milliseconds since 1970 or {@link Long#MIN_VALUE} for never (8), code id, workspace id,
 * fallback, target kind (1 byte: 1 web, 2 text), target, with a length of 4 bytes before each text,
 * -1 for none.
 */
public final class RouteCodec {
  private static final byte VERSION = 2;
  private static final byte FIRST_VERSION = 1;

  private static final int EXPIRY = 1;
  private static final int FALLBACK = 2;
  private static final int GROUP = 4;

  private static final long NEVER = Long.MIN_VALUE;

  /** Where every version has the state and the revision. */
  private static final int STATE = 1;

  private static final int REVISION = 2;

  /** No encoded route is shorter. */
  static final int LEAST_BYTES = REVISION + Long.BYTES;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private RouteCodec() {}

  /**
   * The bytes of a route.
   *
   * @throws IllegalArgumentException if it has conditions in each other more than {@link
   *     dev.waypost.routing.rules.Condition#MAXIMUM_DEPTH} deep, or numbers out of their bounds
   */
  public static byte[] encode(Route route) {
    RouteOutput out = new RouteOutput();
    write(out, route);
    return out.toBytes();
  }

  private static void write(RouteOutput out, Route route) {
    out.oneByte(VERSION).oneByte(stateCode(route.state())).eightBytes(route.revision());
    out.oneByte(
        (route.expiresAt() == null ? 0 : EXPIRY)
            | (route.fallback() == null ? 0 : FALLBACK)
            | (route.groupId() == null ? 0 : GROUP));
    out.text(route.codeId()).text(route.workspaceId());
    if (route.expiresAt() != null) {
      out.instant(route.expiresAt());
    }
    if (route.fallback() != null) {
      out.text(route.fallback());
    }
    if (route.groupId() != null) {
      out.text(route.groupId());
    }
    TargetCodec.write(out, route.target());
    PlanCodec.write(out, route.plan());
  }

  /**
   * The route that the bytes hold.
   *
   * @throws IllegalArgumentException if they are not a route of a version that is read
   */
  public static Route decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  /** As {@link #decode(byte[])}, of the bytes from one index up to another. */
  static Route decode(byte[] bytes, int from, int to) {
    RouteInput in = new RouteInput(bytes, from, to);
    Route route = read(in);
    in.end();
    return route;
  }

  private static Route read(RouteInput in) {
    byte version = in.oneByte();
    return switch (version) {
      case FIRST_VERSION -> firstVersion(in);
      case VERSION -> secondVersion(in);
      default -> throw unreadable(version);
    };
  }

  /**
   * The bytes of a route of which most of the plan is kept apart: those of the route without a
   * plan, and behind them the addresses of its rules.
   */
  static byte[] encode(Route route, List<String> addresses) {
    RouteOutput out = new RouteOutput();
    write(out, with(route, RoutePlan.PLAIN));
    addresses.forEach(out::text);
    return out.toBytes();
  }

  /** The route of such bytes, which never change, with what was kept apart. */
  static Route decode(byte[] bytes, int from, int to, SharedPlan shared) {
    RouteInput in = new RouteInput(bytes, from, to);
    Route plain = read(in);
    return with(plain, shared.with(bytes, in.position()));
  }

  private static Route with(Route route, RoutePlan plan) {
    return new Route(
        route.codeId(),
        route.workspaceId(),
        route.revision(),
        route.state(),
        route.target(),
        route.expiresAt(),
        route.fallback(),
        route.groupId(),
        plan);
  }

  /**
   * Refuses an encoded route of a version that this program does not read.
   *
   * @throws IllegalArgumentException naming the version
   */
  static void requireReadable(byte[] bytes, int offset) {
    byte version = bytes[offset];
    if (version != FIRST_VERSION && version != VERSION) {
      throw unreadable(version);
    }
  }

  private static IllegalArgumentException unreadable(byte version) {
    return new IllegalArgumentException(
        "Route of format version " + version + "; this program reads versions 1 and 2.");
  }

  /** The revision of an encoded route, read without the rest. */
  static long revision(byte[] bytes, int offset) {
    return (long) LONG.get(bytes, offset + REVISION);
  }

  /** Whether an encoded route is that of a removed code, read without the rest. */
  static boolean isRemoved(byte[] bytes, int offset) {
    return bytes[offset + STATE] == 'G';
  }

  private static Route secondVersion(RouteInput in) {
    RouteState state = state(in.oneByte());
    long revision = in.eightBytes();
    int parts = in.flags(GROUP);
    String codeId = in.text();
    String workspaceId = in.text();
    Instant expiresAt = (parts & EXPIRY) == 0 ? null : in.instant();
    String fallback = (parts & FALLBACK) == 0 ? null : in.text();
    String groupId = (parts & GROUP) == 0 ? null : in.text();
    Target target = TargetCodec.read(in);
    RoutePlan plan = PlanCodec.read(in);
    return new Route(
        codeId, workspaceId, revision, state, target, expiresAt, fallback, groupId, plan);
  }

  private static Route firstVersion(RouteInput in) {
    RouteState state = state(in.oneByte());
    long revision = in.eightBytes();
    long expiry = in.eightBytes();
    String codeId = required(in);
    String workspaceId = required(in);
    String fallback = optional(in);
    byte kind = in.oneByte();
    String target = required(in);
    return new Route(
        codeId,
        workspaceId,
        revision,
        state,
        switch (kind) {
          case TargetCodec.WEB -> new WebTarget(target);
          case TargetCodec.TEXT -> new TextTarget(target);
          default -> throw refusal("unknown kind of target " + kind);
        },
        expiry == NEVER ? null : Instant.ofEpochMilli(expiry),
        fallback,
        null,
        RoutePlan.PLAIN);
  }

  private static String required(RouteInput in) {
    String text = optional(in);
    if (text == null) {
      throw new IllegalArgumentException("Route that lacks a required text.");
    }
    return text;
  }

  private static @Nullable String optional(RouteInput in) {
    int length = in.fourBytes();
    return length == -1 ? null : in.text(length);
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
      default -> throw refusal("unknown state " + code);
    };
  }
}
