package dev.waypost.pages;

/** A page that stands in for a content that phones can't follow by themselves. */
public final class HostedPage {
  private static final String STYLE =
      """
      :root{--on:#fff}
      @media(prefers-color-scheme:dark){:root{--on:#0c1512}}
      .button{display:block;width:100%;min-height:48px;margin:1em 0 0;padding:11px 20px;border:2px solid var(--accent);border-radius:10px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none}
      .second{background:transparent;color:var(--accent)}
      .keep{display:block;margin:.2em 0 1em;padding:12px 14px;border:1px solid var(--line);border-radius:10px;background:var(--paper);font:1.05rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;user-select:all;-webkit-user-select:all;white-space:pre-wrap}
      .label{margin:0;color:var(--soft);font-size:.9rem}
      .button+.label,.button+.text{margin-top:1.6em}
      .sub{margin-top:-.4em;color:var(--soft)}
      .values{margin:1.6em 0 0}
      .values+.text{margin-top:1em}
      :focus-visible{outline:3px solid var(--accent);outline-offset:3px}
      """;

  /** Its Content-Security-Policy: nothing runs, nothing loads. */
  public static final String CONTENT_SECURITY_POLICY = PageLayout.contentSecurityPolicy(STYLE);

  /** How links to attachments begin in a body. */
  static final String ATTACHMENT_LINK = "href=\"?wp_get=";

  private HostedPage() {}

  /**
   * The whole page.
   *
   * @param title plain text
   * @param body from {@link HostedBody}
   * @param query of the address that the page is at, which links to attachments must keep; empty
   *     for none
   */
  public static String html(String title, String body, String query) {
    String kept =
        query.isEmpty()
            ? body
            : body.replace(ATTACHMENT_LINK, "href=\"?" + Html.escaped(query) + "&amp;wp_get=");
    return PageLayout.page(title, kept, false, "", STYLE);
  }
}
