package dev.waypost.pages;

/**
 * A whole page for somebody who scans.
 *
 * @param html the document; of at most {@value #USUAL_BYTES} bytes in UTF-8, unless what an owner
 *     wrote for it is longer
 * @param policy its Content-Security-Policy
 */
public record Page(String html, String policy) {
  /** What fits into the first few packets on a slow network. */
  public static final int USUAL_BYTES = 20_000;
}
