package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EpsImageTest {
  /** The sentence that the format is usually shown with begins so. */
  @Test
  void base85IsAsElsewhere() {
    assertThat(EpsImage.base85("Man is distinguished".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("9jqo^BlbD-BleB1DJ+*+F(f,q~>");
    assertThat(EpsImage.base85(new byte[] {0, 0, 0, 0, 'M'})).isEqualTo("z9`~>");
    assertThat(EpsImage.base85(new byte[0])).isEqualTo("~>");
  }

  @Test
  void runLengthsComeBackAsTheyWere() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(1000)];
      int colors = 1 + random.nextInt(4);
      int run = 1 + random.nextInt(300);
      for (int at = 0; at < bytes.length; at++) {
        bytes[at] =
            at > 0 && random.nextInt(run) > 0 ? bytes[at - 1] : (byte) random.nextInt(colors);
      }
      assertThat(decoded(EpsImage.runLengths(bytes))).isEqualTo(bytes);
    }
  }

  @Test
  void anAreaOfOneColourIsShort() {
    assertThat(EpsImage.runLengths(new byte[12_800])).hasSize(201);
  }

  /** As the PostScript Language Reference describes the RunLengthDecode filter. */
  private static byte[] decoded(byte[] runs) {
    var bytes = new ByteArrayOutputStream();
    int at = 0;
    while ((runs[at] & 0xFF) != 128) {
      int length = runs[at++] & 0xFF;
      if (length < 128) {
        bytes.write(runs, at, length + 1);
        at += length + 1;
      } else {
        for (int i = 0; i < 257 - length; i++) {
          bytes.write(runs[at]);
        }
        at++;
      }
    }
    assertThat(at).isEqualTo(runs.length - 1);
    return bytes.toByteArray();
  }
}
