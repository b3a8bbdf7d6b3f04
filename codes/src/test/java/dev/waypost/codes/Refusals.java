package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What is asserted of refusals in every test. */
public final class Refusals {
  private Refusals() {}

  /** The call is refused for this reason, with this field to blame, in a whole sentence. */
  public static void assertRefused(Refusal refusal, @Nullable String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(refusal);
              assertThat(refused.field()).isEqualTo(field);
              assertThat(refused).hasMessageEndingWith(".");
            });
  }
}
