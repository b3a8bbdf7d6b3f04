package dev.waypost.codes.rules;

import static dev.waypost.codes.rules.TreeSamples.everything;
import static dev.waypost.codes.rules.TreeSamples.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.RoutePlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanAddressesTest {

  @Test
  void everyAddressStandsUnderItsPath() {
    assertThat(PlanAddresses.changed(RoutePlan.PLAIN, read(everything())))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "rules[0].then.destination", "https://münchen.example/ä",
                "rules[2].then.app.fallback", "https://example.com/app",
                "rules[3].then.variants.factors[0].options[0].destination", "https://a.example",
                "variants.options[0].destination", "https://example.com/a",
                "schedule[0].destination", "https://example.com/winter",
                "schedule[1].destination", "https://example.com/spring"));
  }

  @Test
  void whatStaysAsItWasIsNotAskedAbout() {
    RoutePlan plan = read(everything());
    RoutePlan other =
        PlanForm.read(object("schedule", null, "redirect", null)).applyTo(plan, (text, _) -> text);
    assertThat(PlanAddresses.changed(plan, plan)).isEmpty();
    assertThat(PlanAddresses.changed(plan, other)).isEmpty();
    assertThat(PlanAddresses.changed(other, plan).keySet())
        .containsExactly("schedule[0].destination", "schedule[1].destination");
  }

  private static RoutePlan read(Map<String, @Nullable Object> fields) {
    return PlanForm.read(fields).applyTo(RoutePlan.PLAIN, (text, _) -> text);
  }
}
