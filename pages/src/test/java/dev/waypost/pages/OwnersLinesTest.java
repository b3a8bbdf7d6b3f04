package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersLinesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Call us/+20 2 1234 | auto | Call us/+20 2 1234",
        "+20 2 1234 | auto | +20 2 1234",
        "اتصل/+20 2 1234 | rtl | اتصل/<bdi>+20 2 1234</bdi>",
        "+20 2/اتصل/<b>//x | rtl | <bdi>+20 2</bdi>/اتصل/<bdi>&lt;b&gt;</bdi>//<bdi>x</bdi>",
        "Call/اتصل | ltr | Call/<bdi>اتصل</bdi>",
        "שלום/1 | rtl | שלום/<bdi>1</bdi>",
      })
  void linesThatRunOtherwiseAreSetApart(String text, String direction, String inside) {
    assertThat(OwnersLines.of(" class=\"text\"", text.replace('/', '\n').replace("<\n", "</")))
        .isEqualTo(
            "<p class=\"text\" dir=\"%s\">%s</p>"
                .formatted(direction, inside.replace('/', '\n').replace("<\n", "</")));
  }
}
