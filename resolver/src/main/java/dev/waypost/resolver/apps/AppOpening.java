package dev.waypost.resolver.apps;

import dev.waypost.routing.Target.AppTarget;
import org.jspecify.annotations.Nullable;

/** How a place in an app is opened. */
public sealed interface AppOpening {

  /** By a redirect, which the browser or the phone follows into the app or to the fallback. */
  record Redirect(String location) implements AppOpening {}

  /**
   * By a page with a link into the app and one to the fallback.
   *
   * @param atOnce whether the page may try the app before the person has done anything
   */
  record Page(String link, String fallback, boolean atOnce) implements AppOpening {}

  /**
   * Decides how a scan gets into an app.
   *
   * @param agent the User-Agent header, or null
   * @param person whether a person asks, not a program that looks at the link before
   */
  static AppOpening of(AppTarget app, @Nullable String agent, boolean person) {
    return person
        ? AppBrowsers.opening(app, agent == null ? "" : agent)
        : new Redirect(app.fallback());
  }
}
