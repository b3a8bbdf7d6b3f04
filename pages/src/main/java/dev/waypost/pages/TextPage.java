package dev.waypost.pages;

/** The page that a dynamic code with plain text shows. */
public final class TextPage {
  private TextPage() {}

  /** The whole page. Line breaks in the text are kept; nothing in it is read as markup. */
  public static Page in(PageFrame frame, String text) {
    return frame.page(
        PageKind.STATEMENT,
        Phrase.MESSAGE_TITLE.text(frame.language()),
        OwnersLines.of(" class=\"text\" lang=\"\"", text));
  }
}
