package dev.waypost.benchmarks.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.WriterException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngBenchmarkTest {
  private final PngBenchmark benchmark = new PngBenchmark();

  @Test
  void bothContestantsMakeAPictureOfTheSameSizeAndDepth() throws IOException, WriterException {
    benchmark.keepImagesInMemory();

    expectBlackAndWhitePicture(benchmark.waypost());
    expectBlackAndWhitePicture(benchmark.zxing());
  }

  /** Being faster with a much larger file would be another contest. */
  @Test
  void ourFileIsAtMostAFifthLarger() throws IOException, WriterException {
    benchmark.keepImagesInMemory();

    assertThat(benchmark.waypost().length).isLessThan(benchmark.zxing().length * 12 / 10);
  }

  private static void expectBlackAndWhitePicture(byte[] png) throws IOException {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isEqualTo(1024);
    assertThat(picture.getHeight()).isEqualTo(1024);
    assertThat(picture.getColorModel().getPixelSize()).isEqualTo(1);
  }
}
