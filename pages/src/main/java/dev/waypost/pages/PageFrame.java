package dev.waypost.pages;

import java.nio.charset.StandardCharsets;

/**
 * What stands around every page for people who scan.
 *
 * @param look of the domain that was scanned
 * @param language in which Waypost speaks
 */
public record PageFrame(Look look, Language language) {
  /** Waypost's own look, in English. */
  public static final PageFrame PLAIN = new PageFrame(Look.PLAIN, Language.ENGLISH);

  /** A phrase in the language, escaped for HTML. */
  String say(Wording wording) {
    return wording.html(language);
  }

  /**
   * A whole page.
   *
   * @param title plain text
   * @param body HTML that the caller has escaped
   */
  Page page(PageKind kind, String title, String body) {
    return pageOf(kind, Html.escaped(title), body);
  }

  /**
   * The same.
   *
   * @param title HTML without tags
   */
  Page pageOf(PageKind kind, String title, String body) {
    String page = document(kind, title, look.header() + body);
    if (look.hasLogo() && !fits(page)) {
      page = document(kind, title, look.headerWithoutLogo() + body);
    }
    return new Page(page, look.policy(kind));
  }

  /** A page that says why a scan leads nowhere, with what the owner wants to add to that. */
  Page statement(Wording title, Wording sentence) {
    return page(
        PageKind.STATEMENT,
        title.text(language),
        "<h1 dir=\"auto\">%s</h1><p dir=\"auto\">%s</p>%s"
            .formatted(say(title), say(sentence), look.ownersText()));
  }

  private String document(PageKind kind, String title, String main) {
    return PageLayout.document(
        language.tag(),
        look.directionOfPage(),
        title,
        look.head() + PageLayout.styles(kind.style(), look.style()),
        "<main>" + main + "</main>");
  }

  private static boolean fits(String page) {
    return page.length() <= Page.USUAL_BYTES / 3
        || page.getBytes(StandardCharsets.UTF_8).length <= Page.USUAL_BYTES;
  }
}
