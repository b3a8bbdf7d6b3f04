package dev.waypost.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * What stands in a {@link HostedPage}, piece by piece, in every language. All texts are plain and
 * are escaped here; each has its own direction, so that Arabic and Hebrew read from the right.
 */
public final class HostedBody {
  /** How a heading begins. */
  static final String HEADING = "<h1 dir=\"auto\">";

  private final StringBuilder html = new StringBuilder();

  /** The heading. */
  public HostedBody heading(String text) {
    return heading(Wording.of(text));
  }

  /** The heading. */
  public HostedBody heading(Wording wording) {
    html.append(HEADING).append(LanguageChoice.of(wording)).append("</h1>");
    return this;
  }

  /** A line below the heading. */
  public HostedBody below(String text) {
    return below(Wording.of(text));
  }

  /** A line below the heading. */
  public HostedBody below(Wording wording) {
    return paragraph("sub", wording);
  }

  /** A paragraph; line breaks are kept. */
  public HostedBody text(String text) {
    html.append(OwnersLines.of(" class=\"text\"", text));
    return this;
  }

  /** A paragraph; line breaks are kept. */
  public HostedBody text(Wording wording) {
    return paragraph("text", wording);
  }

  private HostedBody paragraph(String kind, Wording wording) {
    html.append("<p class=\"")
        .append(kind)
        .append("\" dir=\"auto\">")
        .append(LanguageChoice.of(wording))
        .append("</p>");
    return this;
  }

  /**
   * What a person came for: a button.
   *
   * @param href an address that runs no script, which the caller has made sure of
   * @param first whether it is the likeliest
   */
  public HostedBody action(Wording wording, String href, boolean first) {
    return button(wording, "href=\"" + Html.escaped(href), first);
  }

  /**
   * A button that brings an attachment.
   *
   * @param name of the attachment
   */
  public HostedBody attachment(Wording wording, String name, boolean first) {
    return button(
        wording, HostedPage.ATTACHMENT_LINK + Html.escaped(URLEncoder.encode(name, UTF_8)), first);
  }

  private HostedBody button(Wording wording, String link, boolean first) {
    html.append("<a class=\"button")
        .append(first ? "" : " second")
        .append("\" dir=\"auto\" ")
        .append(link)
        .append("\">")
        .append(LanguageChoice.of(wording))
        .append("</a>");
    return this;
  }

  /** A value that one touch selects whole, so that it can be copied. */
  public HostedBody copyable(Wording label, String value) {
    html.append("<p class=\"label\" dir=\"auto\">")
        .append(LanguageChoice.of(label))
        .append("</p><code class=\"keep\" dir=\"auto\">")
        .append(Html.escaped(value))
        .append("</code>");
    return this;
  }

  /** Begins what is known beside the buttons. */
  public HostedBody beginValues() {
    html.append("<dl class=\"values\">");
    return this;
  }

  /** One value between {@link #beginValues} and {@link #endValues}. */
  public HostedBody value(Wording label, String value) {
    html.append("<dt>")
        .append(LanguageChoice.of(label))
        .append("</dt><dd dir=\"auto\">")
        .append(Html.escaped(value))
        .append("</dd>");
    return this;
  }

  /** Ends what is known. */
  public HostedBody endValues() {
    html.append("</dl>");
    return this;
  }

  /** The HTML. */
  public String html() {
    return html.toString();
  }
}
