package dev.waypost.render.sheet;

import dev.waypost.render.InkSpace;
import org.jspecify.annotations.Nullable;

/**
 * How sheets are printed. All measures are in millimetres.
 *
 * @param pictureWidth of each picture with its quiet zone and frame; null for as wide as fits
 * @param bleed how far each label's background goes on beyond its edge, so that no paper shows
 *     where a cut is a little off; 0 to {@value #MOST_BLEED}
 * @param cropMarks whether lines beside the labels say where to cut
 * @param firstLabel on the first page, from 0: those before it are taken already
 */
public record SheetDesign(
    SheetGrid grid,
    @Nullable Double pictureWidth,
    double bleed,
    boolean cropMarks,
    InkSpace inks,
    int firstLabel) {
  public static final double MOST_BLEED = 10;

  /** The most bleed that this grid has room for between its labels. */
  public static double mostBleed(SheetGrid grid) {
    return Math.min(MOST_BLEED, grid.narrowestGap());
  }
}
