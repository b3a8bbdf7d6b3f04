package dev.waypost.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a value that stands there already, where it must be unique, from other errors. */
final class NotUnique {
  /** PostgreSQL's unique_violation (PostgreSQL documentation, Appendix A). */
  private static final String POSTGRESQL = "23505";

  private NotUnique() {}

  static boolean isMeantBy(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean meant =
          switch (cause) {
            case SQLiteException sqlite ->
                (sqlite.getResultCode().code & 0xFF) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
            case SQLException sql -> POSTGRESQL.equals(sql.getSQLState());
            default -> false;
          };
      if (meant) {
        return true;
      }
    }
    return false;
  }
}
