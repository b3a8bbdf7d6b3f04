package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionPatternsTest {

  /** ISO/IEC 18004:2015, Table 1: remainder bits of versions 1 to 40. */
  private static final int[] REMAINDER_BITS = {
    0, 7, 7, 7, 7, 7, 0, 0, 0, 0, 0, 0, 0, 3, 3, 3, 3, 3, 3, 3,
    4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0, 0
  };

  @Test
  void whatIsLeftFreeHoldsTheCodewordsAndTheRemainderBits() {
    for (int version = 1; version <= 40; version++) {
      ModuleGrid function = FunctionPatterns.of(version).function();

      int free = function.size() * function.size() - count(function);

      assertThat(free)
          .as("version %d", version)
          .isEqualTo(8 * SymbolVersion.totalCodewords(version) + REMAINDER_BITS[version - 1]);
    }
  }

  @Test
  void darkModulesAreFunctionModules() {
    for (int version = 1; version <= 40; version++) {
      FunctionPatterns patterns = FunctionPatterns.of(version);
      ModuleGrid both = patterns.function().copy();
      for (int y = 0; y < both.size(); y++) {
        for (int x = 0; x < both.size(); x++) {
          if (patterns.dark().get(x, y)) {
            both.set(x, y, true);
          }
        }
      }

      assertThat(both).isEqualTo(patterns.function());
    }
  }

  /** Free modules are dashes; the format information's are light but for the dark module. */
  @Test
  void version2HasItsPatternsInTheirPlaces() {
    assertThat(picture(FunctionPatterns.of(2)))
        .isEqualTo(
            """
            #######..--------.#######
            #.....#..--------.#.....#
            #.###.#..--------.#.###.#
            #.###.#..--------.#.###.#
            #.###.#..--------.#.###.#
            #.....#..--------.#.....#
            #######.#.#.#.#.#.#######
            .........--------........
            ......#..--------........
            ------.------------------
            ------#------------------
            ------.------------------
            ------#------------------
            ------.------------------
            ------#------------------
            ------.------------------
            ------#---------#####----
            ........#-------#...#----
            #######..-------#.#.#----
            #.....#..-------#...#----
            #.###.#..-------#####----
            #.###.#..----------------
            #.###.#..----------------
            #.....#..----------------
            #######..----------------
            """);
  }

  private static String picture(FunctionPatterns patterns) {
    int size = patterns.dark().size();
    StringBuilder picture = new StringBuilder();
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        char light = patterns.function().get(x, y) ? '.' : '-';
        picture.append(patterns.dark().get(x, y) ? '#' : light);
      }
      picture.append('\n');
    }
    return picture.toString();
  }

  private static int count(ModuleGrid grid) {
    int count = 0;
    for (int y = 0; y < grid.size(); y++) {
      for (int x = 0; x < grid.size(); x++) {
        count += grid.get(x, y) ? 1 : 0;
      }
    }
    return count;
  }
}
