package dev.waypost.console.http;

import dev.waypost.api.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Leads a browser on after a form (RFC 9110 §15.4.4). */
public final class Redirects {
  private Redirects() {}

  /** To a page of the console. */
  public static Reply to(String path) {
    return Reply.empty(303).withHeader("Location", path).withHeader("Cache-Control", "no-store");
  }

  /**
   * To a page that then says what was done.
   *
   * @param note the name of a {@link dev.waypost.console.shell.Note}
   */
  public static Reply to(String path, dev.waypost.console.shell.Note note) {
    return to(path + (path.contains("?") ? "&" : "?") + "note=" + note.label());
  }

  /** A text as it may stand in a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
