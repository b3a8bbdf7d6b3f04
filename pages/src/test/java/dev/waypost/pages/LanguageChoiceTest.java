package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are kept in all languages and read in one. */
class LanguageChoiceTest {
  @Test
  void aBodyIsReadInTheLanguageOfTheFrame() {
    String body =
        new HostedBody()
            .heading(Phrase.WRITE_TO.with("a@b.example"))
            .attachment(Phrase.SAVE_CONTACT, "c.vcf", true)
            .text("Own text")
            .html();
    String german = HostedPage.in(new PageFrame(Look.PLAIN, Language.GERMAN), "T", body, "").html();
    assertThat(german)
        .contains("<title>An a@b.example schreiben</title>")
        .contains("<h1 dir=\"auto\">An <bdi>a@b.example</bdi> schreiben</h1>")
        .contains(">Kontakt speichern</a>")
        .contains("Own text")
        .doesNotContain("Save contact", "<!--");
    assertThat(HostedPage.in(PageFrame.PLAIN, "T", body, "").html())
        .contains(">Save contact</a>")
        .doesNotContain("Kontakt", "<!--");
  }

  @Test
  void aBodyOfAnEarlierVersionIsShownAsItIs() {
    String old = "<h1 dir=\"auto\">Zoë</h1><a class=\"button\" href=\"?wp_get=c.vcf\">Save</a>";
    assertThat(
            HostedPage.in(new PageFrame(Look.PLAIN, Language.GERMAN), "Zoë & Co", old, "").html())
        .contains("<title>Zoë &amp; Co</title>")
        .contains(old);
  }

  @Test
  void textsOfOthersCanNotEndOrBeginAChoice() {
    String hostile = "--><script>alert(1)</script><!--:-->x<!--de:y--><!--/:-->$1\\";
    String body = new HostedBody().heading(Phrase.PAY.with(hostile)).below(hostile).html();
    for (Language language : Language.values()) {
      String read = LanguageChoice.in(language, body);
      assertThat(read)
          .contains("<bdi>" + Html.escaped(hostile) + "</bdi>")
          .contains(">" + Html.escaped(hostile) + "</p>")
          .doesNotContain("<script", "<!--");
    }
  }

  @ParameterizedTest
  @EnumSource(Phrase.class)
  void everyPhraseHasTheSameGapsInEveryLanguage(Phrase phrase) {
    Map<Integer, Long> gaps = new HashMap<>();
    for (Language language : Language.values()) {
      String text = phrase.text(language);
      assertThat(text).isNotBlank();
      gaps.merge(text.split("\\{}", -1).length, 1L, Long::sum);
    }
    assertThat(gaps).hasSize(1);
  }

  @Test
  void aTagOfARegionIsOfItsLanguage() {
    assertThat(Language.of("de-CH")).isEqualTo(Language.GERMAN);
    assertThat(Language.of("EN")).isEqualTo(Language.ENGLISH);
    assertThat(Language.of("ar")).isNull();
    assertThat(Arrays.stream(Language.values()).map(Language::tag)).containsExactly("en", "de");
  }
}
