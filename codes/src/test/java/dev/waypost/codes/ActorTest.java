package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActorTest {
  private final WorkspaceId workspace = Samples.workspace().id();

  @ParameterizedTest
  @EnumSource
  void anActorMayWhatItsScopesSayAndNothingElse(Scope scope) {
    assertThat(new Actor(workspace, "key:a", Set.of(scope), Set.of()).may(scope)).isTrue();
    assertThat(new Actor(workspace, "key:a", Set.of(), Set.of()).may(scope)).isFalse();
    assertThat(new Actor(workspace, "key:a", Set.of(Scope.ADMIN), Set.of()).may(scope)).isTrue();
    assertThat(new Actor(workspace, "key:a", Set.of(Scope.CODES_READ), Set.of()).may(scope))
        .isEqualTo(scope == Scope.CODES_READ);
  }

  @ParameterizedTest
  @EnumSource
  void aScopeIsFoundByItsLabel(Scope scope) {
    assertThat(Scope.of(scope.label())).contains(scope);
  }

  @Test
  void thereIsNoOtherScope() {
    assertThat(Scope.of("")).isEmpty();
    assertThat(Scope.of("ADMIN")).isEmpty();
    assertThat(Scope.of("codes:delete")).isEmpty();
  }
}
