package dev.waypost.scanlog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program that {@link KilledProcessTest} kills: appends numbered scans as fast as it can, and
 * writes each number to standard output, unbuffered, once it is acknowledged.
 */
final class AppendUntilKilled {
  private AppendUntilKilled() {}

  /** Takes the log's directory and the first number. */
  public static void main(String[] arguments) throws IOException {
    ScanLogSettings settings =
        new ScanLogSettings(
            Path.of(arguments[0]), 256 * 1024, ScanLogSettings.DEFAULT_SYNC_INTERVAL);
    try (ScanLog log = ScanLog.open(settings);
        OutputStream acknowledged = new FileOutputStream(FileDescriptor.out)) {
      for (long number = Long.parseLong(arguments[1]); ; number++) {
        if (!log.append(Scans.numbered(number))) {
          throw new IOException("Not written: " + log.status());
        }
        acknowledged.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
