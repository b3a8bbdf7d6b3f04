package dev.waypost.pages;

import org.jspecify.annotations.Nullable;

/** The page that asks for a code's password. Its form sends {@code password} and {@code state}. */
public final class PasswordPage {
  private PasswordPage() {}

  /** Why a person is asked again. */
  public enum Problem {
    /** Another password. */
    WRONG(Phrase.PASSWORD_WRONG),
    /** There were too many wrong ones, from this person's network or for this code. */
    TOO_MANY(Phrase.PASSWORD_TOO_MANY),
    /** More people try at once than can be served. */
    BUSY(Phrase.PASSWORD_BUSY);

    private final Phrase sentence;

    Problem(Phrase sentence) {
      this.sentence = sentence;
    }
  }

  /**
   * The whole page.
   *
   * @param state what the form sends back
   * @param problem null where it is asked for the first time
   */
  public static Page asking(PageFrame frame, String state, @Nullable Problem problem) {
    String described = problem == null ? "" : " aria-invalid=\"true\" aria-describedby=\"wrong\"";
    String said =
        problem == null
            ? ""
            : "<p class=\"wrong\" id=\"wrong\" role=\"alert\" dir=\"auto\">"
                + frame.say(problem.sentence)
                + "</p>";
    return FormLayout.page(
        frame,
        Phrase.PASSWORD_TITLE,
        FormLayout.paragraph(frame, Phrase.PASSWORD_ASKED),
        state,
        "<label for=\"password\" dir=\"auto\">"
            + frame.say(Phrase.PASSWORD)
            + "</label><input type=\"password\" id=\"password\" name=\"password\" required autofocus"
            + " autocomplete=\"current-password\" autocapitalize=\"none\" spellcheck=\"false\""
            + described
            + ">"
            + said
            + "<button class=\"button\" dir=\"auto\">"
            + frame.say(Phrase.CONTINUE)
            + "</button>");
  }
}
