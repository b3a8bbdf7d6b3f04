package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SmallPictureTest {
  private static final int MOST_BYTES = 6_000;

  private static BufferedImage small(BufferedImage image) throws IOException {
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    byte[] png = SmallPicture.png(RasterPicture.ofPng(file.toByteArray()), 240, MOST_BYTES);
    assertThat(png).hasSizeLessThanOrEqualTo(MOST_BYTES);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void aDrawnLogoKeepsItsSizeItsColoursAndItsTransparency() throws IOException {
    var image = new BufferedImage(1000, 500, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(0x0b6b4f));
    graphics.fillOval(0, 0, 500, 500);
    graphics.setColor(new Color(0xc2185b));
    graphics.fillOval(400, 0, 500, 500);
    graphics.dispose();

    BufferedImage small = small(image);

    assertThat(small.getWidth()).isEqualTo(240);
    assertThat(small.getHeight()).isEqualTo(120);
    assertThat(small.getRGB(0, 0) >>> 24).isZero();
    assertThat(small.getRGB(40, 60)).isEqualTo(0xff0b6b4f);
    assertThat(small.getRGB(180, 60)).isEqualTo(0xffc2185b);
  }

  @Test
  void aPhotographBecomesSmaller() throws IOException {
    var image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int y = 0; y < 600; y++) {
      for (int x = 0; x < 800; x++) {
        image.setRGB(x, y, ((x / 4) << 16) + ((y / 3) << 8) + random.nextInt(256));
      }
    }
    BufferedImage small = small(image);
    assertThat(small.getWidth()).isBetween(40, 160);
  }

  @Test
  void whatIsSmallAlreadyIsNotBlownUp() throws IOException {
    BufferedImage small = small(new BufferedImage(16, 9, BufferedImage.TYPE_INT_RGB));
    assertThat(small.getWidth()).isEqualTo(16);
    assertThat(small.getHeight()).isEqualTo(9);
  }

  @Test
  void aLineStaysALine() throws IOException {
    BufferedImage small = small(new BufferedImage(1024, 1, BufferedImage.TYPE_INT_RGB));
    assertThat(small.getWidth()).isEqualTo(240);
    assertThat(small.getHeight()).isEqualTo(1);
  }
}
