package dev.waypost.render;

import dev.waypost.render.scene.ArcsAsCurves;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.GradientLine;
import dev.waypost.render.scene.Layer;
import dev.waypost.render.scene.Outline;
import dev.waypost.render.scene.Scene;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** A scene as pixels. */
public final class SceneRaster {
  private final BufferedImage image;
  private final boolean smooth;

  private SceneRaster(BufferedImage image, boolean smooth) {
    this.image = image;
    this.smooth = smooth;
  }

  /**
   * The pixels, with alpha and smooth edges. A module takes as many whole pixels as fit; those left
   * over are around the scene, in the paint of its background.
   *
   * @param widthPixels of the picture
   * @throws ImageTooSmallException if the scene is wider than it has pixels
   */
  static BufferedImage ofWidth(Scene scene, int widthPixels) {
    double modules = scene.width();
    if (widthPixels < modules) {
      throw new ImageTooSmallException(widthPixels, (int) Math.ceil(modules));
    }
    int height = (int) Math.round(widthPixels * scene.height() / modules);
    // Two colours meet on whole pixels where a module is a whole number of them.
    double scale = Math.floor(widthPixels / modules);
    return draw(scene, widthPixels, height, scale);
  }

  /**
   * The pixels, with alpha and smooth edges.
   *
   * @param pixelsPerModule a whole number keeps edges between modules sharp
   */
  public static BufferedImage draw(Scene scene, int width, int height, double pixelsPerModule) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    return new SceneRaster(image, true).drawn(scene, pixelsPerModule);
  }

  /**
   * A scene in black and white as one bit for each pixel, white where it is transparent; a pixel is
   * painted where its middle is covered.
   */
  static BufferedImage drawBlackAndWhite(
      Scene scene, int width, int height, double pixelsPerModule) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setPaint(awt(Color.WHITE));
      graphics.fillRect(0, 0, width, height);
    } finally {
      graphics.dispose();
    }
    return new SceneRaster(image, false).drawn(scene, pixelsPerModule);
  }

  private BufferedImage drawn(Scene scene, double pixelsPerModule) {
    draw(
        scene,
        AffineTransform.getTranslateInstance(
            Math.floor((image.getWidth() - scene.width() * pixelsPerModule) / 2),
            Math.floor((image.getHeight() - scene.height() * pixelsPerModule) / 2)),
        pixelsPerModule);
    return image;
  }

  private void draw(Scene scene, AffineTransform place, double pixelsPerModule) {
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_ANTIALIASING,
          smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.transform(place);
      graphics.scale(pixelsPerModule, pixelsPerModule);
      drawBackground(scene, graphics);
      for (Layer layer : scene.layers()) {
        switch (layer) {
          case Layer.Fill fill -> {
            graphics.setPaint(paint(fill.paint(), fill.box()));
            graphics.fill(path(fill.outline()));
          }
          case Layer.Picture picture -> draw(graphics, picture, pixelsPerModule);
        }
      }
    } finally {
      graphics.dispose();
    }
  }

  /** Wherever there are pixels, also beyond the scene. */
  private static void drawBackground(Scene scene, Graphics2D graphics) {
    Layer.Fill background = scene.background();
    if (background != null) {
      graphics.setPaint(paint(background.paint(), background.box()));
      var beyond = new Box(0, 0, scene.width(), scene.height()).grownBy(scene.width());
      graphics.fill(awt(beyond));
    }
  }

  static Path2D path(Outline outline) {
    var path = new Path2D.Double(Path2D.WIND_NON_ZERO);
    outline.replay(
        new ArcsAsCurves() {
          @Override
          protected void move(double x, double y) {
            path.moveTo(x, y);
          }

          @Override
          protected void line(double x, double y) {
            path.lineTo(x, y);
          }

          @Override
          protected void curve(double x1, double y1, double x2, double y2, double x, double y) {
            path.curveTo(x1, y1, x2, y2, x, y);
          }

          @Override
          protected void end() {
            path.closePath();
          }
        });
    return path;
  }

  private static java.awt.Paint paint(Paint paint, Box box) {
    return switch (paint) {
      case Color color -> awt(color);
      case Gradient gradient -> gradient(gradient, box);
    };
  }

  private static java.awt.Paint gradient(Gradient gradient, Box box) {
    int count = gradient.stops().size();
    float[] fractions = new float[count];
    java.awt.Color[] colors = new java.awt.Color[count];
    for (int i = 0; i < count; i++) {
      Gradient.Stop stop = gradient.stops().get(i);
      // Java2D wants each fraction greater than the one before; equal ones are a sharp edge.
      fractions[i] =
          i == 0
              ? (float) stop.offset()
              : Math.max((float) stop.offset(), Math.nextUp(fractions[i - 1]));
      colors[i] = awt(stop.color());
    }
    for (int i = count - 1; i >= 0 && fractions[i] > 1; i--) {
      fractions[i] = i == count - 1 ? 1 : Math.nextDown(fractions[i + 1]);
    }
    return switch (gradient.kind()) {
      case LINEAR -> {
        GradientLine line = GradientLine.of(gradient.angleDegrees(), box);
        yield new LinearGradientPaint(
            new Point2D.Double(line.startX(), line.startY()),
            new Point2D.Double(line.endX(), line.endY()),
            fractions,
            colors);
      }
      case RADIAL ->
          new RadialGradientPaint(
              new Point2D.Double(box.centerX(), box.centerY()),
              (float) GradientLine.radius(box),
              fractions,
              colors);
    };
  }

  private static java.awt.Color awt(Color color) {
    return new java.awt.Color(color.red(), color.green(), color.blue());
  }

  private static void draw(Graphics2D graphics, Layer.Picture picture, double pixelsPerModule) {
    Box box = picture.box();
    BufferedImage image =
        Halving.towards(
            picture.picture().image(),
            (int) Math.ceil(box.width() * pixelsPerModule),
            (int) Math.ceil(box.height() * pixelsPerModule));
    // Filling with a texture smooths the edge, which clipping does not.
    var seen = new Area(path(picture.clip()));
    seen.intersect(new Area(awt(box)));
    graphics.setPaint(new TexturePaint(image, awt(box)));
    graphics.fill(seen);
  }

  private static Rectangle2D awt(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }
}
