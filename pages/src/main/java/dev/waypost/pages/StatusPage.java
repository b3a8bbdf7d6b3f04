package dev.waypost.pages;

/** The pages that say why a scan leads nowhere. Each says what happened and what to do next. */
public enum StatusPage {
  /** The code is not live yet. */
  DRAFT(
      "Not live yet",
      "This code has been printed or shared before it was switched on. Please try again later."),
  /** The code is stopped for a while. */
  PAUSED("Paused for now", "The owner of this code has paused it. Please try again later."),
  /** The code is past its time. */
  EXPIRED(
      "No longer active",
      "What this code led to was open for a limited time, and that time is over."),
  /** The code is over. */
  RETIRED(
      "No longer in use", "The owner has taken this code out of use. It leads nowhere any more."),
  /** There is no such code. */
  UNKNOWN(
      "We don't know this code",
      "Nothing is registered under this address. If you typed it, please check it against the print; if you scanned it, the code may be damaged or is not"
          + " one of ours."),
  /** A file that a page offers can't be had at present. */
  FILE_AWAY(
      "Please try again in a moment",
      "This file can't be fetched just now. Wait half a minute, then open it again."),
  /** Something was sent here that none of our pages sends. */
  NOT_OUR_FORM(
      "That did not work",
      "What was sent here did not come from our page. Open the code's address again and fill in the page that it shows."),
  /** The address of the scan side itself. */
  HOME(
      "This address answers QR codes",
      "Scan a code, or open the address that is printed beside it.");

  private final String html;

  StatusPage(String title, String sentence) {
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
}
