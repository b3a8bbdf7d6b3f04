package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnalyticsSettingsTest {
  @Test
  void isModestUnlessToldOtherwise() {
    assertThat(AnalyticsSettings.DEFAULTS).isEqualTo(new AnalyticsSettings(512_000_000, 2, 10_000));
  }

  @Test
  void saysWhichValueIsWrongAndWhatIsAllowed() {
    assertThatThrownBy(() -> new AnalyticsSettings(63_999_999, 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The memory limit is 63999999 bytes; it must be at least 64000000.");
    assertThatThrownBy(() -> new AnalyticsSettings(64_000_000, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The number of threads is 0; it must be 1 to 64.");
    assertThatThrownBy(() -> new AnalyticsSettings(64_000_000, 65, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AnalyticsSettings(64_000_000, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The number of cached agents is 0; it must be at least 1.");
  }
}
