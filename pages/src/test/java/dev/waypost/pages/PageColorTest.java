package dev.waypost.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageColorTest {
  private static final Pattern VARIABLE = Pattern.compile("--([a-z]+):(#[0-9a-f]{6})");

  @Test
  void aColourIsReadAndWrittenAsInCss() {
    assertThat(PageColor.parse("#0B6b4F").hex()).isEqualTo("#0b6b4f");
    assertThatThrownBy(() -> PageColor.parse("#fff")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PageColor(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void contrastIsThatOfWcag() {
    assertThat(PageColor.BLACK.contrast(PageColor.WHITE)).isEqualTo(21, within(0.001));
    assertThat(PageColor.parse("#777777").contrast(PageColor.WHITE)).isEqualTo(4.48, within(0.01));
  }

  /** The 216 colours of which each component is a multiple of a fifth. */
  @Test
  void whateverColoursAnOwnerChoosesAllTextsCanBeRead() {
    for (int red = 0; red < 256; red += 51) {
      for (int green = 0; green < 256; green += 51) {
        for (int blue = 0; blue < 256; blue += 51) {
          var color = new PageColor(red << 16 | green << 8 | blue);
          assertReadable(color, null);
          assertReadable(color, new PageColor(0x757575));
          assertReadable(new PageColor(0x757575), color);
          assertReadable(null, color);
        }
      }
    }
  }

  private static void assertReadable(@Nullable PageColor color, @Nullable PageColor background) {
    String style = Look.of(new Brand(null, null, color, background, null, null, null)).style();
    String[] schemes = style.split("@media", -1);
    for (int i = 0; i < schemes.length; i++) {
      Map<String, PageColor> colors = new HashMap<>();
      VARIABLE
          .matcher(schemes[i])
          .results()
          .forEach(found -> colors.put(found.group(1), PageColor.parse(found.group(2))));
      List<PageColor> grounds =
          background != null
              ? List.of(background)
              : List.of(
                  PageColor.parse(i == 0 ? "#ffffff" : "#18211d"),
                  PageColor.parse(i == 0 ? "#f6f5f0" : "#101614"));
      for (PageColor ground : grounds) {
        for (String text : List.of("ink", "soft", "link", "wrong")) {
          if (colors.containsKey(text)) {
            assertThat(named(text, colors).contrast(ground)).as(style).isGreaterThanOrEqualTo(4.5);
          }
        }
        assertThat(named("edge", colors).contrast(ground)).as(style).isGreaterThanOrEqualTo(3);
      }
      assertThat(named("on", colors).contrast(named("accent", colors)))
          .as(style)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  private static PageColor named(String name, Map<String, PageColor> colors) {
    return Objects.requireNonNull(colors.get(name), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "fa-IR", "he", "ur", "yi", "az-Arab", "ckb", "ar-EG"})
  void languagesThatRunFromTheRightAreKnown(String tag) {
    assertThat(TextDirection.of(tag)).isEqualTo(TextDirection.RIGHT_TO_LEFT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de-AT", "ja", "az", "ar-Latn", "und"})
  void othersRunFromTheLeft(String tag) {
    assertThat(TextDirection.of(tag)).isEqualTo(TextDirection.LEFT_TO_RIGHT);
  }
}
