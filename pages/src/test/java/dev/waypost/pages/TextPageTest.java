package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextPageTest {

  @Test
  void theTextIsShownWithItsLineBreaks() {
    assertThat(TextPage.in(PageFrame.PLAIN, "Table 5\r\n\tGrüße 😀").html())
        .contains("<p class=\"text\" lang=\"\" dir=\"auto\">Table 5\r\n\tGrüße 😀</p></main>")
        .contains(".text{white-space:pre-wrap}");
  }

  @Test
  void nothingInTheTextIsMarkup() {
    assertThat(TextPage.in(PageFrame.PLAIN, "</p><script>alert(\"%s\" + '&')</script>").html())
        .contains(
            "<p class=\"text\" lang=\"\" dir=\"auto\">&lt;/p&gt;&lt;script&gt;alert(&quot;%s&quot; + &#39;&amp;&#39;)&lt;/script&gt;</p>");
  }
}
