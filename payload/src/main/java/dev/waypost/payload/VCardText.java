package dev.waypost.payload;

import org.jspecify.annotations.Nullable;

/**
 * A contact as phones read it from a symbol: vCard 3.0 (RFC 2426). Lines end in CRLF and are not
 * folded, because readers of symbols often don't unfold them.
 *
 * @param address in one text, the street of {@code ADR}
 * @param url a web address; it may not break the line
 */
public record VCardText(
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String organization,
    @Nullable String title,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String url,
    @Nullable String address,
    @Nullable String note) {

  /** The text, with every value escaped (RFC 2426 §5). */
  public String text() {
    var lines = new ContentLines();
    lines.add("BEGIN", "VCARD");
    lines.add("VERSION", "3.0");
    lines.add("N", ContentLines.escaped(lastName) + ";" + ContentLines.escaped(firstName) + ";;;");
    lines.add("FN", ContentLines.escaped(fullName()));
    lines.addText("ORG", organization);
    lines.addText("TITLE", title);
    lines.addText("EMAIL", email);
    lines.addText("TEL", phone);
    if (url != null) {
      lines.add("URL", url);
    }
    if (address != null) {
      lines.add("ADR", ";;" + ContentLines.escaped(address) + ";;;;");
    }
    lines.addText("NOTE", note);
    lines.add("END", "VCARD");
    return lines.toString();
  }

  /** First and last name, or the organization where there is neither. */
  private String fullName() {
    String name = ((firstName == null ? "" : firstName) + " " + (lastName == null ? "" : lastName));
    return name.isBlank() && organization != null ? organization : name.strip();
  }
}
