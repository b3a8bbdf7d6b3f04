package dev.waypost.resolver;

import dev.waypost.routing.UserAgent;
import dev.waypost.scanlog.Audience;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A User-Agent header and what was read from it.
 *
 * @param header as it came, or null where there was none
 * @param parsed what it says
 * @param device the class of device in the words of the scan log
 * @param digest stands for the header where visitors are hashed
 */
record KnownAgent(@Nullable String header, UserAgent parsed, String device, AgentDigest digest) {
  /** No header. */
  static final KnownAgent NONE = of(null);

  static KnownAgent of(@Nullable String header) {
    UserAgent parsed = UserAgent.parse(header);
    return new KnownAgent(
        header, parsed, parsed.device().name().toLowerCase(Locale.ROOT), AgentDigest.of(header));
  }

  /** Who asks, in the words of the scan log. */
  Audience audience() {
    return switch (parsed.requester()) {
      case PERSON -> Audience.PERSON;
      case PREVIEW -> Audience.PREVIEW;
      case CRAWLER -> Audience.CRAWLER;
    };
  }
}
