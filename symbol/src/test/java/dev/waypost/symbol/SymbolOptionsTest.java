package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SymbolOptionsTest {
  private static final SymbolOptions DEFAULTS = SymbolOptions.defaults();

  @Test
  void defaultsAllowEveryVersionAtLevelMAndRaiseIt() {
    assertThat(DEFAULTS)
        .isEqualTo(new SymbolOptions(1, 40, ErrorCorrection.M, true, OptionalInt.empty(), false));
  }

  @Test
  void eachOptionIsChangedAlone() {
    OptionalInt none = OptionalInt.empty();

    assertThat(DEFAULTS.withVersions(3, 7))
        .isEqualTo(new SymbolOptions(3, 7, ErrorCorrection.M, true, none, false));
    assertThat(DEFAULTS.withLevel(ErrorCorrection.Q))
        .isEqualTo(new SymbolOptions(1, 40, ErrorCorrection.Q, true, none, false));
    assertThat(DEFAULTS.withRaiseLevel(false))
        .isEqualTo(new SymbolOptions(1, 40, ErrorCorrection.M, false, none, false));
    assertThat(DEFAULTS.withMask(5))
        .isEqualTo(new SymbolOptions(1, 40, ErrorCorrection.M, true, OptionalInt.of(5), false));
    assertThat(DEFAULTS.withEci(true))
        .isEqualTo(new SymbolOptions(1, 40, ErrorCorrection.M, true, none, true));
  }

  @Test
  void impossibleVersionsAreRefused() {
    assertRefused(
        () -> DEFAULTS.withVersions(0, 40), "A QR version is between 1 and 40, but 0 was given.");
    assertRefused(
        () -> DEFAULTS.withVersions(1, 41), "A QR version is between 1 and 40, but 41 was given.");
    assertRefused(
        () -> DEFAULTS.withVersions(8, 7), "The minimum version 8 is above the maximum version 7.");
  }

  @Test
  void impossibleMasksAreRefused() {
    assertRefused(() -> DEFAULTS.withMask(-1), "A mask is between 0 and 7, but -1 was given.");
    assertRefused(() -> DEFAULTS.withMask(8), "A mask is between 0 and 7, but 8 was given.");
  }

  private static void assertRefused(Runnable change, String message) {
    assertThatThrownBy(change::run).isInstanceOf(NotEncodableException.class).hasMessage(message);
  }
}
