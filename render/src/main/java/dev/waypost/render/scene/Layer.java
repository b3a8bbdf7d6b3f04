package dev.waypost.render.scene;

import dev.waypost.render.Paint;
import dev.waypost.render.RasterPicture;

/** One thing that is drawn, over those before it. */
public sealed interface Layer {

  /**
   * A filled area.
   *
   * @param outline by the non-zero rule
   * @param box over which a gradient runs
   */
  record Fill(Outline outline, Paint paint, Box box) implements Layer {}

  /**
   * A picture of pixels, stretched to a box of its own proportions.
   *
   * @param clip outside of which nothing of it is seen
   */
  record Picture(RasterPicture picture, Box box, Outline clip) implements Layer {}
}
