package dev.waypost.routing;

import java.util.Locale;

/** What a scan gets. */
public sealed interface Resolution {

  /** A redirect to the destination. */
  record Redirect(String location) implements Resolution {}

  /** A page with the code's text. */
  record ShowText(String text) implements Resolution {}

  /** A redirect to the fallback, because the code is closed. */
  record Fallback(String location, Closure closure) implements Resolution {}

  /** A page that says why there is nothing to see. */
  record Closed(Closure closure) implements Resolution {}

  /** Why a code does not lead to its target. */
  enum Closure {
    /** Not live yet. */
    DRAFT,
    /** Stopped for a while. */
    PAUSED,
    /** Past its time. */
    EXPIRED,
    /** Over. */
    RETIRED
  }

  /** The name under which scans are logged and reported; docs/VOCABULARY.md lists them. */
  default String label() {
    return switch (this) {
      case Redirect _ -> "redirect";
      case ShowText _ -> "text";
      case Fallback fallback -> fallback.closure().name().toLowerCase(Locale.ROOT) + "_fallback";
      case Closed closed -> closed.closure().name().toLowerCase(Locale.ROOT);
    };
  }
}
