package dev.waypost.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.server.demo.Company.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the company is said to have done. */
class CompanyTest {
  private static final Instant NOW = Instant.parse("2031-03-01T09:00:00Z");

  @Test
  void theSameSeedAndMomentMakeTheSameCompanyAndAnotherSeedOtherKeys() {
    assertThat(Company.of(7, NOW)).isEqualTo(Company.of(7, NOW));
    assertThat(Company.of(8, NOW)).isNotEqualTo(Company.of(7, NOW));
    assertThat(Company.of(7, NOW.plus(Duration.ofDays(1)))).isNotEqualTo(Company.of(7, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2031-03-01T09:00:00Z",
        "2031-12-31T23:59:59Z",
        "2032-02-29T00:00:00Z",
        "2032-12-10T12:00:00Z"
      })
  void everythingHappenedWithinTheYearAndEachCodeWasMadeBeforeItWasChanged(Instant now) {
    Company company = Company.of(1, now);
    assertThat(company.traffic()).hasSize(80);
    assertThat(company.traffic().stream().filter(Objects::nonNull)).hasSizeGreaterThan(65);
    assertThat(company.steps())
        .isSortedAccordingTo(Comparator.comparing(Step::time))
        .allSatisfy(step ->
            assertThat(step.time())
                .isBefore(now)
                .isAfter(now.minus(Duration.ofDays(DemoDates.DAYS + 1))));
    for (int code = 0; code < 80; code++) {
      int place = code;
      assertThat(company.steps().stream().filter(step -> step.code() == place).map(Step::isFirst))
          .as("code %d", place)
          .startsWith(true)
          .containsOnlyOnce(true);
    }
    assertThat(company.steps().toString()).doesNotContain("@{");
  }
}
