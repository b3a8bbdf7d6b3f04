package dev.waypost.render;

import dev.waypost.render.RefusedPictureException.Reason;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes a picture of ours from a file that anybody may have sent. Nothing of the file stays but its
 * pixels: it is decoded and written anew.
 *
 * <p>A picture of the most pixels takes some hundred megabytes meanwhile, so whoever calls this
 * bounds how many are read at the same time.
 */
public final class PictureReader {
  /** The most pixels of a side. */
  public static final int MOST_SIDE = 4096;

  /** The most pixels of a picture. */
  public static final int MOST_PIXELS = 16_000_000;

  /** The longer side of what is kept, at most. */
  public static final int KEPT_SIDE = 1024;

  private PictureReader() {}

  /**
   * The picture in a PNG, JPEG or WebP file, scaled to at most {@value #KEPT_SIDE} pixels a side.
   *
   * @param file what was sent, whatever it is
   * @throws RefusedPictureException if it is another kind of file, too large, cut off or damaged
   */
  public static RasterPicture read(byte[] file) throws RefusedPictureException {
    PictureFile picture = PictureFile.of(file);
    if (picture.width() > MOST_SIDE
        || picture.height() > MOST_SIDE
        || (long) picture.width() * picture.height() > MOST_PIXELS) {
      throw new RefusedPictureException(
          Reason.TOO_LARGE,
          "This picture has %d × %d pixels. At most %d a side and %d million in all are read; save it smaller."
              .formatted(picture.width(), picture.height(), MOST_SIDE, MOST_PIXELS / 1_000_000));
    }
    BufferedImage kept = scaled(decode(picture));
    return RasterPicture.ofPng(png(picture.orientation().upright(kept)));
  }

  private static BufferedImage decode(PictureFile picture) throws RefusedPictureException {
    ImageIO.setUseCache(false);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(picture.format());
    if (!readers.hasNext()) {
      throw new IllegalStateException("Nothing here reads " + picture.format() + " files.");
    }
    ImageReader reader = readers.next();
    var damaged = new AtomicBoolean();
    reader.addIIOReadWarningListener((IIOReadWarningListener) (_, _) -> damaged.set(true));
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(picture.pixelsOnly()))) {
      reader.setInput(input, true, true);
      BufferedImage image = read(reader);
      if (damaged.get()
          || image.getWidth() != picture.width()
          || image.getHeight() != picture.height()) {
        throw damaged(picture);
      }
      return image;
    } catch (IOException | RuntimeException unreadable) {
      throw damaged(picture);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage read(ImageReader reader) throws IOException {
    ImageReadParam asItIs = reader.getDefaultReadParam();
    return reader.read(0, asItIs);
  }

  private static RefusedPictureException damaged(PictureFile picture) {
    return new RefusedPictureException(
        Reason.DAMAGED,
        "This "
            + picture.name()
            + " file is damaged, cut off or of a rare kind. Open it in a picture editor, and save it as a PNG file.");
  }

  /** Smaller where it is too large, and of a plain kind of pixels. */
  private static BufferedImage scaled(BufferedImage image) {
    double scale =
        Math.min(1.0, (double) KEPT_SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage nearly = Halving.towards(image, width, height);
    boolean translucent = image.getColorModel().hasAlpha();
    var kept =
        new BufferedImage(
            width, height, translucent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = kept.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(nearly, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return kept;
  }

  private static byte[] png(BufferedImage image) {
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return file.toByteArray();
  }
}
