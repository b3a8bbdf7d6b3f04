package dev.waypost.server;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Reads images as a phone would: from their pixels. */
final class SymbolReader {
  private static final Pattern PATH_STEP = Pattern.compile("([Mhvz])(-?\\d+)?[ ,]?(-?\\d+)?");

  private SymbolReader() {}

  /** The text of the symbol in a PNG or JPEG file. */
  static String readPng(byte[] png) throws Exception {
    return read(ImageIO.read(new ByteArrayInputStream(png)));
  }

  /** Draws the one kind of path that our SVG uses and reads the pixels. */
  static String readSvg(byte[] svg) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element root =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
    int modules = Integer.parseInt(root.getAttribute("viewBox").split(" ", -1)[2]);
    int scale = 8;
    var image = new BufferedImage(modules * scale, modules * scale, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    graphics.setStroke(new BasicStroke(0));
    graphics.scale(scale, scale);
    graphics.setColor(
        Color.decode(((Element) root.getElementsByTagName("rect").item(0)).getAttribute("fill")));
    graphics.fillRect(0, 0, modules, modules);
    Element path = (Element) root.getElementsByTagName("path").item(0);
    graphics.setColor(Color.decode(path.getAttribute("fill")));
    graphics.fill(shape(path.getAttribute("d")));
    graphics.dispose();
    return read(image);
  }

  private static Path2D shape(String steps) {
    var shape = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    double x = 0;
    double y = 0;
    var step = PATH_STEP.matcher(steps);
    while (step.find()) {
      switch (step.group(1)) {
        case "M" -> {
          x = Integer.parseInt(step.group(2));
          y = Integer.parseInt(step.group(3));
          shape.moveTo(x, y);
        }
        case "h" -> shape.lineTo(x += Integer.parseInt(step.group(2)), y);
        case "v" -> shape.lineTo(x, y += Integer.parseInt(step.group(2)));
        default -> shape.closePath();
      }
    }
    return shape;
  }

  /** Reads an image as it looks on white paper. */
  private static String read(BufferedImage image) {
    BufferedImage paper = onWhite(image);
    int width = paper.getWidth();
    int height = paper.getHeight();
    LuminanceSource source =
        new RGBLuminanceSource(width, height, paper.getRGB(0, 0, width, height, null, 0, width));
    // ZXing does not find three in a thousand plain symbols unless it is told that they are
    // upright.
    for (boolean upright : new boolean[] {false, true}) {
      for (Binarizer pixels :
          List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
        try {
          return read(pixels, upright);
        } catch (ReaderException another) {
          // another way may read it
        }
      }
    }
    throw new AssertionError("ZXing reads no symbol in this image.");
  }

  private static BufferedImage onWhite(BufferedImage image) {
    var paper = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    var graphics = paper.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, paper.getWidth(), paper.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return paper;
  }

  private static String read(Binarizer pixels, boolean upright) throws ReaderException {
    Map<DecodeHintType, Object> hints = new EnumMap<>(DecodeHintType.class);
    hints.put(DecodeHintType.TRY_HARDER, true);
    if (upright) {
      hints.put(DecodeHintType.PURE_BARCODE, true);
    }
    return new QRCodeReader().decode(new BinaryBitmap(pixels), hints).getText();
  }
}
