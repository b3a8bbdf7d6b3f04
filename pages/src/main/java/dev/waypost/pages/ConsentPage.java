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
  public static String html(String text, String state) {
    return FormLayout.page(
        "Before you go on",
        "<p class=\"text\" lang=\"\" dir=\"auto\">"
            + Html.escaped(text)
            + "</p><p class=\"soft\">If you do not agree, close this page.</p>",
        state,
        FormLayout.button("consent", "yes", "I agree, continue", false));
  }
}
