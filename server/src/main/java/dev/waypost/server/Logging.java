package dev.waypost.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Log lines on standard error: time, level, source, message. */
public final class Logging {
  private static final String[] QUIET = {
    "org.postgresql", "org.flywaydb", "org.jooq", "com.zaxxer.hikari", "io.netty", "io.vertx"
  };

  private Logging() {}

  /**
   * A manager that keeps working while the program stops, because stopping has something to say,
   * too.
   */
  public static final class LastingLogManager extends LogManager {
    /** The platform's own stop hook calls this beside ours. */
    @Override
    public void reset() {
      // Nothing: the program ends its log itself, when it has stopped.
    }
  }

  static void configure() {
    System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    Logger root = Logger.getLogger("");
    for (var handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    var console = new ConsoleHandler();
    console.setFormatter(new LineFormatter());
    console.setLevel(Level.ALL);
    root.addHandler(console);
    root.setLevel(Level.INFO);
    for (String name : QUIET) {
      Logger quiet = Logger.getLogger(name);
      quiet.setLevel(Level.WARNING);
      KEPT.add(quiet);
    }
  }

  /** Loggers are held weakly by the platform; those with a level of their own must be kept. */
  private static final java.util.List<Logger> KEPT = new java.util.ArrayList<>();

  static void close() {
    for (var handler : Logger.getLogger("").getHandlers()) {
      handler.flush();
    }
  }

  private static final class LineFormatter extends Formatter {
    @Override
    public String format(LogRecord record) {
      String source = record.getLoggerName() == null ? "" : record.getLoggerName();
      String line =
          "%s %-7s %s  %s%n"
              .formatted(
                  Instant.ofEpochMilli(record.getMillis()).truncatedTo(ChronoUnit.MILLIS),
                  record.getLevel().getName(),
                  source.substring(source.lastIndexOf('.') + 1),
                  formatMessage(record));
      if (record.getThrown() == null) {
        return line;
      }
      var trace = new StringWriter();
      record.getThrown().printStackTrace(new PrintWriter(trace, true));
      return line + trace;
    }
  }
}
