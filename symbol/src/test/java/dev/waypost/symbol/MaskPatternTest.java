package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MaskPatternTest {

  /** The upper left corners of the patterns in ISO/IEC 18004:2015, 7.8.2. */
  @Test
  void patternsLookLikeThoseOfTheStandard() {
    assertThat(corner(0)).isEqualTo("#.#.#. .#.#.# #.#.#. .#.#.# #.#.#. .#.#.#");
    assertThat(corner(1)).isEqualTo("###### ...... ###### ...... ###### ......");
    assertThat(corner(2)).isEqualTo("#..#.. #..#.. #..#.. #..#.. #..#.. #..#..");
    assertThat(corner(3)).isEqualTo("#..#.. ..#..# .#..#. #..#.. ..#..# .#..#.");
    assertThat(corner(4)).isEqualTo("###... ###... ...### ...### ###... ###...");
    assertThat(corner(5)).isEqualTo("###### #..... #..#.. #.#.#. #..#.. #.....");
    assertThat(corner(6)).isEqualTo("###### ###... ##.##. #.#.#. #.##.# #...##");
    assertThat(corner(7)).isEqualTo("#.#.#. ...### #...## .#.#.# ###... .###..");
  }

  @Test
  void functionModulesAreNotMasked() {
    ModuleGrid dark = new ModuleGrid(21);
    ModuleGrid function = new ModuleGrid(21);
    function.set(2, 0, true);

    MaskPattern.apply(0, dark, function);

    assertThat(dark.get(0, 0)).isTrue();
    assertThat(dark.get(2, 0)).isFalse();
    assertThat(dark.get(4, 0)).isTrue();
  }

  @Test
  void numbersOutside0To7AreRefused() {
    assertThatThrownBy(() -> MaskPattern.requireValid(8))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A mask is between 0 and 7, but 8 was given.");
    assertThatThrownBy(() -> MaskPattern.requireValid(-1))
        .isInstanceOf(NotEncodableException.class);
  }

  private static String corner(int mask) {
    ModuleGrid dark = new ModuleGrid(6);
    MaskPattern.apply(mask, dark, new ModuleGrid(6));
    StringBuilder corner = new StringBuilder();
    for (int y = 0; y < 6; y++) {
      corner.append(y == 0 ? "" : " ");
      for (int x = 0; x < 6; x++) {
        corner.append(dark.get(x, y) ? '#' : '.');
      }
    }
    return corner.toString();
  }
}
