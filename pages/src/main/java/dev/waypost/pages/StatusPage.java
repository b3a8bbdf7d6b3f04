package dev.waypost.pages;

/** The pages that say why a scan leads nowhere. Each says what happened and what to do next. */
public enum StatusPage {
  /** The code is not live yet. */
  DRAFT(Phrase.DRAFT_TITLE, Phrase.DRAFT),
  /** The code is stopped for a while. */
  PAUSED(Phrase.PAUSED_TITLE, Phrase.PAUSED),
  /** The code is past its time. */
  EXPIRED(Phrase.EXPIRED_TITLE, Phrase.EXPIRED),
  /** The code is over. */
  RETIRED(Phrase.RETIRED_TITLE, Phrase.RETIRED),
  /** There is no such code. */
  UNKNOWN(Phrase.UNKNOWN_TITLE, Phrase.UNKNOWN),
  /** A file that a page offers can't be had at present. */
  FILE_AWAY(Phrase.FILE_AWAY_TITLE, Phrase.FILE_AWAY),
  /** Something was sent here that none of our pages sends. */
  NOT_OUR_FORM(Phrase.NOT_OUR_FORM_TITLE, Phrase.NOT_OUR_FORM),
  /** The address of the scan side itself. */
  HOME(Phrase.HOME_TITLE, Phrase.HOME);

  private final Phrase title;
  private final Phrase sentence;

  StatusPage(Phrase title, Phrase sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  /** The whole page. */
  public Page in(PageFrame frame) {
    return frame.statement(title, sentence);
  }
}
