package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/** Pixels as a JPEG file, written by the JDK's own writer. */
final class JpegFile {
  /** Of 0 to 1: below, edges begin to ring in a way that is seen. */
  private static final float QUALITY = 0.95f;

  private static final String METADATA_FORMAT = "javax_imageio_jpeg_image_1.0";

  private JpegFile() {}

  /**
   * The file.
   *
   * @param image opaque
   */
  static byte[] of(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    var file = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), parameters);
      keepAllColor(metadata);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /**
   * Stores colour as finely as lightness, 4:4:4, where the writer would halve it both ways:
   * coloured modules would get a fringe (ISO/IEC 10918-1, A.1.1, sampling factors).
   */
  private static void keepAllColor(IIOMetadata metadata) throws IIOInvalidTreeException {
    var tree = (IIOMetadataNode) metadata.getAsTree(METADATA_FORMAT);
    var lightness = (Element) tree.getElementsByTagName("componentSpec").item(0);
    lightness.setAttribute("HsamplingFactor", "1");
    lightness.setAttribute("VsamplingFactor", "1");
    metadata.setFromTree(METADATA_FORMAT, tree);
  }
}
