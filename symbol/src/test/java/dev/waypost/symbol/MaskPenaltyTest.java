package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskPenaltyTest {

  @Test
  void aRunOfFiveCostsThreeAndEachFurtherModuleOne() {
    assertThat(MaskPenalty.runs(line("####.#"))).isZero();
    assertThat(MaskPenalty.runs(line("#####."))).isEqualTo(3);
    assertThat(MaskPenalty.runs(line("#......"))).isEqualTo(4);
    assertThat(MaskPenalty.runs(line("#####.....#######"))).isEqualTo(3 + 3 + 5);
  }

  @Test
  void aFinderLikeStretchNeedsFourLightModulesBesideIt() {
    assertThat(MaskPenalty.finderLikes(line("#.###.#"))).isZero();
    assertThat(MaskPenalty.finderLikes(line("#.###.#...#"))).isZero();
    assertThat(MaskPenalty.finderLikes(line("...#.###.#..."))).isZero();
    assertThat(MaskPenalty.finderLikes(line("#.###.#...."))).isEqualTo(40);
    assertThat(MaskPenalty.finderLikes(line("....#.###.##"))).isEqualTo(40);
    assertThat(MaskPenalty.finderLikes(line("....#.##.#...."))).isZero();
  }

  @Test
  void lightModulesOnBothSidesCountOnceAndSharedOnesForEach() {
    assertThat(MaskPenalty.finderLikes(line("....#.###.#...."))).isEqualTo(40);
    assertThat(MaskPenalty.finderLikes(line("#.###.#....#.###.#"))).isEqualTo(80);
    assertThat(MaskPenalty.finderLikes(line("....#.###.#.###.#...."))).isEqualTo(80);
  }

  @Test
  void aBlockOfThreeByThreeHoldsFourBlocks() {
    assertThat(MaskPenalty.blocks(grid("###", "###", "###"))).isEqualTo(4 * 3);
    assertThat(MaskPenalty.blocks(grid("#.#", "...", "#.."))).isEqualTo(3);
    assertThat(MaskPenalty.blocks(grid("#.#", ".#.", "#.#"))).isZero();
  }

  @Test
  void theShareOfDarkModulesCostsTenForEachFivePercent() {
    assertThat(MaskPenalty.imbalance(50, 100)).isZero();
    assertThat(MaskPenalty.imbalance(46, 100)).isZero();
    assertThat(MaskPenalty.imbalance(55, 100)).isZero();
    assertThat(MaskPenalty.imbalance(56, 100)).isEqualTo(10);
    assertThat(MaskPenalty.imbalance(40, 100)).isEqualTo(10);
    assertThat(MaskPenalty.imbalance(39, 100)).isEqualTo(20);
    assertThat(MaskPenalty.imbalance(0, 100)).isEqualTo(90);
    assertThat(MaskPenalty.imbalance(100, 100)).isEqualTo(90);
  }

  @Test
  void theSumEqualsThatOfANaiveScorerOnRandomPictures() {
    Random random = new Random(6);
    for (int i = 0; i < 300; i++) {
      int size = 11 + random.nextInt(50);
      double darkness = random.nextDouble();
      List<String> rows = new ArrayList<>();
      for (int y = 0; y < size; y++) {
        rows.add(randomRow(size, darkness, random));
      }

      assertThat(MaskPenalty.of(grid(rows.toArray(String[]::new))))
          .as("picture %d", i)
          .isEqualTo(NaivePenalty.of(rows));
    }
  }

  /** Modules at random, with whole finder-like stretches strewn in. */
  private static String randomRow(int size, double darkness, Random random) {
    StringBuilder row = new StringBuilder();
    while (row.length() < size) {
      if (random.nextInt(10) == 0) {
        row.append("...#.###.#....", random.nextInt(4), 10 + random.nextInt(5));
      } else {
        row.append(random.nextDouble() < darkness ? '#' : '.');
      }
    }
    return row.substring(0, size);
  }

  @Test
  void theChosenMaskIsTheFirstOfTheLeastPenalty() {
    Random random = new Random(7);
    RandomSegments randomSegments = new RandomSegments(random);
    for (int i = 0; i < 80; i++) {
      int version = 1 + i % 40;
      ErrorCorrection level = i % 3 == 0 ? ErrorCorrection.L : ErrorCorrection.Q;
      List<Segment> segments = randomSegments.fitting(version, level);
      SymbolOptions options =
          SymbolOptions.defaults()
              .withVersions(version, version)
              .withLevel(level)
              .withRaiseLevel(false);

      Symbol chosen = SymbolEncoder.encode(segments, options);

      List<Integer> penalties = new ArrayList<>();
      for (int mask = 0; mask < 8; mask++) {
        penalties.add(NaivePenalty.of(SymbolEncoder.encode(segments, options.withMask(mask))));
      }
      int least = penalties.stream().min(Integer::compare).orElseThrow();
      assertThat(chosen.mask()).as("%s: %s", chosen, penalties).isEqualTo(penalties.indexOf(least));
    }
  }

  private static boolean[] line(String picture) {
    boolean[] line = new boolean[picture.length()];
    for (int i = 0; i < line.length; i++) {
      line[i] = picture.charAt(i) == '#';
    }
    return line;
  }

  private static ModuleGrid grid(String... rows) {
    ModuleGrid grid = new ModuleGrid(rows.length);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows.length; x++) {
        grid.set(x, y, rows[y].charAt(x) == '#');
      }
    }
    return grid;
  }
}
