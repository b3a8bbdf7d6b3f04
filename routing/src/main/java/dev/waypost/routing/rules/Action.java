package dev.waypost.routing.rules;

import dev.waypost.routing.Target;

/** What happens where a rule fires. */
public sealed interface Action {
  /** The scan leads here. */
  record Lead(Target target) implements Action {}

  /** The scan is divided between variants. */
  record Divide(Split split) implements Action {}
}
