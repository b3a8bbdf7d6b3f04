package dev.waypost.resolver;

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
}
