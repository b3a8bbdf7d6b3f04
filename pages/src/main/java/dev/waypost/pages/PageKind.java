package dev.waypost.pages;

/** What a page does, which decides its stylesheet and what its policy allows. */
enum PageKind {
  /** It says something. */
  STATEMENT("", "'none'", ""),
  /** It stands in for a content. */
  HOSTED(HostedPage.STYLE, "'none'", ""),
  /**
   * It asks for something. Its form is sent to the page's own address; the web's other addresses
   * stand there because browsers apply the directive to where the answer redirects, too (CSP Level
   * 3 §6.4.1), and that must not tell the destination beforehand.
   */
  FORM(FormLayout.STYLE, "'self' http: https:", ""),
  /** It tries to open an app. */
  APP(FormLayout.STYLE, "'none'", AppPage.SCRIPT);

  private final String style;
  private final String formAction;
  private final String script;

  PageKind(String style, String formAction, String script) {
    this.style = style;
    this.formAction = formAction;
    this.script = script;
  }

  /** Its stylesheet beside the shared one; empty for none. */
  String style() {
    return style;
  }

  /**
   * Its Content-Security-Policy.
   *
   * @param lookStyle a stylesheet that comes last; empty for none
   * @param pictures whether pictures within the page are shown
   */
  String policy(String lookStyle, boolean pictures) {
    String policy = PageLayout.policy(formAction, style, lookStyle);
    return policy
        + (pictures ? "; img-src data:" : "")
        + (script.isEmpty() ? "" : "; script-src " + PageLayout.source(script));
  }
}
