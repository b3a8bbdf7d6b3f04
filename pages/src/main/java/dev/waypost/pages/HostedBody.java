package dev.waypost.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/**
 * What stands in a {@link HostedPage}, piece by piece. All texts are plain and are escaped here;
 * each has its own direction, so that Arabic and Hebrew read from the right.
 */
public final class HostedBody {
  private final StringBuilder html = new StringBuilder();

  /** The heading. */
  public HostedBody heading(String text) {
    html.append("<h1 dir=\"auto\">").append(Html.escaped(text)).append("</h1>");
    return this;
  }

  /** A line below the heading. */
  public HostedBody below(String text) {
    return element("p class=\"sub\"", "p", text);
  }

  /** A paragraph; line breaks are kept. */
  public HostedBody text(String text) {
    return element("p class=\"text\"", "p", text);
  }

  private HostedBody element(String opening, String name, String text) {
    html.append('<')
        .append(opening)
        .append(" dir=\"auto\">")
        .append(Html.escaped(text))
        .append("</")
        .append(name)
        .append('>');
    return this;
  }

  /**
   * What a person came for: a button.
   *
   * @param href an address that runs no script, which the caller has made sure of
   * @param first whether it is the likeliest
   */
  public HostedBody action(String text, String href, boolean first) {
    html.append("<a class=\"button")
        .append(first ? "" : " second")
        .append("\" dir=\"auto\" href=\"")
        .append(Html.escaped(href))
        .append("\">")
        .append(Html.escaped(text))
        .append("</a>");
    return this;
  }

  /**
   * A button that brings an attachment.
   *
   * @param name of the attachment
   */
  public HostedBody attachment(String text, String name, boolean first) {
    html.append("<a class=\"button")
        .append(first ? "" : " second")
        .append("\" dir=\"auto\" ")
        .append(HostedPage.ATTACHMENT_LINK)
        .append(Html.escaped(URLEncoder.encode(name, UTF_8)))
        .append("\">")
        .append(Html.escaped(text))
        .append("</a>");
    return this;
  }

  /** A value that one touch selects whole, so that it can be copied. */
  public HostedBody copyable(String label, String value) {
    html.append("<p class=\"label\">")
        .append(Html.escaped(label))
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
  public HostedBody value(String label, String value) {
    html.append("<dt>")
        .append(Html.escaped(label))
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
