package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs that a phone stored as its sensor lay. */
class OrientationTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;

  /** Where the upper left corner of what is stored ends up (Exif 2.32, 4.6.4). */
  @ParameterizedTest
  @CsvSource({
    "1, false, false, false",
    "2, false, true, false",
    "3, false, true, true",
    "4, false, false, true",
    "5, true, false, false",
    "6, true, true, false",
    "7, true, true, true",
    "8, true, false, true",
  })
  void aPhotographStandsUpright(int orientation, boolean lies, boolean right, boolean bottom)
      throws Exception {
    for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
      RasterPicture picture = PictureReader.read(photograph(exif(orientation, order)));
      assertThat(picture.width()).isEqualTo(lies ? HEIGHT : WIDTH);
      assertThat(picture.height()).isEqualTo(lies ? WIDTH : HEIGHT);
      assertThat(isRed(picture, right, bottom)).isTrue();
      assertThat(isRed(picture, !right, !bottom)).isFalse();
    }
  }

  @Test
  void whatIsUnreadableTurnsNothing() throws Exception {
    byte[] endless = exif(6, ByteOrder.BIG_ENDIAN);
    endless[13] = 120; // the directory begins beyond the end
    for (byte[] exif : new byte[][] {endless, exif(9, ByteOrder.BIG_ENDIAN), {'E', 'x'}, {}}) {
      assertThat(PictureReader.read(photograph(exif)).width()).isEqualTo(WIDTH);
    }
  }

  private static boolean isRed(RasterPicture picture, boolean right, boolean bottom) {
    Color color =
        new Color(
            picture
                .image()
                .getRGB(right ? picture.width() - 4 : 3, bottom ? picture.height() - 4 : 3));
    return color.getRed() > 150 && color.getGreen() < 100;
  }

  /** A directory with the one entry that counts. */
  private static byte[] exif(int orientation, ByteOrder order) {
    ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4);
    exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    exif.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(StandardCharsets.US_ASCII));
    exif.order(order).putShort((short) 42).putInt(8).putShort((short) 1);
    exif.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) orientation);
    return exif.array();
  }

  private static byte[] photograph(byte[] exif) throws IOException {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, WIDTH / 2, HEIGHT / 2);
    graphics.dispose();
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", jpeg);
    byte[] plain = jpeg.toByteArray();
    ByteBuffer file = ByteBuffer.allocate(plain.length + 4 + exif.length);
    file.put(plain, 0, 2).put((byte) 0xFF).put((byte) 0xE1);
    file.putShort((short) (2 + exif.length)).put(exif).put(plain, 2, plain.length - 2);
    return file.array();
  }
}
