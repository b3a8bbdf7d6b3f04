package dev.waypost.render;

import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import java.util.ArrayList;
import java.util.List;

/**
 * What to know of a symbol that is printed.
 *
 * @param widthMillimetres of the picture, with its quiet zone and frame
 * @param symbolMillimetres of the symbol alone
 * @param moduleMillimetres of one module
 * @param scanDistanceMillimetres from how far it is scanned
 * @param dpi resolution of the printer, in dots an inch
 * @param pixels of the picture at that resolution
 * @param dotsPerModule at that resolution
 * @param wholeDotsMillimetres the width nearest to this one at which a module is a whole number of
 *     dots, at least {@value #LEAST_DOTS}
 * @param quietZoneModules around the symbol
 */
public record PrintAdvice(
    double widthMillimetres,
    double symbolMillimetres,
    double moduleMillimetres,
    double scanDistanceMillimetres,
    int dpi,
    int pixels,
    double dotsPerModule,
    double wholeDotsMillimetres,
    int quietZoneModules) {

  /** What may go wrong in print. */
  public enum Warning {
    /** It is not wide enough for the distance that was asked for. */
    TOO_SMALL_FOR_DISTANCE,
    /** Modules are smaller than what phones read well. */
    SMALL_MODULES,
    /** A module has fewer dots than a printer needs to draw it square. */
    FEW_DOTS,
    /** Modules are by turns a dot wider and narrower. */
    UNEVEN_DOTS,
    /** The picture has less quiet zone than the standard asks for. */
    NARROW_QUIET_ZONE
  }

  public static final int SMALLEST_DPI = 72;
  public static final int LARGEST_DPI = 4_800;
  public static final double SMALLEST_DISTANCE_MILLIMETRES = 50;
  public static final double LARGEST_DISTANCE_MILLIMETRES = 200_000;

  /** Of phones held over something: an arm's length is more than twice as much. */
  public static final double USUAL_DISTANCE_MILLIMETRES = 250;

  /** Dots along a module, as the inventor of QR Code asks for. */
  public static final int LEAST_DOTS = 4;

  /**
   * Of packages that are scanned by phones (GS1 General Specifications, symbol specification table
   * for extended packaging: the least X-dimension).
   */
  public static final double SMALLEST_MODULE_MILLIMETRES = 0.396;

  /**
   * The usual rule that a symbol is a tenth as wide as its distance is made for symbols up to
   * version 2. One with more modules is larger in proportion, so that each is seen as large.
   */
  private static final double DISTANCE_PER_WIDTH = 10;

  private static final int MODULES_OF_RULE = 25;
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double NEARLY_WHOLE = 0.02;

  /**
   * Advice on a picture of some width.
   *
   * @param dpi resolution of the printer, {@value #SMALLEST_DPI} to {@value #LARGEST_DPI}
   */
  public static PrintAdvice of(Symbol symbol, SymbolStyle style, double widthMillimetres, int dpi) {
    double modules = SceneComposer.width(symbol, style);
    double module = widthMillimetres / modules;
    double dots = module * dpi / MILLIMETRES_PER_INCH;
    return new PrintAdvice(
        widthMillimetres,
        module * symbol.size(),
        module,
        module * distanceModules(symbol),
        dpi,
        (int) Math.round(widthMillimetres * dpi / MILLIMETRES_PER_INCH),
        dots,
        Math.max(LEAST_DOTS, Math.rint(dots)) * modules * MILLIMETRES_PER_INCH / dpi,
        style.marginModules());
  }

  /** The least width of a picture that is scanned from a distance, in millimetres. */
  public static double widthFor(Symbol symbol, SymbolStyle style, double distanceMillimetres) {
    return distanceMillimetres / distanceModules(symbol) * SceneComposer.width(symbol, style);
  }

  /** From how many times the width of a module a symbol is scanned. */
  private static double distanceModules(Symbol symbol) {
    return DISTANCE_PER_WIDTH * Math.min(symbol.size(), MODULES_OF_RULE);
  }

  /**
   * What may go wrong.
   *
   * @param distanceMillimetres from which it shall be scanned
   */
  public List<Warning> warnings(double distanceMillimetres) {
    List<Warning> warnings = new ArrayList<>();
    if (scanDistanceMillimetres < distanceMillimetres * (1 - NEARLY_WHOLE)) {
      warnings.add(Warning.TOO_SMALL_FOR_DISTANCE);
    }
    if (moduleMillimetres < SMALLEST_MODULE_MILLIMETRES) {
      warnings.add(Warning.SMALL_MODULES);
    }
    if (dotsPerModule < LEAST_DOTS) {
      warnings.add(Warning.FEW_DOTS);
    } else if (Math.abs(dotsPerModule - Math.rint(dotsPerModule)) > NEARLY_WHOLE) {
      warnings.add(Warning.UNEVEN_DOTS);
    }
    if (quietZoneModules < Symbol.QUIET_ZONE_MODULES) {
      warnings.add(Warning.NARROW_QUIET_ZONE);
    }
    return warnings;
  }
}
