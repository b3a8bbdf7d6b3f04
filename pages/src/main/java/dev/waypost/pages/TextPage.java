package dev.waypost.pages;

/** The page that a dynamic code with plain text shows. */
public final class TextPage {
  private TextPage() {}

  /** The whole page. Line breaks in the text are kept; nothing in it is read as markup. */
  public static String html(String text) {
    return PageLayout.page(
        "Message", "<p class=\"text\">" + Html.escaped(text) + "</p>", false, "");
  }
}
