package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusPageTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "DRAFT, Not live yet, Please try again later.",
        "PAUSED, Paused for now, Please try again later.",
        "EXPIRED, No longer active, that time is over.",
        "RETIRED, No longer in use, The owner has taken this code out of use.",
        "UNKNOWN, We don&#39;t know this code, please check it against the print",
        "NOT_OUR_FORM, That did not work, Open the code&#39;s address again",
        "HOME, This address answers QR codes, Scan a code",
      })
  void aPageSaysWhatHappenedAndWhatToDoNext(StatusPage page, String title, String sentence) {
    assertThat(page.in(PageFrame.PLAIN).html())
        .contains("<title>" + title + "</title>")
        .contains("<h1 dir=\"auto\">" + title + "</h1>")
        .contains(sentence);
  }

  @Test
  void everyPageSaysSomethingElse() {
    assertThat(StatusPage.values())
        .extracting(page -> page.in(PageFrame.PLAIN).html())
        .doesNotHaveDuplicates();
  }
}
