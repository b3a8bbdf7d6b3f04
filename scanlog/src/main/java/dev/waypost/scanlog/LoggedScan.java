package dev.waypost.scanlog;

/**
 * A record as read back from the log.
 *
 * @param position the logical byte offset at which the record starts; grows from scan to scan and
 *     is never used twice in a log
 * @param record the scan
 */
public record LoggedScan(long position, ScanRecord record) {}
