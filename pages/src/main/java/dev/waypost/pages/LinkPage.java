package dev.waypost.pages;

/** The pages about a personal link that does not lead on by itself. */
public enum LinkPage {
  /** There was no link, only the code that it belongs to. */
  MISSING(
      "You need a personal link",
      "This code opens only by a link that its owner sends. Ask them to send you one."),
  /** It was not made by us, or was changed on its way. */
  NOT_OURS(
      "This link is not complete",
      "Part of it is missing or was changed on its way to you. Open it exactly as it was sent, or ask for a new one."),
  /** Its time is over. */
  EXPIRED(
      "This link is no longer good",
      "It was made for a limited time, and that time is over. Ask whoever sent it to you for a new one."),
  /** It was used as often as it may be. */
  USED(
      "This link has been used",
      "It could be opened a limited number of times. If it was not you who opened it, tell whoever sent it to you; they can send you a new one."),
  /** Its owner has taken it back. */
  REVOKED(
      "This link is no longer good",
      "Its owner has taken it back. Ask whoever sent it to you for a new one."),
  /** Whether it may still be used can't be found out at present. */
  UNCERTAIN(
      "Please try again in a moment",
      "We can't check your link just now. Wait a few seconds, then open it again.");

  private final String html;

  LinkPage(String title, String sentence) {
    this.html =
        PageLayout.page(
            title,
            "<h1>" + Html.escaped(title) + "</h1><p>" + Html.escaped(sentence) + "</p>",
            false,
            "");
  }

  /** The whole page. */
  public String html() {
    return html;
  }

  /**
   * The page before a link that may be used a limited number of times. Programs that look at links
   * before a person does get no further than this. Its form sends {@code open} and {@code state}.
   *
   * @param state what the form sends back
   */
  public static String open(String state) {
    return FormLayout.page(
        "Open your link",
        "<p>This link can be opened a limited number of times. Go on when you are ready.</p>",
        state,
        FormLayout.button("open", "yes", "Continue", false));
  }
}
