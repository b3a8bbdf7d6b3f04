package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class ZlibStreamTest {
  @Test
  void everyLengthAndDistanceIsReadAsItWasWritten() throws DataFormatException {
    Random random = new Random(1);
    for (int length = 3; length < 900; length++) {
      check(random, length, 1 + random.nextInt(40_000), 40_000);
    }
    for (int distance = 1; distance <= 32_767; distance += distance < 600 ? 1 : 97) {
      check(random, 3 + random.nextInt(300), distance, distance + 10);
    }
    check(random, 258, 32_767, 32_767);
  }

  private static void check(Random random, int length, int distance, int literals)
      throws DataFormatException {
    int reach = Math.min(32_767, distance);
    byte[] bytes = new byte[Math.max(reach, Math.min(literals, reach + 10)) + length];
    var stream = new ZlibStream();
    int at = 0;
    for (; at < bytes.length - length; at++) {
      bytes[at] = (byte) (random.nextGaussian() * 20);
      stream.literal(bytes[at] & 0xFF);
    }
    stream.repeat(length, reach);
    for (; at < bytes.length; at++) {
      bytes[at] = bytes[at - reach];
    }
    assertThat(inflated(stream.finish(adler(bytes)))).isEqualTo(bytes);
  }

  @Test
  void nothingAndASingleByteAreStreamsToo() throws DataFormatException {
    assertThat(inflated(new ZlibStream().finish(1))).isEmpty();
    var stream = new ZlibStream();
    stream.literal(7);
    assertThat(inflated(stream.finish(adler(new byte[] {7})))).containsExactly(7);
  }

  /** Frequencies like these give the deepest trees. */
  @Test
  void codesAreNoLongerThanTheyMayBe() {
    int[] fibonacci = new int[40];
    fibonacci[0] = 1;
    fibonacci[1] = 1;
    for (int i = 2; i < fibonacci.length; i++) {
      fibonacci[i] = fibonacci[i - 1] + fibonacci[i - 2];
    }
    for (int longest : new int[] {7, 15}) {
      HuffmanCode code = HuffmanCode.of(fibonacci, longest);
      double filled = 0;
      for (int symbol = 0; symbol < fibonacci.length; symbol++) {
        assertThat(code.length(symbol)).isBetween(1, longest);
        filled += Math.pow(2, -code.length(symbol));
      }
      assertThat(filled).as("Kraft's sum").isEqualTo(1);
    }
  }

  @Test
  void theChecksumOfRepeatedBytesIsThatOfAllOfThem() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      var all = new ByteArrayOutputStream();
      var adler = new Adler();
      for (int part = 0; part < 3; part++) {
        byte[] bytes = new byte[1 + random.nextInt(600)];
        random.nextBytes(bytes);
        if (part == 1) {
          Arrays.fill(bytes, (byte) 0xFF);
        }
        int times = random.nextInt(i % 10 == 0 ? 5000 : 50);
        long sum = 0;
        long weighted = 0;
        for (byte value : bytes) {
          sum += value & 0xFF;
          weighted += sum;
        }
        adler.add(bytes.length, sum, weighted, times);
        for (int time = 0; time < times; time++) {
          all.writeBytes(bytes);
        }
      }
      assertThat(adler.value()).isEqualTo(adler(all.toByteArray()));
    }
  }

  private static int adler(byte[] bytes) {
    var adler = new Adler32();
    adler.update(bytes);
    return (int) adler.getValue();
  }

  private static byte[] inflated(byte[] stream) throws DataFormatException {
    try (var inflater = new Inflater()) {
      inflater.setInput(stream);
      byte[] bytes = new byte[100_000];
      int length = inflater.inflate(bytes);
      assertThat(inflater.finished()).isTrue();
      return Arrays.copyOf(bytes, length);
    }
  }
}
