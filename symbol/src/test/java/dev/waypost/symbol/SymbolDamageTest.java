package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolDamageTest {
  private record Module(int x, int y) {}

  @Test
  void nothingIsSpentWhereAllModulesAreThere() {
    SymbolDamage damage = SymbolDamage.of(symbol(5, ErrorCorrection.Q), (_, _) -> false);
    assertThat(damage.spent()).isZero();
    assertThat(damage.vital()).isFalse();
    assertThat(damage.blocks()).hasSize(4).containsOnly(new SymbolDamage.Block(0, 9));
  }

  /** ISO/IEC 18004:2015, Table 9: the last of (c, k, r). */
  @ParameterizedTest
  @CsvSource({
    "1, L, 2",
    "1, M, 4",
    "1, Q, 6",
    "1, H, 8",
    "2, L, 4",
    "2, M, 8",
    "2, Q, 11",
    "2, H, 14",
    "3, L, 7",
    "3, M, 13",
    "3, H, 11",
    "7, H, 13",
    "13, H, 11",
    "40, L, 15",
    "40, H, 15",
  })
  void aBlockRestoresWhatTheStandardSays(int version, ErrorCorrection level, int correctable) {
    SymbolDamage damage = SymbolDamage.of(symbol(version, level), (_, _) -> true);
    assertThat(damage.blocks())
        .allMatch(block -> block.correctableCodewords() == correctable)
        .hasSize(BlockLayout.of(version, level).blocks());
    assertThat(damage.blocks().stream().mapToInt(SymbolDamage.Block::damagedCodewords).sum())
        .isEqualTo(SymbolVersion.totalCodewords(version));
    assertThat(damage.vital()).isTrue();
  }

  /**
   * Another reader restores as many wrong codewords in each block as we say it can, and not one
   * more in any of them: so each module is counted for the right block.
   */
  @ParameterizedTest
  @CsvSource({"2, M", "3, L", "3, H", "5, Q", "7, H", "8, M", "13, H", "20, L"})
  void anotherReaderRestoresAsMuchAsWeSayAndNotMore(int version, ErrorCorrection level)
      throws Exception {
    Symbol symbol = symbol(version, level);
    var random = new Random(version);
    int correctable =
        SymbolDamage.of(symbol, (_, _) -> false).blocks().getFirst().correctableCodewords();
    Set<Module> wrong = new HashSet<>();
    for (int block = 0; block < BlockLayout.of(version, level).blocks(); block++) {
      spoil(symbol, wrong, block, correctable, random);
    }
    assertThat(read(symbol, wrong)).isEqualTo(text(version));

    int unlucky = random.nextInt(BlockLayout.of(version, level).blocks());
    spoil(symbol, wrong, unlucky, correctable + 1, random);
    assertThat(SymbolDamage.of(symbol, at(wrong)).spent()).isGreaterThan(1);
    assertThat(read(symbol, wrong)).isNotEqualTo(text(version));
  }

  /** Alignment patterns alone may be hidden. */
  @ParameterizedTest
  @CsvSource({
    "7, 0, 0, true", "7, 8, 8, true", "7, 6, 20, true", "7, 20, 6, true", "7, 37, 8, true",
    "7, 34, 0, true", "7, 0, 36, true", "7, 22, 22, false", "7, 20, 22, false", "7, 30, 30, false",
    "2, 18, 18, false", "2, 17, 8, true", "2, 16, 8, false",
  })
  void whatErrorCorrectionDoesNotRestoreIsTold(int version, int x, int y, boolean vital) {
    Symbol symbol = symbol(version, ErrorCorrection.M);
    assertThat(SymbolDamage.of(symbol, (column, row) -> column == x && row == y).vital())
        .isEqualTo(vital);
  }

  /** Spoils one module of one more codeword of a block after the other, until so many are wrong. */
  private static void spoil(
      Symbol symbol, Set<Module> wrong, int block, int codewords, Random random) {
    List<Module> modules = modules(symbol, random);
    for (Module module : modules) {
      List<SymbolDamage.Block> before = SymbolDamage.of(symbol, at(wrong)).blocks();
      if (before.get(block).damagedCodewords() == codewords) {
        return;
      }
      Set<Module> more = new HashSet<>(wrong);
      more.add(module);
      if (SymbolDamage.of(symbol, at(more)).blocks().get(block).damagedCodewords()
          > before.get(block).damagedCodewords()) {
        wrong.add(module);
      }
    }
    throw new AssertionError("There are fewer codewords.");
  }

  private static List<Module> modules(Symbol symbol, Random random) {
    List<Module> modules = new ArrayList<>();
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (!symbol.isFunction(x, y)) {
          modules.add(new Module(x, y));
        }
      }
    }
    Collections.shuffle(modules, random);
    return modules;
  }

  private static SymbolDamage.Modules at(Set<Module> modules) {
    return (x, y) -> modules.contains(new Module(x, y));
  }

  private static String read(Symbol symbol, Set<Module> wrong) throws Exception {
    var matrix = new BitMatrix(symbol.size());
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (symbol.isDark(x, y) != wrong.contains(new Module(x, y))) {
          matrix.set(x, y);
        }
      }
    }
    try {
      return new Decoder().decode(matrix).getText();
    } catch (ChecksumException lost) {
      return "";
    }
  }

  private static String text(int version) {
    return "WAYPOST " + version;
  }

  private static Symbol symbol(int version, ErrorCorrection level) {
    return SymbolEncoder.encode(
        text(version),
        SymbolOptions.defaults()
            .withLevel(level)
            .withVersions(version, version)
            .withRaiseLevel(false));
  }
}
