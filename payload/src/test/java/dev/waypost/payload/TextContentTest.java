package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.payload.InvalidContentException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextContentTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Grüße, 世界 😀", "two\r\nlines\tand a tab", " padded ", "<b>&\"'"})
  void aTextGoesIntoTheSymbolAsItIs(String text) {
    assertThat(new TextContent(text).symbolText()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u2003"})
  void aTextWithNothingInItIsRefused(String text) {
    assertRefused(text, Problem.MALFORMED_TEXT, "The text is empty");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u0000', '\b', '\u000B', '\u001B', '\u007F', '\u0085', '\uD83D', '\uDE00'})
  void aCharacterThatNoReaderCanShowIsRefused(char unreadable) {
    assertRefused(
        "a" + unreadable + "b", Problem.MALFORMED_TEXT, "U+%04X".formatted((int) unreadable));
  }

  @Test
  void aTextHasAtMost4000Characters() {
    String longest = "x".repeat(4000);
    assertThat(new TextContent(longest).text()).isEqualTo(longest);
    assertRefused(longest + "x", Problem.TOO_LONG, "has 4001 characters; at most 4000");
  }

  private static void assertRefused(String text, Problem problem, String reason) {
    assertThatThrownBy(() -> new TextContent(text).check())
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.field()).isEqualTo("text");
            })
        .hasMessageContaining(reason);
  }
}
