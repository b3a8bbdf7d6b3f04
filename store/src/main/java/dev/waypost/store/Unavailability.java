package dev.waypost.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a database that is out of reach, or can't write, from a statement that is wrong. */
final class Unavailability {
  /** SQLite's primary result codes (the low byte) for trouble with locks, disk and files. */
  private static final Set<Integer> SQLITE_TROUBLE =
      Set.of(
          SQLiteErrorCode.SQLITE_BUSY.code,
          SQLiteErrorCode.SQLITE_LOCKED.code,
          SQLiteErrorCode.SQLITE_READONLY.code,
          SQLiteErrorCode.SQLITE_IOERR.code,
          SQLiteErrorCode.SQLITE_FULL.code,
          SQLiteErrorCode.SQLITE_CANTOPEN.code);

  /**
   * PostgreSQL's error classes (PostgreSQL documentation, Appendix A): 08 connection, 25 a
   * read-only transaction, 40 a transaction that was rolled back so that others could go on, 53
   * insufficient resources, 57 operator intervention, 58 system error.
   */
  private static final Set<String> POSTGRESQL_TROUBLE = Set.of("08", "25", "40", "53", "57", "58");

  /** PostgreSQL's serialization_failure and deadlock_detected. */
  private static final Set<String> FOR_OTHERS = Set.of("40001", "40P01");

  private Unavailability() {}

  /**
   * Whether a transaction was taken back so that others could go on: it waited for one that waited
   * for it, or read what another changed.
   */
  static boolean isForOthers(DataAccessException e) {
    String state = e.getCause() instanceof SQLException cause ? cause.getSQLState() : null;
    return state != null && FOR_OTHERS.contains(state);
  }

  static boolean isMeantBy(SQLException e) {
    return switch (e) {
      case SQLiteException sqlite -> SQLITE_TROUBLE.contains(sqlite.getResultCode().code & 0xFF);
      case SQLTransientException _, SQLNonTransientConnectionException _ -> true;
      default -> isTroubleState(e.getSQLState());
    };
  }

  private static boolean isTroubleState(@Nullable String state) {
    return state != null
        && state.length() == 5
        && POSTGRESQL_TROUBLE.contains(state.substring(0, 2));
  }
}
