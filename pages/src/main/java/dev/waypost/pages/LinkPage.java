package dev.waypost.pages;

/** The pages about a personal link that does not lead on by itself. */
public enum LinkPage {
  /** There was no link, only the code that it belongs to. */
  MISSING(Phrase.LINK_MISSING_TITLE, Phrase.LINK_MISSING),
  /** It was not made by us, or was changed on its way. */
  NOT_OURS(Phrase.LINK_NOT_OURS_TITLE, Phrase.LINK_NOT_OURS),
  /** Its time is over. */
  EXPIRED(Phrase.LINK_OVER_TITLE, Phrase.LINK_EXPIRED),
  /** It was used as often as it may be. */
  USED(Phrase.LINK_USED_TITLE, Phrase.LINK_USED),
  /** Its owner has taken it back. */
  REVOKED(Phrase.LINK_OVER_TITLE, Phrase.LINK_REVOKED),
  /** Whether it may still be used can't be found out at present. */
  UNCERTAIN(Phrase.LINK_UNCERTAIN_TITLE, Phrase.LINK_UNCERTAIN);

  private final Phrase title;
  private final Phrase sentence;

  LinkPage(Phrase title, Phrase sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /** The whole page. */
  public Page in(PageFrame frame) {
    return frame.statement(title, sentence);
  }

  /**
   * The page before a link that may be used a limited number of times. Programs that look at links
   * before a person does get no further than this. Its form sends {@code open} and {@code state}.
   *
   * @param state what the form sends back
   */
  public static Page open(PageFrame frame, String state) {
    return FormLayout.page(
        frame,
        Phrase.LINK_OPEN_TITLE,
        FormLayout.paragraph(frame, Phrase.LINK_OPEN),
        state,
        FormLayout.button("open", "yes", frame.say(Phrase.CONTINUE), false));
  }
}
