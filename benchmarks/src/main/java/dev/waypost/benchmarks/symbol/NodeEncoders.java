package dev.waypost.benchmarks.symbol;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Encoders from npm, where Node is there: {@code qr} and {@code qrcode-generator}, in versions that
 * are pinned. They do the same work in a process of their own, each for {@value #SECONDS} seconds,
 * of which the first half warms up.
 */
public final class NodeEncoders {
  private static final int SECONDS = 4;
  private static final List<String> PACKAGES = List.of("qr@0.7.0", "qrcode-generator@2.0.4");

  /**
   * What an encoder took.
   *
   * @param name for the table
   * @param version of the symbol it made, 1 to 40
   * @param microseconds for one symbol
   */
  public record Result(String name, int version, double microseconds) {}

  private final Path folder;

  private NodeEncoders(Path folder) {
    this.folder = folder;
  }

  /**
   * Whether Node and npm are on the path.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static boolean areThere() throws InterruptedException {
    try {
      output(Path.of("."), "node", "--version");
      output(Path.of("."), "npm", "--version");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Installs the packages into a folder of their own.
   *
   * @throws IOException if npm can't; the message has its output
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public static NodeEncoders install(Path folder) throws IOException, InterruptedException {
    try (InputStream script = NodeEncoders.class.getResourceAsStream("encoders.mjs")) {
      Files.write(
          folder.resolve("encoders.mjs"), Objects.requireNonNull(script, "script").readAllBytes());
    }
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--silent", "--no-fund", "--no-audit"));
    command.addAll(List.of("--prefix", folder.toString()));
    command.addAll(PACKAGES);
    output(folder, command.toArray(String[]::new));
    return new NodeEncoders(folder);
  }

  /**
   * Encodes a text with each.
   *
   * @param level M or H
   * @throws IOException if Node fails; the message has its output
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<Result> encode(String text, String level) throws IOException, InterruptedException {
    return output(folder, "node", "encoders.mjs", level, "" + SECONDS, text)
        .lines()
        .map(line -> line.split("\t"))
        .map(
            cells -> new Result(cells[0], Integer.parseInt(cells[1]), Double.parseDouble(cells[2])))
        .toList();
  }

  private static String output(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(
          String.format(Locale.ROOT, "%s failed: %s", command[0], output.strip()));
    }
    return output;
  }
}
