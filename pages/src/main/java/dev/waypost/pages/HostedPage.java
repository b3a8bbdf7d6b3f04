package dev.waypost.pages;

/** A page that stands in for a content that phones can't follow by themselves. */
public final class HostedPage {
  static final String STYLE =
      """
      .button{display:block;width:100%;min-height:48px;margin:1em 0 0;padding:11px 20px;border:2px solid var(--edge);border-radius:10px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none}
      .second{background:transparent;border-color:var(--link);color:var(--link)}
      .keep{display:block;margin:.2em 0 1em;padding:12px 14px;border:1px solid var(--line);border-radius:10px;background:var(--paper);font:1.05rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;user-select:all;-webkit-user-select:all;white-space:pre-wrap}
      .label{margin:0;color:var(--soft);font-size:.9rem}
      .button+.label,.button+.text{margin-top:1.6em}
      .sub{margin-top:-.4em;color:var(--soft)}
      .values{margin:1.6em 0 0}
      .values+.text{margin-top:1em}
      """;

  /** How links to attachments begin in a body. */
  static final String ATTACHMENT_LINK = "href=\"?wp_get=";

  private HostedPage() {}

  /**
   * The whole page.
   *
   * @param title plain text, which gives way to a heading in the language of the frame
   * @param body from {@link HostedBody}
   * @param query of the address that the page is at, which links to attachments must keep; empty
   *     for none
   */
  public static Page in(PageFrame frame, String title, String body, String query) {
    String spoken = LanguageChoice.in(frame.language(), body);
    String kept =
        query.isEmpty()
            ? spoken
            : spoken.replace(ATTACHMENT_LINK, "href=\"?" + Html.escaped(query) + "&amp;wp_get=");
    return frame.pageOf(PageKind.HOSTED, title(title, body, spoken), kept);
  }

  /** A heading that is said in several languages is the better title; it is escaped already. */
  private static String title(String title, String body, String spoken) {
    if (!body.startsWith(HostedBody.HEADING + LanguageChoice.BEGIN)) {
      return Html.escaped(title);
    }
    return spoken
        .substring(HostedBody.HEADING.length(), spoken.indexOf("</h1>"))
        .replaceAll("</?bdi>", "");
  }
}
