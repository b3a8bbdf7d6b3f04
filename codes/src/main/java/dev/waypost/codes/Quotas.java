package dev.waypost.codes;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * How many codes a workspace may have, and how many scans a month before it may have no more of
 * them. Scans are answered and counted whatever they say.
 *
 * <p>The room is read before codes are made, so calls at the same moment may together go beyond it
 * by what they make.
 */
public final class Quotas {
  /** The most codes of a sandbox that are not deleted: for trying out, not for use. */
  public static final long SANDBOX_CODES = 10_000;

  private final UsageStore store;
  private final Limits limits;
  private final InstantSource clock;

  /**
   * How much a workspace may use.
   *
   * @param codes the most codes that are not deleted; 0 for no limit
   * @param scansPerMonth after this many scans in a month no codes are made until it ends; 0 for no
   *     limit
   */
  public record Limits(long codes, long scansPerMonth) {
    /** No limits. */
    public static final Limits NONE = new Limits(0, 0);
  }

  /** What may be made now: so many codes, and the answer to whoever asks for one more. */
  record Room(long codes, RefusedException refusal) {}

  /** The same limits for every workspace. */
  public Quotas(UsageStore store, Limits limits, InstantSource clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /** The limits. */
  public Limits limits() {
    return limits;
  }

  /** What a workspace has used. */
  public Usage usage(WorkspaceId workspace) {
    YearMonth month = month();
    return new Usage(store.countCodes(workspace), month, store.countScans(workspace, month));
  }

  /** How many codes a workspace may make. Asks the store only where there is a limit. */
  Room room(WorkspaceId workspace) {
    if (workspace.isSandbox()) {
      return new Room(Math.max(0, SANDBOX_CODES - store.countCodes(workspace)), sandboxFull());
    }
    if (limits.scansPerMonth() > 0) {
      YearMonth month = month();
      if (store.countScans(workspace, month) >= limits.scansPerMonth()) {
        return new Room(0, scansUsedUp(month));
      }
    }
    return limits.codes() == 0
        ? new Room(Long.MAX_VALUE, codesUsedUp())
        : new Room(Math.max(0, limits.codes() - store.countCodes(workspace)), codesUsedUp());
  }

  /** Refuses one code more where there is no room for it. */
  void checkRoom(WorkspaceId workspace) {
    Room room = room(workspace);
    if (room.codes() == 0) {
      throw room.refusal();
    }
  }

  private YearMonth month() {
    return YearMonth.from(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private static RefusedException sandboxFull() {
    return new RefusedException(
        Refusal.QUOTA_EXCEEDED,
        null,
        "A sandbox may have "
            + SANDBOX_CODES
            + " codes, and this one has them. Clear it with DELETE /api/v1/sandbox, or delete codes.");
  }

  private RefusedException codesUsedUp() {
    return new RefusedException(
        Refusal.QUOTA_EXCEEDED,
        null,
        "This workspace may have "
            + limits.codes()
            + " codes, and has them. Delete codes that are not needed, or ask the operator for more. All codes go on working.");
  }

  private RefusedException scansUsedUp(YearMonth month) {
    return new RefusedException(
        Refusal.QUOTA_EXCEEDED,
        null,
        "This workspace has had the "
            + limits.scansPerMonth()
            + " scans that it may have in a month, so no codes are made before "
            + month.plusMonths(1).atDay(1)
            + " (UTC). Ask the operator for more. All codes go on working, and their scans are counted.");
  }
}
