package dev.waypost.routing;

import org.jspecify.annotations.Nullable;

/**
 * What a scan gets, and why.
 *
 * @param rule the name of the rule that fired, or null
 * @param variant the variant that was chosen: its name, with several factors {@code
 *     name=variant,name=variant}, or {@link dev.waypost.routing.rules.Split#HOLD_OUT}; null where
 *     there was no split
 */
public record Evaluation(Resolution resolution, @Nullable String rule, @Nullable String variant) {
  static Evaluation of(Resolution resolution) {
    return new Evaluation(resolution, null, null);
  }
}
