package dev.waypost.resolver;

import dev.waypost.scanlog.Audience;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What a request for a code tells of the person who scans, by whichever way it came. */
interface ScanRequest {
  /** The address of the client, behind whatever proxies we trust. */
  InetAddress address();

  /** The agent, as far as it is known. */
  KnownAgent agent();

  /** What is known of the person's languages. */
  KnownLanguage language();

  /** The Referer header as it came, or null. */
  @Nullable String referrer();

  /** The query as it came, without the question mark, or null. */
  @Nullable String query();

  /** The Cookie header as it came, or null. */
  @Nullable String cookie();

  /** Who asks. A browser that fetches a page before anybody wants it is no person. */
  Audience audience();

  /** Whether only the headers of an answer are asked for. */
  boolean isHead();

  /** Whether it may get past what a code asks for; whoever only looks may not. */
  default boolean mayPass() {
    return !isHead() && audience() != Audience.PREVIEW;
  }

  /** Whether it enters the log as a scan that counts, of a code that is not only tried out. */
  default boolean counts() {
    return !isHead() && audience() == Audience.PERSON;
  }
}
