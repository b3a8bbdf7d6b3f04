package dev.waypost.api.images;

import dev.waypost.render.Color;
import dev.waypost.render.Design;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderDesign;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Frame;
import dev.waypost.render.FrameShape;
import dev.waypost.render.Gradient;
import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.ModuleShape;
import dev.waypost.render.Paint;
import dev.waypost.render.RasterPicture;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a style says beyond two colours, margin and size, as its owner wrote it: what may be left
 * out is null where it was.
 *
 * @param backgroundGradient in place of the background colour
 * @param finders of all corners
 * @param topLeft what differs in that corner
 * @param topRight what differs in that corner
 * @param bottomLeft what differs in that corner
 */
record StyleDesign(
    ModuleShape modules,
    @Nullable Gradient gradient,
    @Nullable Gradient backgroundGradient,
    Finder finders,
    Finder topLeft,
    Finder topRight,
    Finder bottomLeft,
    @Nullable LogoChoice logo,
    @Nullable FrameChoice frame) {

  /** Squares in two colours. */
  static final StyleDesign PLAIN =
      new StyleDesign(
          ModuleShape.SQUARE,
          null,
          null,
          Finder.NONE,
          Finder.NONE,
          Finder.NONE,
          Finder.NONE,
          null,
          null);

  /** What is said of a finder pattern. */
  record Finder(
      @Nullable FinderFrameShape frameShape,
      @Nullable FinderBallShape ballShape,
      @Nullable Paint frameFill,
      @Nullable Paint ballFill) {
    static final Finder NONE = new Finder(null, null, null, null);

    private FinderDesign over(Finder base) {
      FinderFrameShape frame = frameShape == null ? base.frameShape : frameShape;
      FinderBallShape ball = ballShape == null ? base.ballShape : ballShape;
      return new FinderDesign(
          frame == null ? FinderFrameShape.SQUARE : frame,
          ball == null ? FinderBallShape.SQUARE : ball,
          frameFill == null ? base.frameFill : frameFill,
          ballFill == null ? base.ballFill : ballFill);
    }
  }

  /**
   * A logo.
   *
   * @param id of the logo that was uploaded
   */
  record LogoChoice(String id, double size, double margin, LogoCutout cutout) {}

  /**
   * A frame.
   *
   * @param color null for the foreground colour
   * @param textColor null for one that stands out
   */
  record FrameChoice(
      FrameShape shape, String text, @Nullable Color color, @Nullable Color textColor) {

    private Frame drawn(Color foreground, Color background) {
      Color line = color == null ? foreground : color;
      Color behindText = shape == FrameShape.BORDER ? background : line;
      Color letters = textColor;
      if (letters == null) {
        letters =
            behindText.contrastRatio(Color.WHITE) >= behindText.contrastRatio(Color.BLACK)
                ? Color.WHITE
                : Color.BLACK;
      }
      return new Frame(shape, text, line, letters);
    }
  }

  /**
   * What is to be drawn.
   *
   * @param background null where it is transparent
   * @param pictures of logos, by their ids
   */
  Design drawn(
      Color foreground, @Nullable Color background, Function<String, RasterPicture> pictures) {
    return new Design(
        modules,
        gradient,
        behind(background),
        topLeft.over(finders),
        topRight.over(finders),
        bottomLeft.over(finders),
        logo == null
            ? null
            : new Logo(pictures.apply(logo.id()), logo.size(), logo.margin(), logo.cutout()),
        frame == null
            ? null
            : frame.drawn(foreground, background == null ? Color.WHITE : background));
  }

  private Design.Background behind(@Nullable Color background) {
    if (backgroundGradient != null) {
      return new Design.Background.Colorful(backgroundGradient);
    }
    return background == null ? new Design.Background.Transparent() : new Design.Background.Plain();
  }

  /** All paints of dark parts beside the foreground, with the field that each comes from. */
  List<NamedPaint> darkPaints() {
    List<NamedPaint> paints = new ArrayList<>();
    add("gradient", gradient, paints);
    add("finders", finders, paints);
    add("finders.top_left", topLeft, paints);
    add("finders.top_right", topRight, paints);
    add("finders.bottom_left", bottomLeft, paints);
    return paints;
  }

  /** A paint and the field that it comes from. */
  record NamedPaint(String field, Paint paint) {}

  private static void add(String field, Finder finder, List<NamedPaint> paints) {
    add(field + ".frame_fill", finder.frameFill(), paints);
    add(field + ".ball_fill", finder.ballFill(), paints);
  }

  private static void add(String field, @Nullable Paint paint, List<NamedPaint> paints) {
    if (paint != null) {
      paints.add(new NamedPaint(field, paint));
    }
  }
}
