package dev.waypost.resolver.numbers;

import dev.waypost.scanlog.FollowerSettings;
import dev.waypost.scanlog.LogFollower;
import dev.waypost.scanlog.ScanLog;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which of a code's scans each one is.
 *
 * <p><b>Goals.</b> Of the scans of a code with a limit of 100, exactly 100 get a number up to 100,
 * on one node, whatever comes at the same time, after a restart, and after a kill. No scan waits
 * for a database. Without a database numbers go on.
 *
 * <p><b>Constraints.</b> Most codes need no numbers and must not pay for them. A code may begin to
 * need them at any edit, while scans by its earlier route are under way. Whoever counts for good is
 * always some scans behind.
 *
 * <p><b>Algorithm.</b> A code that needs numbers has a {@link ScanCounter}. Each scan that enters
 * the log as a person's draws the next number from it, whatever it resolves to. A {@link
 * NumberLedger} follows the log and knows, for all counters, how many scans there were up to one
 * position; it is in a file up to an earlier one. After a start the file and the log behind it give
 * every number exactly, because a scan is in the log before it is answered.
 *
 * <p>A counter is good for the revision of the route that it began with. The first scan by a later
 * one waits while {@link NumberKeeper} has every event loop write what it has under way, lets the
 * ledger follow up to there, and, for a code without a counter, adds what whoever counts for good
 * knows, in all some 20 ms. From then on all scans draw.
 *
 * <p>Scans that other nodes counted are added once a second, for codes that were scanned here.
 * Several nodes together may therefore lead on more scans than a limit says: at most as many as
 * those others have led on since what they counted was last read here.
 */
public final class ScanNumbers implements AutoCloseable {
  private final NumberLedger ledger;
  private final LogFollower follower;
  private final NumberKeeper keeper;
  private final LoopBarrier loops = new LoopBarrier();

  private ScanNumbers(ScanLog log, NumberLedger ledger) {
    this.ledger = ledger;
    this.follower = LogFollower.start(log, ledger, FollowerSettings.defaults());
    this.keeper = new NumberKeeper(log, ledger, follower, loops);
  }

  /**
   * The numbers as they stand at the end of a log. To be opened before anything is scanned.
   *
   * @param file is made where there is none
   * @throws IOException if the log can't be read
   */
  public static ScanNumbers open(Path file, ScanLog log) throws IOException {
    return new ScanNumbers(log, NumberLedger.open(log, new NumbersFile(file)));
  }

  /** Whoever counts for good can be asked from now on. */
  public void connect(CountedScans counted) {
    keeper.connect(counted);
  }

  /** The event loops that answer scans; each must be among them before its first. */
  public LoopBarrier loops() {
    return loops;
  }

  /**
   * The counter of a code, or null where its scans must wait for {@link #prepare}.
   *
   * @param routeRevision of the route by which the scan is answered
   */
  public @Nullable ScanCounter counter(String codeId, long routeRevision) {
    ScanCounter counter = ledger.find(codeId);
    return counter != null && counter.isFor(routeRevision) ? counter : null;
  }

  /**
   * Makes the counter of a code ready for a route. Where it can't be found out in a few seconds how
   * often the code was scanned, it begins with what is known.
   *
   * @param ready called when it is, by another thread
   */
  public void prepare(String codeId, long routeRevision, Runnable ready) {
    keeper.prepare(codeId, routeRevision, ready);
  }

  /** The position in the log from which on scans are needed here, so that they stay in the log. */
  public long neededFrom() {
    return ledger.persistedPosition();
  }

  /** To be closed before the log, and after the last scan. */
  @Override
  public void close() {
    keeper.close();
    follower.close();
    ledger.write();
  }
}
