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
  public static Page asking(PageFrame frame, int years, String state) {
    String number = Integer.toString(years);
    return FormLayout.page(
        frame,
        Phrase.AGE_TITLE.with(number),
        FormLayout.paragraph(frame, Phrase.AGE.with(number)),
        state,
        FormLayout.button("age", "yes", frame.say(Phrase.AGE_YES.with(number)), false)
            + FormLayout.button("age", "no", frame.say(Phrase.AGE_NO), true));
  }

  /** The page for those who are younger. */
  public static Page refused(PageFrame frame, int years) {
    return frame.statement(
        Phrase.AGE_REFUSED_TITLE, Phrase.AGE_REFUSED.with(Integer.toString(years)));
  }
}
