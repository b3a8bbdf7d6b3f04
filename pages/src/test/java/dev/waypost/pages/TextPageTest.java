package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPageTest {

  @Test
  void theTextIsShownWithItsLineBreaks() {
    assertThat(TextPage.html("Table 5\r\n\tGrüße 😀"))
        .contains("<p class=\"text\">Table 5\r\n\tGrüße 😀</p></main>")
        .contains(".text{white-space:pre-wrap}");
  }

  @Test
  void nothingInTheTextIsMarkup() {
    assertThat(TextPage.html("</p><script>alert(\"%s\" + '&')</script>"))
        .contains(
            "<p class=\"text\">&lt;/p&gt;&lt;script&gt;alert(&quot;%s&quot; + &#39;&amp;&#39;)&lt;/script&gt;</p>");
  }
}
