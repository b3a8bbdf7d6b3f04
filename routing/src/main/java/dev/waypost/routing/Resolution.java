package dev.waypost.routing;

import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import java.util.Locale;

/** What a scan gets. */
public sealed interface Resolution {

  /**
   * A redirect to the destination.
   *
   * @param statusCode 301, 302, 307 or 308
   */
  record Redirect(String location, int statusCode) implements Resolution {}

  /** A page with the code's text. */
  record ShowText(String text) implements Resolution {}

  /** A page of ours that was made when the code was edited. */
  record ShowPage(PageTarget page) implements Resolution {}

  /** A page that opens an app, or leads on where the app is not there. */
  record OpenApp(AppTarget target) implements Resolution {}

  /** A page that asks for something before the code leads anywhere. */
  record Ask(Gate gate) implements Resolution {}

  /** A redirect to the fallback, because the code is closed. */
  record Fallback(String location, Closure closure) implements Resolution {}

  /** A page that says why there is nothing to see. */
  record Closed(Closure closure) implements Resolution {}

  /** What a code asks for before it leads anywhere. */
  sealed interface Gate {
    /** A link that we signed and that is still good. */
    record SignedLink() implements Gate {}

    /** That the person uses a link with a number of uses, which this scan alone did not do. */
    record LinkUse() implements Gate {}

    /** The code's password. */
    record Password() implements Gate {}

    /** That the person is old enough. */
    record MinimumAge(int years) implements Gate {}

    /** That the person agrees to a text. */
    record Consent(String text) implements Gate {}
  }

  /** Why a code does not lead to its target. */
  enum Closure {
    /** Not live yet. */
    DRAFT,
    /** Stopped for a while. */
    PAUSED,
    /** Past its time or its number of scans. */
    EXPIRED,
    /** Over. */
    RETIRED;

    private final String label = name().toLowerCase(Locale.ROOT);
    private final String fallbackLabel = label + "_fallback";
  }

  /** The status code of the answer (RFC 9110 §15). */
  default int statusCode() {
    return switch (this) {
      case Redirect(String _, int statusCode) -> statusCode;
      case Fallback _ -> 302;
      case ShowText _, ShowPage _, OpenApp _ -> 200;
      case Ask(Gate gate) ->
          switch (gate) {
            case Gate.SignedLink _ -> 403;
            case Gate.LinkUse _, Gate.Password _, Gate.MinimumAge _, Gate.Consent _ -> 200;
          };
      case Closed(Closure closure) ->
          switch (closure) {
            case DRAFT -> 404;
            case PAUSED -> 503;
            case EXPIRED, RETIRED -> 410;
          };
    };
  }

  /** The name under which scans are logged and reported; docs/VOCABULARY.md lists them. */
  default String label() {
    return switch (this) {
      case Redirect _ -> "redirect";
      case ShowText _ -> "text";
      case ShowPage _ -> "page";
      case OpenApp _ -> "app";
      case Ask(Gate gate) ->
          switch (gate) {
            case Gate.SignedLink _ -> "link_refused";
            case Gate.LinkUse _ -> "link";
            case Gate.Password _ -> "password";
            case Gate.MinimumAge _ -> "age";
            case Gate.Consent _ -> "consent";
          };
      case Fallback fallback -> fallback.closure().fallbackLabel;
      case Closed closed -> closed.closure().label;
    };
  }
}
