package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptLanguageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          de                                  | de
          de-AT,de;q=0.9,en;q=0.5             | de-AT
          en;q=0.5, fr                        | fr
          en;q=0.5,fr;q=0.50,de;q=0.500       | en
          en;q=0.5,fr;q=0.501                 | fr
          da, en-GB;q=0.8, en;q=0.7           | da
          zh-Hans-CN;q=1.000                  | zh-Hans-CN
          es-419                              | es-419
          *                                   | -
          *;q=1,it;q=0.1                      | it
          de;q=0                              | -
          de;q=0,en;q=0.001                   | en
          de;q=0.000,en;q=0.001               | en
          de ; q=0.3 , en ;q=0.4              | en
          de;Q=0.3,en;Q=0.4                   | en
          ,,de,,                              | de
          # What is not of the form is passed over.
          de;q=2,en;q=0.1                     | en
          de;q=1.001,en;q=0.1                 | en
          de;q=0.1234,en;q=0.1                | en
          de;q=,en;q=0.1                      | en
          de;q,en;q=0.1                       | en
          de;q=-1,en;q=0.1                    | en
          de;q=.9,en;q=0.1                    | en
          de;q=0.9x,en;q=0.1                  | en
          de;q= 0.9,en;q=0.1                  | en
          de;level=1,en;q=0.1                 | en
          de;q=0.9;x=1,en;q=0.1               | en
          de_DE,en;q=0.1                      | en
          de-,en;q=0.1                        | en
          -de,en;q=0.1                        | en
          de--AT,en;q=0.1                     | en
          abcdefghi,en;q=0.1                  | en
          12,en;q=0.1                         | en
          d\u00e9,en;q=0.1                    | en
          de fr,en;q=0.1                      | en
          de;q=1.,en;q=0.1                    | de
          de;q=0.,en;q=0.1                    | en
          ''                                  | -
          ;                                   | -
          """)
  void theLanguageWithTheHighestWeightIsPreferred(String header, @Nullable String preferred) {
    assertThat(AcceptLanguage.preferred(header)).isEqualTo(preferred);
  }

  @Test
  void whatStandsFarBehindCountsForNothing() {
    String header = "en;q=0.1," + "x".repeat(AcceptLanguage.MAXIMUM_LENGTH) + ",de";
    assertThat(AcceptLanguage.preferred(header)).isEqualTo("en");
    assertThat(AcceptLanguage.preferred("en;q=0.1,".repeat(100_000))).isEqualTo("en");
    assertThat(AcceptLanguage.preferred(null)).isNull();
  }

  @Property
  void anyHeaderGivesALanguageThatStandsInItOrNone(
      @ForAll
          @StringLength(max = 60)
          @Chars({'d', 'e', '-', ',', ';', 'q', '=', '0', '1', '.', ' ', '*', 'ü'})
          String header) {
    String preferred = AcceptLanguage.preferred(header);
    if (preferred != null) {
      assertThat(header).contains(preferred);
      assertThat(preferred).matches("[a-z]{1,8}(-[a-z0-9]{1,8})*");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de, de, true",
    "de-AT, de, true",
    "DE-at, de, true",
    "den, de, false",
    "d, de, false",
    "de, de-at, false",
    "de-AT-1996, de-at, true",
    "de-ATX, de-at, false"
  })
  void aRangeTakesInWhatBeginsWithIt(String language, String range, boolean expected) {
    assertThat(AcceptLanguage.isInRange(language, range)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "de | de",
        "de-AT,en;q=0.5 | de",
        "fr,en;q=0.5,de;q=0.7 | de",
        "en-US,en;q=0.9,de;q=0.8 | en",
        "fr;q=0.1, DE-ch;q=0.05 | de",
        "de;q=0, fr | -",
        "* | -",
        "ar | -",
        "den | -",
        "de;q=oops,en;q=0.1 | en",
        "'' | -",
        "- | -",
      })
  void ofTheLanguagesOfferedTheOnePreferredMostIsTaken(
      @Nullable String header, @Nullable String best) {
    assertThat(AcceptLanguage.best(header, List.of("en", "de"))).isEqualTo(best);
  }
}
