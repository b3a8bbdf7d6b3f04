package dev.waypost.render.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.render.PngRenderer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand random designs as readers see them that had no part in the proof: zbar, and zxing-cpp
 * as the npm package zxing-wasm, which ./dev test --long brings.
 */
@Tag("long")
class OtherReadersTest {
  private static final Logger LOGGER = Logger.getLogger(OtherReadersTest.class.getName());
  private static final int DESIGNS = 1_000;
  private static final int PIXELS = 600;
  private static final int LARGER_PIXELS = 1_000;
  private static final int PAPER = 30;

  /** Of those that pass, so many may be lost by each of the two; none by both. */
  private static final double MOST_LOST_BY_ONE = 0.12;

  /** Of those that are refused, so many may be read by both: phones are more than two readers. */
  private static final double MOST_READ_BY_BOTH = 0.45;

  @TempDir Path folder;

  private record Design(RandomStyles.Drawn drawn, boolean passes, List<Flaw> flaws) {
    boolean isRead(Map<String, String> read, int number) {
      return drawn.text().equals(read.get(name(number)));
    }
  }

  @Test
  void whatPassesIsReadByAnotherReaderAndWhatIsRefusedIsCounted() throws Exception {
    var styles = new RandomStyles(20_261_126);
    List<Design> designs = new ArrayList<>();
    for (int i = 0; i < DESIGNS; i++) {
      RandomStyles.Drawn drawn = styles.next();
      Proof proof = Prover.prove(drawn.symbol(), drawn.style());
      boolean passes =
          proof.passes()
              && Prover.isRead(drawn.symbol(), drawn.style(), proof.contrast().lightOnDark());
      designs.add(new Design(drawn, passes, proof.flaws()));
      write(designs, i, PIXELS, folder);
    }
    Map<String, String> zbar = zbar(folder);
    Map<String, String> zxing = zxing(folder);
    int passed = 0;
    int[] lostByOne = new int[2];
    List<Integer> lostByBoth = new ArrayList<>();
    int readByBoth = 0;
    Map<Flaw, Integer> reasons = new TreeMap<>();
    for (int i = 0; i < DESIGNS; i++) {
      Design design = designs.get(i);
      boolean byZbar = design.isRead(zbar, i);
      boolean byZxing = design.isRead(zxing, i);
      if (design.passes()) {
        passed++;
        lostByOne[0] += byZbar ? 0 : 1;
        lostByOne[1] += byZxing ? 0 : 1;
        if (!byZbar && !byZxing) {
          lostByBoth.add(i);
        }
      } else {
        assertThat(design.flaws()).as(name(i)).isNotEmpty();
        if (byZbar && byZxing) {
          readByBoth++;
          reasons.merge(design.flaws().getFirst(), 1, Integer::sum);
        }
      }
    }
    LOGGER.info(
        "Of %d random designs %d pass; zbar loses %d of them, zxing-cpp %d. Of %d that are refused, both read %d: %s."
            .formatted(
                DESIGNS,
                passed,
                lostByOne[0],
                lostByOne[1],
                DESIGNS - passed,
                readByBoth,
                reasons));
    assertThat(lostAlsoWhenLarger(designs, lostByBoth)).isEmpty();
    assertThat(lostByOne[0]).isLessThan((int) (MOST_LOST_BY_ONE * passed));
    assertThat(lostByOne[1]).isLessThan((int) (MOST_LOST_BY_ONE * passed));
    assertThat(readByBoth).isLessThan((int) (MOST_READ_BY_BOTH * (DESIGNS - passed)));
    assertThat(passed).isGreaterThan(DESIGNS / 2);
  }

  /** Each reader loses some at one size and not at another, plain ones too. */
  private List<Design> lostAlsoWhenLarger(List<Design> designs, List<Integer> lost)
      throws Exception {
    Path larger = Files.createDirectory(folder.resolve("larger"));
    for (int number : lost) {
      write(designs, number, LARGER_PIXELS, larger);
    }
    Map<String, String> zbar = zbar(larger);
    Map<String, String> zxing = zxing(larger);
    LOGGER.info(lost.size() + " are lost by both at " + PIXELS + " pixels.");
    return lost.stream()
        .filter(number ->
            !designs.get(number).isRead(zbar, number) && !designs.get(number).isRead(zxing, number))
        .map(designs::get)
        .toList();
  }

  private static void write(List<Design> designs, int number, int pixels, Path folder)
      throws IOException {
    RandomStyles.Drawn drawn = designs.get(number).drawn();
    write(PngRenderer.render(drawn.symbol(), drawn.style(), pixels), folder.resolve(name(number)));
  }

  /** On white paper, which shows through what is transparent. */
  private static void write(byte[] png, Path file) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    var paper =
        new BufferedImage(
            image.getWidth() + 2 * PAPER,
            image.getHeight() + 2 * PAPER,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, paper.getWidth(), paper.getHeight());
    graphics.drawImage(image, PAPER, PAPER, null);
    graphics.dispose();
    ImageIO.write(paper, "png", file.toFile());
  }

  private static String name(int number) {
    return "%04d.png".formatted(number);
  }

  private static List<Path> pictures(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
    }
  }

  private static Map<String, String> zbar(Path folder) throws Exception {
    Map<String, String> read = new TreeMap<>();
    for (Path file : pictures(folder)) {
      String text =
          run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file.toString());
      read.put(file.getFileName().toString(), text.strip());
    }
    return read;
  }

  private static Map<String, String> zxing(Path folder) throws Exception {
    String modules = System.getenv("WAYPOST_ZXING_WASM");
    assertThat(modules).as("the folder of zxing-wasm, which ./dev test --long brings").isNotNull();
    Path script = folder.resolve("read.mjs");
    Files.writeString(
        script,
        """
        import { createRequire } from "node:module";
        import { readFileSync, readdirSync } from "node:fs";
        const [folder, modules] = process.argv.slice(2);
        const require = createRequire(modules + "/x.js");
        const { readBarcodes, prepareZXingModule } = require("zxing-wasm/reader");
        const wasm = readFileSync(modules + "/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm");
        prepareZXingModule({ overrides: { wasmBinary: wasm.buffer } });
        for (const file of readdirSync(folder).filter(name => name.endsWith(".png"))) {
          const blob = new Blob([readFileSync(folder + "/" + file)]);
          const found = await readBarcodes(blob, { formats: ["QRCode"], tryHarder: true });
          console.log(file + "\\t" + (found[0]?.text ?? ""));
        }
        """);
    Map<String, String> read = new TreeMap<>();
    run("node", script.toString(), folder.toString(), modules)
        .lines()
        .map(line -> line.split("\t", 2))
        .forEach(parts -> read.put(parts[0], parts[1].strip()));
    assertThat(read).hasSameSizeAs(pictures(folder));
    return read;
  }

  /** What a program writes; zbar ends with 4 where it finds nothing. */
  private static String run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(String.join(" ", command)).isIn(0, 4);
    return said;
  }
}
