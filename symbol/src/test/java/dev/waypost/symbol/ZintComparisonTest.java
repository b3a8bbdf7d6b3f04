package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Our symbols beside those of zint, a third independent encoder and the one that knows GS1. It is a
 * command of the system, which {@code ./dev test --long} brings.
 */
@Tag("long")
class ZintComparisonTest {
  private static final List<ErrorCorrection> LEVELS = List.of(ErrorCorrection.values());

  @Test
  void modulesOfBytesEqualThoseOfZint() throws Exception {
    Random random = new Random(11);
    for (int version = 1; version <= 40; version++) {
      for (ErrorCorrection level : LEVELS) {
        int length = 1 + random.nextInt(SymbolEncoder.dataCodewords(version, level) - 3);
        String text =
            random
                .ints(length, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        int mask = random.nextInt(8);
        Symbol symbol = SymbolEncoder.encode(text, exactly(version, level, mask));
        assertSameModules(symbol, zint(symbol, text));
      }
    }
  }

  @Test
  void modulesOfDigitsAndCapitalsEqualThoseOfZint() throws Exception {
    for (String text : List.of("0123456789012345678901234", "HTTPS://QR.EXAMPLE.COM/7K3M")) {
      for (int mask = 0; mask < 8; mask++) {
        Symbol symbol = SymbolEncoder.encode(text, exactly(4, ErrorCorrection.M, mask));
        assertSameModules(symbol, zint(symbol, text));
      }
    }
  }

  @Test
  void modulesOfGs1ElementStringsEqualThoseOfZint() throws Exception {
    Symbol symbol =
        SymbolEncoder.encodeGs1(
            "010950600013435210ABC123\u001D2112345", exactly(4, ErrorCorrection.M, 2));
    assertSameModules(symbol, zint(symbol, "[01]09506000134352[10]ABC123[21]12345", "--gs1"));
  }

  private static SymbolOptions exactly(int version, ErrorCorrection level, int mask) {
    return SymbolOptions.defaults()
        .withVersions(version, version)
        .withLevel(level)
        .withRaiseLevel(false)
        .withMask(mask);
  }

  private static List<String> zint(Symbol symbol, String text, String... flags)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "zint",
            "--barcode=QRCODE",
            "--vers=" + symbol.version(),
            "--secure=" + (LEVELS.indexOf(symbol.level()) + 1),
            "--mask=" + symbol.mask(),
            "--dump",
            flags.length == 0 ? "--binary" : flags[0],
            "--data=" + text);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().toList();
  }

  /** Each line of zint's is a row in hexadecimal, the leftmost module in the highest bit. */
  private static void assertSameModules(Symbol symbol, List<String> rows) {
    assertThat(rows).hasSize(symbol.size());
    for (int y = 0; y < symbol.size(); y++) {
      String digits = rows.get(y).replace(" ", "");
      for (int x = 0; x < symbol.size(); x++) {
        boolean dark = (Character.digit(digits.charAt(x / 4), 16) >>> (3 - x % 4) & 1) != 0;
        assertThat(symbol.isDark(x, y)).as("%s at (%d, %d)", symbol, x, y).isEqualTo(dark);
      }
    }
  }
}
