package dev.waypost.render;

import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.GradientLine;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShading;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType2;
import org.apache.pdfbox.pdmodel.graphics.shading.PDShadingType3;

/**
 * A gradient as a shading of PDF: axial or radial (ISO 32000-1, 8.7.4.5.3 and 8.7.4.5.4), whose
 * colours come from exponential functions that are straight, stitched together (7.10.3, 7.10.4).
 */
final class PdfShading {
  private PdfShading() {}

  /**
   * The shading.
   *
   * @param box over which the gradient runs, in the coordinates of the pattern
   */
  static PDShading of(Gradient gradient, Box box, InkSpace inks) {
    var dictionary = new COSDictionary();
    dictionary.setItem(COSName.COLORSPACE, COSName.getPDFName(inks.deviceName()));
    dictionary.setItem(COSName.FUNCTION, function(InkRamp.of(gradient, inks)));
    dictionary.setItem(COSName.EXTEND, extendedBothWays());
    return switch (gradient.kind()) {
      case LINEAR -> {
        GradientLine line = GradientLine.of(gradient.angleDegrees(), box);
        dictionary.setInt(COSName.SHADING_TYPE, PDShading.SHADING_TYPE2);
        dictionary.setItem(
            COSName.COORDS, numbers(line.startX(), line.startY(), line.endX(), line.endY()));
        yield new PDShadingType2(dictionary);
      }
      case RADIAL -> {
        double x = box.centerX();
        double y = box.centerY();
        dictionary.setInt(COSName.SHADING_TYPE, PDShading.SHADING_TYPE3);
        dictionary.setItem(COSName.COORDS, numbers(x, y, 0, x, y, GradientLine.radius(box)));
        yield new PDShadingType3(dictionary);
      }
    };
  }

  private static COSDictionary function(List<InkRamp.Piece> pieces) {
    if (pieces.size() == 1) {
      return straight(pieces.getFirst());
    }
    var functions = new COSArray();
    var bounds = new COSArray();
    var encode = new COSArray();
    for (InkRamp.Piece piece : pieces) {
      functions.add(straight(piece));
      if (piece.from() > 0) {
        bounds.add(new COSFloat((float) piece.from()));
      }
      encode.add(COSInteger.ZERO);
      encode.add(COSInteger.ONE);
    }
    var stitched = new COSDictionary();
    stitched.setInt(COSName.FUNCTION_TYPE, 3);
    stitched.setItem(COSName.DOMAIN, numbers(0, 1));
    stitched.setItem(COSName.FUNCTIONS, functions);
    stitched.setItem(COSName.BOUNDS, bounds);
    stitched.setItem(COSName.ENCODE, encode);
    return stitched;
  }

  private static COSDictionary straight(InkRamp.Piece piece) {
    var function = new COSDictionary();
    function.setInt(COSName.FUNCTION_TYPE, 2);
    function.setItem(COSName.DOMAIN, numbers(0, 1));
    function.setItem(COSName.C0, numbers(piece.start()));
    function.setItem(COSName.C1, numbers(piece.end()));
    function.setInt(COSName.N, 1);
    return function;
  }

  private static COSArray extendedBothWays() {
    var extend = new COSArray();
    extend.add(COSBoolean.TRUE);
    extend.add(COSBoolean.TRUE);
    return extend;
  }

  private static COSArray numbers(double... values) {
    var array = new COSArray();
    for (double value : values) {
      array.add(new COSFloat((float) value));
    }
    return array;
  }

  private static COSArray numbers(List<Double> values) {
    return numbers(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
