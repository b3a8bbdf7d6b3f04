package dev.waypost.scanlog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the operator is told, kept for the test instead of printed. */
final class RecordedMessages extends Handler implements AutoCloseable {
  private final Logger logger = Logger.getLogger("dev.waypost.scanlog");
  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  static RecordedMessages capture() {
    RecordedMessages messages = new RecordedMessages();
    messages.logger.setUseParentHandlers(false);
    messages.logger.addHandler(messages);
    return messages;
  }

  /** Messages from the level given upwards. */
  List<String> from(Level level) {
    return records.stream()
        .filter(entry -> entry.getLevel().intValue() >= level.intValue())
        .map(LogRecord::getMessage)
        .toList();
  }

  @Override
  public void publish(LogRecord entry) {
    records.add(entry);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setUseParentHandlers(true);
  }
}
