package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotPatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          Googlebot\\/=Googlebot/
          ^curl=^curl
          [wW]get=wget,Wget
          (sistrix|SISTRIX) [cC]rawler=sistrix crawler,sistrix Crawler,SISTRIX crawler,SISTRIX Crawler
          (^| )PTST\\/=^PTST/, PTST/
          Netumo|netumo=Netumo,netumo
          SSL Labs$=SSL Labs
          AdsBot-Google([^-]|$)=AdsBot-Google
          Current[\\s\\S]*RSS Reader=RSS Reader
          BlogTraffic\\/\\d\\.\\d+ Feed-Fetcher= Feed-Fetcher
          ab.c*=
          """)
  void anExpressionBecomesTheTextsThatStandInWhatItMatches(String pattern, @Nullable String texts) {
    assertThat(
            RobotPattern.texts(pattern).stream()
                .map(text -> (text.isAtStart() ? "^" : "") + text.text()))
        .containsExactlyElementsOf(texts == null ? List.of() : List.of(texts.split(",", -1)));
  }

  /** The list that is shipped is one that can be read, and says more than our own few words. */
  @Test
  void theListHoldsPreviewsAndCrawlers() {
    List<RobotToken> listed = RobotTokens.listed();
    assertThat(listed).hasSizeGreaterThan(500);
    assertThat(listed).allMatch(token -> token.text().length() >= 3);
    assertThat(listed)
        .extracting(RobotToken::requester)
        .contains(UserAgent.Requester.PREVIEW, UserAgent.Requester.CRAWLER)
        .doesNotContain(UserAgent.Requester.PERSON);
  }
}
