package dev.waypost.render;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A picture of pixels as an image of PDF (ISO 32000-1, 8.9.5), with a soft mask where something
 * shows through (11.6.5.3).
 */
final class PdfPicture {
  private PdfPicture() {}

  /** The image, as an object of the document. */
  static PDImageXObject of(RasterPicture picture, PDDocument document, InkSpace inks)
      throws IOException {
    InkPixels pixels = InkPixels.of(picture, inks);
    PDColorSpace colors =
        switch (inks) {
          case RGB -> PDDeviceRGB.INSTANCE;
          case CMYK -> PDDeviceCMYK.INSTANCE;
        };
    PDImageXObject image = image(document, pixels, pixels.interleaved(), colors);
    if (!pixels.isOpaque()) {
      PDImageXObject mask = image(document, pixels, pixels.alpha(), PDDeviceGray.INSTANCE);
      image.getCOSObject().setItem(COSName.SMASK, mask);
    }
    return image;
  }

  private static PDImageXObject image(
      PDDocument document, InkPixels pixels, byte[] bytes, PDColorSpace colors) throws IOException {
    return new PDImageXObject(
        document,
        new ByteArrayInputStream(deflated(bytes)),
        COSName.FLATE_DECODE,
        pixels.width(),
        pixels.height(),
        Byte.SIZE,
        colors);
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    var deflated = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(deflated)) {
      deflater.write(bytes);
    }
    return deflated.toByteArray();
  }
}
