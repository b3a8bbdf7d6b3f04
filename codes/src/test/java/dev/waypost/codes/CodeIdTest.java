package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeIdTest {

  @Test
  void anIdIsItsText() {
    assertThat(new CodeId("code_01arz3ndektsv4rrffq69g5fav"))
        .hasToString("code_01arz3ndektsv4rrffq69g5fav");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "code_",
        "01arz3ndektsv4rrffq69g5fav",
        "code_01arz3ndektsv4rrffq69g5fa",
        "code_01arz3ndektsv4rrffq69g5favv",
        "code_01ARZ3NDEKTSV4RRFFQ69G5FAV",
        "code_01arz3ndektsv4rrffq69g5fal",
        "code_01arz3ndektsv4rrffq69g5fav\n",
      })
  void aTextOfAnotherFormIsNoId(String text) {
    assertThat(CodeId.isWellFormed(text)).isFalse();
    assertThatThrownBy(() -> new CodeId(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
