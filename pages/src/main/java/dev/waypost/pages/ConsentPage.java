package dev.waypost.pages;

/**
 * The page that asks a person to agree to a text. Its form sends {@code consent} and {@code state}.
 */
public final class ConsentPage {
  private ConsentPage() {}

  /**
   * The whole page. The text may be in any language and run in either direction; its line breaks
   * are kept and nothing in it is read as markup.
   *
   * @param state what the form sends back
   */
  public static Page asking(PageFrame frame, String text, String state) {
    return FormLayout.page(
        frame,
        Phrase.CONSENT_TITLE,
        OwnersLines.of(" class=\"text\" lang=\"\"", text)
            + "<p class=\"soft\" dir=\"auto\">"
            + frame.say(Phrase.CONSENT_REFUSING)
            + "</p>",
        state,
        FormLayout.button("consent", "yes", frame.say(Phrase.CONSENT_YES), false));
  }
}
