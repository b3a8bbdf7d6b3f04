package dev.waypost.codes.rules;

import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Links into apps: absolute addresses (RFC 3986 §4.3) with a scheme that an app has registered on
 * the phone. Refused are the schemes of the web, for which there are destinations, and those by
 * which a link runs code, reads files, or starts what no app has offered.
 */
final class AppLinks {
  private static final int MAX_CHARS = 2048;

  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):(.+)");

  /** What may stand in an address (RFC 3986 §2), of percent signs only those that encode. */
  private static final Pattern CHARACTERS =
      Pattern.compile("(?:[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]++|%[0-9A-Fa-f]{2})*+");

  private static final Pattern USER_NAME = Pattern.compile("//[^/?#]*@.*");

  /** These lead to the web: a destination, whose rules are stricter, says that. */
  private static final Set<String> WEB = Set.of("http", "https");

  /**
   * These are a browser's own, or have been used to run something on the device of whoever followed
   * a link.
   */
  private static final Set<String> DANGEROUS =
      Set.of(
          "javascript",
          "data",
          "file",
          "vbscript",
          "livescript",
          "about",
          "blob",
          "filesystem",
          "view-source",
          "jar",
          "mhtml",
          "content",
          "resource",
          "chrome",
          "chrome-extension",
          "moz-extension",
          "edge",
          "ws",
          "wss",
          "ftp",
          "intent",
          "android-app",
          "shell",
          "search-ms",
          "ms-msdt",
          "ms-officecmd",
          "ms-appinstaller");

  private AppLinks() {}

  static String read(Node node) {
    String link = node.text();
    if (node.checked()) {
      check(link, node);
    }
    return link;
  }

  private static void check(String link, Node node) {
    if (link.length() > MAX_CHARS) {
      throw node.refused(
          "has %d characters; at most %d are allowed.".formatted(link.length(), MAX_CHARS));
    }
    if (!CHARACTERS.matcher(link).matches()) {
      throw node.refused(
          "has a character that can't stand in an address. Percent-encode it; a space is %20.");
    }
    var parts = SCHEME.matcher(link);
    if (!parts.matches()) {
      throw node.refused(
          "is no link into an app. Write the app's scheme, a colon and the place, such as shop://item/7.");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (WEB.contains(scheme)) {
      throw unsupported(
          node,
          "is a web address. Send it as \"destination\" instead, or write the link with the app's own scheme.");
    }
    if (DANGEROUS.contains(scheme)) {
      throw unsupported(
          node,
          "starts with \"%s:\", which no app may be opened by here, because it could do harm. Write the link with the app's own scheme."
              .formatted(parts.group(1)));
    }
    if (USER_NAME.matcher(parts.group(2)).matches()) {
      throw node.refused(
          "has a user name (\"@\") before its host, which hides where it leads. Remove it.");
    }
  }

  private static RefusedException unsupported(Node node, String saying) {
    return new RefusedException(
        Refusal.UNSUPPORTED_SCHEME, node.path(), "\"" + node.path() + "\" " + saying);
  }
}
