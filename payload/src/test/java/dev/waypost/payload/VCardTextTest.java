package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VCardTextTest {
  @Test
  void aContactHasALineForEachValue() {
    var contact =
        new VCardText(
            "Anna",
            "Ny",
            "Café Nord",
            "Owner",
            "anna@example.com",
            "+4930901820",
            "https://example.com/a,b",
            "Main Street 1",
            "Open");
    assertThat(contact.text())
        .isEqualTo(
            String.join(
                "\r\n",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "N:Ny;Anna;;;",
                "FN:Anna Ny",
                "ORG:Café Nord",
                "TITLE:Owner",
                "EMAIL:anna@example.com",
                "TEL:+4930901820",
                "URL:https://example.com/a,b",
                "ADR:;;Main Street 1;;;;",
                "NOTE:Open",
                "END:VCARD",
                ""));
  }

  @Test
  void whatIsNotThereHasNoLineAndTheNameIsNeverEmpty() {
    assertThat(company("Nord").text())
        .isEqualTo("BEGIN:VCARD\r\nVERSION:3.0\r\nN:;;;;\r\nFN:Nord\r\nORG:Nord\r\nEND:VCARD\r\n");
  }

  @Test
  void anAddressCantBeginALineOfItsOwn() {
    var contact = new VCardText("A", null, null, null, null, null, "x\nTEL:1", null, null);
    assertThatThrownBy(contact::text).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void noValueAddsALineOrAField(@ForAll String first, @ForAll String last, @ForAll String note) {
    String text = new VCardText(first, last, null, null, null, null, null, null, note).text();
    List<String> lines = List.of(text.split("\r\n", -1));
    assertThat(lines).hasSize(7);
    assertThat(unescaped(lines.get(4).substring("NOTE:".length()))).isEqualTo(lineFeeds(note));
    assertThat(lines.get(2))
        .isEqualTo("N:" + ContentLines.escaped(last) + ";" + ContentLines.escaped(first) + ";;;");
  }

  @Property
  void anEscapedTextIsReadBack(@ForAll String text) {
    assertThat(ContentLines.escaped(text)).doesNotContain("\n", "\r");
    assertThat(unescaped(ContentLines.escaped(text))).isEqualTo(lineFeeds(text));
  }

  private static VCardText company(String name) {
    return new VCardText(null, null, name, null, null, null, null, null, null);
  }

  private static String lineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  /** As RFC 2426 §5 has it read. */
  static String unescaped(String value) {
    var text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
        text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
      } else {
        assertThat(c).isNotIn(';', ',');
        text.append(c);
      }
    }
    return text.toString();
  }
}
