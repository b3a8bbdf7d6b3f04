package dev.waypost.pages;

/** The page that asks how old a person is. Its form sends {@code age} and {@code state}. */
public final class AgePage {
  private AgePage() {}

  /**
   * The whole page.
   *
   * @param years the age that a person must have
   * @param state what the form sends back
   */
  public static String html(int years, String state) {
    return FormLayout.page(
        "Are you " + years + " or older?",
        "<p>What is behind this code is for people aged " + years + " and over.</p>",
        state,
        FormLayout.button("age", "yes", "Yes, I am " + years + " or older", false)
            + FormLayout.button("age", "no", "No", true));
  }

  /** The page for those who are younger. */
  public static String refused(int years) {
    String title = "Not for you yet";
    return PageLayout.page(
        title,
        "<h1>"
            + title
            + "</h1><p>What is behind this code is for people aged "
            + years
            + " and over. You can close this page.</p>",
        false,
        "");
  }
}
