package dev.waypost.pages;

import org.jspecify.annotations.Nullable;

/** The page that asks for a code's password. Its form sends {@code password} and {@code state}. */
public final class PasswordPage {
  private PasswordPage() {}

  /** Why a person is asked again. */
  public enum Problem {
    /** Another password. */
    WRONG("That is not the password. Check it and try again."),
    /** There were too many wrong ones, from this person's network or for this code. */
    TOO_MANY("There were too many wrong tries. Wait a few minutes, then try again."),
    /** More people try at once than can be served. */
    BUSY("Many people are trying at this moment. Wait a few seconds, then try again.");

    private final String sentence;

    Problem(String sentence) {
      this.sentence = sentence;
    }
  }

  /**
   * The whole page.
   *
   * @param state what the form sends back
   * @param problem null where it is asked for the first time
   */
  public static String html(String state, @Nullable Problem problem) {
    String described = problem == null ? "" : " aria-invalid=\"true\" aria-describedby=\"wrong\"";
    String said =
        problem == null
            ? ""
            : "<p class=\"wrong\" id=\"wrong\" role=\"alert\">"
                + Html.escaped(problem.sentence)
                + "</p>";
    return FormLayout.page(
        "This code has a password",
        "<p>Whoever gave you the code can tell you what it is.</p>",
        state,
        "<label for=\"password\">Password</label>"
            + "<input type=\"password\" id=\"password\" name=\"password\" required autofocus"
            + " autocomplete=\"current-password\" autocapitalize=\"none\" spellcheck=\"false\""
            + described
            + ">"
            + said
            + "<button class=\"button\">Continue</button>");
  }
}
