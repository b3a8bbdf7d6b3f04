package dev.waypost.routing;

import static dev.waypost.routing.RouteInput.refusal;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.time.Instant;
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

  private RouteCodec() {}

  /**
   * The bytes of a route.
   *
   * @throws IllegalArgumentException if it has conditions in each other more than {@link
   *     dev.waypost.routing.rules.Condition#MAXIMUM_DEPTH} deep, or numbers out of their bounds
   */
  public static byte[] encode(Route route) {
    RouteOutput out = new RouteOutput();
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
    return out.toBytes();
  }

  /**
   * The route that the bytes hold.
   *
   * @throws IllegalArgumentException if they are not a route of a version that is read
   */
  public static Route decode(byte[] bytes) {
    RouteInput in = new RouteInput(bytes);
    byte version = in.oneByte();
    Route route =
        switch (version) {
          case FIRST_VERSION -> firstVersion(in);
          case VERSION -> secondVersion(in);
          default ->
              throw new IllegalArgumentException(
                  "Route of format version " + version + "; this program reads versions 1 and 2.");
        };
    in.end();
    return route;
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
