package dev.waypost.resolver.apps;

import dev.waypost.resolver.apps.AppOpening.Page;
import dev.waypost.resolver.apps.AppOpening.Redirect;
import dev.waypost.routing.Target.AppTarget;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What browsers on phones can do with a link into an app, by their agents. */
final class AppBrowsers {
  /** An address with a scheme (RFC 3986 §3.1). */
  private static final Pattern LINK = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.+)");

  /** What a browser runs or reads itself where a link has one of these. */
  private static final Set<String> RUN_BY_BROWSERS =
      Set.of(
          "javascript",
          "vbscript",
          "livescript",
          "data",
          "blob",
          "file",
          "filesystem",
          "about",
          "view-source");

  /** The name of an Android package (https://developer.android.com/build/configure-app-module). */
  private static final Pattern PACKAGE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+");

  /**
   * Parts of the agents of browsers that are built into apps (as of November 2026). There a link
   * into another app may do nothing at all, so the person decides.
   */
  private static final List<String> BUILT_IN =
      List.of(
          "; wv)",
          "FBAN/",
          "FBAV/",
          "FB_IAB",
          "Instagram",
          "WhatsApp/",
          "musical_ly",
          "BytedanceWebview",
          "TikTok",
          "Snapchat",
          " Line/",
          "Twitter",
          "LinkedInApp",
          "Pinterest/",
          "MicroMessenger",
          "KAKAOTALK",
          "Telegram",
          "GSA/",
          "DuckDuckGo/");

  /** Parts of the agents of browsers that call themselves Chrome as well. */
  private static final List<String> LIKE_CHROME =
      List.of(
          "OPR/",
          "EdgA/",
          "SamsungBrowser/",
          "UCBrowser/",
          "YaBrowser/",
          "Vivaldi/",
          "MiuiBrowser/");

  private AppBrowsers() {}

  static AppOpening opening(AppTarget app, String agent) {
    Matcher link = LINK.matcher(app.link());
    if (!link.matches() || RUN_BY_BROWSERS.contains(link.group(1).toLowerCase(Locale.ROOT))) {
      return new Redirect(app.fallback());
    }
    String androidPackage = app.androidPackage();
    if (androidPackage != null
        && PACKAGE.matcher(androidPackage).matches()
        && link.group(2).indexOf('#') < 0
        && isChromeOnAndroid(agent)) {
      return new Redirect(intent(link.group(1), link.group(2), androidPackage, app.fallback()));
    }
    return new Page(app.link(), app.fallback(), isBrowserOnIos(agent));
  }

  /**
   * An address with which Chrome opens the app, or the fallback where the app is not there
   * (https://developer.chrome.com/docs/android/intents).
   */
  private static String intent(String scheme, String rest, String androidPackage, String fallback) {
    return "intent:"
        + rest
        + "#Intent;scheme="
        + scheme
        + ";package="
        + androidPackage
        + ";S.browser_fallback_url="
        + URLEncoder.encode(fallback, StandardCharsets.UTF_8)
        + ";end";
  }

  private static boolean isChromeOnAndroid(String agent) {
    return agent.contains("Android")
        && agent.contains("Chrome/")
        && !containsAny(agent, LIKE_CHROME)
        && !containsAny(agent, BUILT_IN);
  }

  /** Browsers there ask the person whether to open the app; on Android they want a touch first. */
  private static boolean isBrowserOnIos(String agent) {
    return (agent.contains("iPhone") || agent.contains("iPad") || agent.contains("iPod"))
        && agent.contains("Safari/")
        && !containsAny(agent, BUILT_IN);
  }

  private static boolean containsAny(String agent, List<String> parts) {
    return parts.stream().anyMatch(agent::contains);
  }
}
