package dev.waypost.pages;

/** What pages with forms or buttons share. */
final class FormLayout {
  /** A button is 48 pixels high, so that a thumb finds it (WCAG 2.2, 2.5.8 asks for 24). */
  static final String STYLE =
      """
      form{margin:1.4em 0 0}
      label{display:block;margin:0 0 .35em;font-weight:600}
      input[type=password]{width:100%;min-height:48px;padding:0 14px;border:2px solid var(--soft);border-radius:10px;background:var(--paper);color:inherit;font:inherit}
      input[aria-invalid=true]{border-color:var(--wrong)}
      .wrong{margin:.5em 0 0;color:var(--wrong);font-weight:600}
      .button{display:block;width:100%;min-height:48px;margin:1em 0 0;padding:11px 20px;border:2px solid var(--edge);border-radius:10px;background:var(--accent);color:var(--on);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
      .second{background:transparent;border-color:var(--link);color:var(--link)}
      """;

  private FormLayout() {}

  /**
   * A whole page. Its form is sent to the page's own address, with whatever stood in its query.
   *
   * @param title also the heading
   * @param introduction HTML that the caller has escaped
   * @param state what the form sends back, in characters that need no escaping in a URL
   * @param controls HTML that the caller has escaped
   */
  static Page page(
      PageFrame frame, Wording title, String introduction, String state, String controls) {
    return frame.page(
        PageKind.FORM,
        title.text(frame.language()),
        "<h1 dir=\"auto\">"
            + frame.say(title)
            + "</h1>"
            + introduction
            + "<form method=\"post\"><input type=\"hidden\" name=\"state\" value=\""
            + Html.escaped(state)
            + "\">"
            + controls
            + "</form>");
  }

  /** A paragraph. */
  static String paragraph(PageFrame frame, Wording wording) {
    return "<p dir=\"auto\">" + frame.say(wording) + "</p>";
  }

  /**
   * A button that sends the form.
   *
   * @param name the field that it adds
   * @param text HTML that the caller has escaped
   * @param second whether another choice is the likelier one
   */
  static String button(String name, String value, String text, boolean second) {
    return "<button class=\"button%s\" name=\"%s\" value=\"%s\" dir=\"auto\">%s</button>"
        .formatted(second ? " second" : "", name, value, text);
  }
}
