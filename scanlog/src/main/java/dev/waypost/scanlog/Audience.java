package dev.waypost.scanlog;

/**
 * Who asked for a code. Only {@link #PERSON} enters the counts; the others are answered and
 * flagged.
 */
public enum Audience {
  /** A person's device, or a plain HTTP client. */
  PERSON,
  /** A program that fetches a link to show a preview of it, such as a messenger. */
  PREVIEW,
  /** A search engine's crawler or another known robot. */
  CRAWLER,
  /**
   * Somebody who has passed what a code asked for when it was scanned. The scan is in the log
   * already; this is where it led in the end.
   */
  PASSED
}
