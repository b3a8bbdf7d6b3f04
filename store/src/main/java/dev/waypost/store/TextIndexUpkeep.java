package dev.waypost.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * Brings the texts of many new codes into PostgreSQL's index soon after they were stored, rather
 * than have whoever stores them wait for it. Until then they lie in a list before the index, which
 * every search reads through, so nothing is missed meanwhile.
 *
 * @see <a href="https://www.postgresql.org/docs/current/gin.html">PostgreSQL documentation, GIN
 *     Indexes, "GIN Fast Update Technique"</a>
 */
final class TextIndexUpkeep implements AutoCloseable {
  /** From this many texts on their index is left for later. */
  static final int MANY = 64;

  /** How long the list may become: the texts of some 50,000 codes. */
  private static final String LONGEST_LIST = "64MB";

  private static final long MILLIS_BETWEEN = 1_000;
  private static final Logger LOGGER = System.getLogger(TextIndexUpkeep.class.getName());

  private final DSLContext connections;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread;

  /**
   * Begins with what an earlier process left.
   *
   * @param connections where nothing needs to be done on SQLite
   */
  TextIndexUpkeep(DSLContext connections) {
    this.connections = connections;
    this.thread = Thread.ofPlatform().name("text-index").daemon().unstarted(this::run);
    if (connections.dialect() == SQLDialect.POSTGRES) {
      thread.start();
      wanted.release();
    }
  }

  /** Lets a transaction that is about to store many texts leave their index for later. */
  static void allowLater(DSLContext transaction) {
    if (transaction.dialect() == SQLDialect.POSTGRES) {
      transaction.execute("set local gin_pending_list_limit = '" + LONGEST_LIST + "'");
    }
  }

  /** Many texts were stored. */
  void wanted() {
    wanted.release();
  }

  private void run() {
    try {
      while (true) {
        wanted.acquire();
        Thread.sleep(MILLIS_BETWEEN);
        wanted.drainPermits();
        index();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void index() {
    try {
      connections.fetch("select gin_clean_pending_list('code_text_index')");
    } catch (RuntimeException e) {
      // PostgreSQL does it by itself sooner or later.
      LOGGER.log(Level.DEBUG, "New texts could not be brought into their index.", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
