package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ModuleGridTest {

  @Test
  void everyModuleIsKeptByItself() {
    Random random = new Random(8);
    boolean[][] expected = new boolean[177][177];
    ModuleGrid grid = new ModuleGrid(177);
    for (int i = 0; i < 100_000; i++) {
      int x = random.nextInt(177);
      int y = random.nextInt(177);
      if (random.nextBoolean()) {
        grid.invert(x, y);
        expected[y][x] = !expected[y][x];
      } else {
        boolean value = random.nextBoolean();
        grid.set(x, y, value);
        expected[y][x] = value;
      }
    }

    for (int y = 0; y < 177; y++) {
      for (int x = 0; x < 177; x++) {
        assertThat(grid.get(x, y)).isEqualTo(expected[y][x]);
      }
    }
  }

  @Test
  void aCopyGoesItsOwnWay() {
    ModuleGrid original = new ModuleGrid(21);
    ModuleGrid copy = original.copy();

    copy.set(20, 0, true);

    assertThat(original.get(20, 0)).isFalse();
    assertThat(copy.get(20, 0)).isTrue();
    assertThat(copy).isNotEqualTo(original);
  }
}
