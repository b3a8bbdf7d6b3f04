package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "\" onload=\"x, &quot; onload=&quot;x",
        "it's, it&#39;s",
        "&lt;, &amp;lt;",
        "R&D, R&amp;D",
        "Grüße 世界 😀, Grüße 世界 😀",
      })
  void markupIsReplaced(String text, String escaped) {
    assertThat(Html.escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "</title></style></p></main><script src=//evil.example></script>",
        "<!-- <![CDATA[ <? -->",
        "'\"><img src=x onerror=alert(1)>",
        "&#60;script&#62; &amp;amp; &",
        "<\u0000script\r\n>",
      })
  void whatIsEscapedHoldsNoMarkupAndReadsAsItWas(String text) {
    String escaped = Html.escaped(text);

    assertThat(escaped).doesNotContain("<", ">", "\"", "'");
    assertThat(escaped.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
    assertThat(unescaped(escaped)).isEqualTo(text);
  }

  private static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
