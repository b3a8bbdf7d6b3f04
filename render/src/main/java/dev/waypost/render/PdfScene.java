package dev.waypost.render;

import dev.waypost.render.scene.ArcsAsCurves;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.Layer;
import dev.waypost.render.scene.Outline;
import dev.waypost.render.scene.Scene;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDPattern;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.apache.pdfbox.util.Matrix;

/**
 * Draws scenes on the pages of one PDF document (ISO 32000-1, clause 8). A logo that stands in
 * several of them is stored once.
 */
public final class PdfScene {
  private static final double PARTS = 1000;

  private final PDDocument document;
  private final InkSpace inks;
  private final Map<RasterPicture, PDImageXObject> pictures = new HashMap<>();

  /**
   * @param document that all pages belong to
   * @param inks of all colours
   */
  public PdfScene(PDDocument document, InkSpace inks) {
    this.document = document;
    this.inks = inks;
  }

  /**
   * Draws a scene. What no layer covers is not painted.
   *
   * @param content of the page, in the page's own coordinates: gradients lie in them whatever a
   *     caller has turned or scaled (8.7.3.1)
   * @param left edge of the scene, in points from the left
   * @param top edge of the scene, in points from below
   * @throws IOException if the document can't keep it
   */
  public void draw(
      Scene scene,
      PDPage page,
      PDPageContentStream content,
      double left,
      double top,
      double pointsPerModule)
      throws IOException {
    var place = new AffineTransform(pointsPerModule, 0, 0, -pointsPerModule, left, top);
    content.saveGraphicsState();
    content.transform(new Matrix(place));
    for (Layer layer : scene.layers()) {
      switch (layer) {
        case Layer.Fill fill -> {
          if (!fill.outline().isEmpty()) {
            setPaint(fill, page, content, place);
            addPath(fill.outline(), content);
            content.fill();
          }
        }
        case Layer.Picture picture -> draw(picture, content);
      }
    }
    content.restoreGraphicsState();
  }

  private void setPaint(
      Layer.Fill fill, PDPage page, PDPageContentStream content, AffineTransform place)
      throws IOException {
    switch (fill.paint()) {
      case Color color -> setColor(color, content);
      case Gradient gradient -> {
        var pattern = new PDShadingPattern();
        pattern.setShading(PdfShading.of(gradient, fill.box(), inks));
        pattern.setMatrix(place);
        COSName name = page.getResources().add(pattern);
        content.setNonStrokingColor(new PDColor(name, new PDPattern(null)));
      }
    }
  }

  /** Sets what areas are filled with. */
  public void setColor(Color color, PDPageContentStream content) throws IOException {
    setColor(inks.components(color), content);
  }

  /** By the operators rg and k, which set colour and space together (8.6.8). */
  private void setColor(List<Double> components, PDPageContentStream content) throws IOException {
    switch (inks) {
      case RGB ->
          content.setNonStrokingColor(
              rounded(components.get(0)), rounded(components.get(1)), rounded(components.get(2)));
      case CMYK ->
          content.setNonStrokingColor(
              rounded(components.get(0)),
              rounded(components.get(1)),
              rounded(components.get(2)),
              rounded(components.get(3)));
    }
  }

  private void draw(Layer.Picture picture, PDPageContentStream content) throws IOException {
    PDImageXObject image = pictures.get(picture.picture());
    if (image == null) {
      image = PdfPicture.of(picture.picture(), document, inks);
      pictures.put(picture.picture(), image);
    }
    Box box = picture.box();
    content.saveGraphicsState();
    addPath(picture.clip(), content);
    content.clip();
    // The first row of an image is at the top of the unit square (8.9.5.1), which y points away
    // from.
    content.drawImage(
        image,
        new Matrix(
            (float) box.width(),
            0,
            0,
            (float) -box.height(),
            (float) box.x(),
            (float) (box.y() + box.height())));
    content.restoreGraphicsState();
  }

  private static void addPath(Outline outline, PDPageContentStream content) throws IOException {
    try {
      outline.replay(new Path(content));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** To the thousandth, which keeps files short. */
  private static float rounded(double value) {
    return (float) (Math.round(value * PARTS) / PARTS);
  }

  /** The operators that build a path (8.5.2). */
  private static final class Path extends ArcsAsCurves {
    private final PDPageContentStream content;

    Path(PDPageContentStream content) {
      this.content = content;
    }

    @Override
    protected void move(double toX, double toY) {
      write(() -> content.moveTo(rounded(toX), rounded(toY)));
    }

    @Override
    protected void line(double toX, double toY) {
      write(() -> content.lineTo(rounded(toX), rounded(toY)));
    }

    @Override
    protected void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
      write(() ->
          content.curveTo(
              rounded(x1), rounded(y1), rounded(x2), rounded(y2), rounded(toX), rounded(toY)));
    }

    @Override
    protected void end() {
      write(content::closePath);
    }

    private static void write(Operator operator) {
      try {
        operator.write();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @FunctionalInterface
  private interface Operator {
    void write() throws IOException;
  }
}
