package dev.waypost.render.scene;

import dev.waypost.render.Design;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderDesign;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Logo;
import dev.waypost.render.Paint;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.scene.FinderOutlines.Corner;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolDamage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the scene of a symbol in a style. */
public final class SceneComposer {
  private final Symbol symbol;
  private final SymbolStyle style;
  private final Design design;
  private final FrameLayout frame;

  /** The symbol without its margin. */
  private final Box box;

  private final @Nullable LogoArea logo;

  private SceneComposer(Symbol symbol, SymbolStyle style) {
    this.symbol = symbol;
    this.style = style;
    this.design = style.design();
    this.frame = FrameLayout.of(design.frame(), symbol.size() + 2 * style.marginModules());
    this.box =
        new Box(
            frame.innerX() + style.marginModules(),
            frame.innerY() + style.marginModules(),
            symbol.size(),
            symbol.size());
    Logo picture = design.logo();
    this.logo = picture == null ? null : LogoArea.of(picture, symbol, box.x(), box.y());
  }

  /** The scene. */
  public static Scene compose(Symbol symbol, SymbolStyle style) {
    return new SceneComposer(symbol, style).scene();
  }

  /** The width of a scene in modules, without composing it. */
  public static double width(Symbol symbol, SymbolStyle style) {
    return FrameLayout.of(style.design().frame(), symbol.size() + 2 * style.marginModules())
        .width();
  }

  /** Where the symbol without its margin lies in its scene. */
  public static Box symbolBox(Symbol symbol, SymbolStyle style) {
    return new SceneComposer(symbol, style).box;
  }

  /** What it costs the symbol that a logo lies on it. */
  public static SymbolDamage logoDamage(Symbol symbol, Logo logo) {
    return SymbolDamage.of(symbol, hiddenModules(symbol, logo));
  }

  /** The modules of a symbol that can't be told because of a logo. */
  public static SymbolDamage.Modules hiddenModules(Symbol symbol, Logo logo) {
    return LogoArea.of(logo, symbol, 0, 0)::hides;
  }

  /** The height of a scene in modules, without composing it. */
  public static double height(Symbol symbol, SymbolStyle style) {
    return FrameLayout.of(style.design().frame(), symbol.size() + 2 * style.marginModules())
        .height();
  }

  private Scene scene() {
    List<Layer> layers = new ArrayList<>();
    Paint background = background();
    if (background != null) {
      var all = new Outline.Builder();
      var picture = new Box(0, 0, frame.width(), frame.height());
      Outlines.rectangle(picture, all);
      layers.add(new Layer.Fill(all.build(), background, picture));
    }
    layers.addAll(frame.layers());
    layers.addAll(modules());
    if (logo != null) {
      layers.add(logo.layer());
    }
    return new Scene(frame.width(), frame.height(), layers);
  }

  private @Nullable Paint background() {
    return switch (design.background()) {
      case Design.Background.Plain _ -> style.background();
      case Design.Background.Transparent _ -> null;
      case Design.Background.Colorful(var gradient) -> gradient;
    };
  }

  /**
   * All that is in the paint of the modules is one area, so that its parts meet without a seam; the
   * parts of a finder pattern with a paint of their own follow.
   */
  private List<Layer> modules() {
    var common = new Outline.Builder();
    List<Layer> own = new ArrayList<>();
    if (isDrawnAsModules(design.topLeft())
        && isDrawnAsModules(design.topRight())
        && isDrawnAsModules(design.bottomLeft())) {
      draw((x, y) -> isDrawn(x, y), common);
    } else {
      draw((x, y) -> isDrawn(x, y) && !isFinder(x, y), common);
      int far = symbol.size() - FinderOutlines.SIZE;
      drawFinder(design.topLeft(), Corner.TOP_LEFT, 0, 0, common, own);
      drawFinder(design.topRight(), Corner.TOP_RIGHT, far, 0, common, own);
      drawFinder(design.bottomLeft(), Corner.BOTTOM_LEFT, 0, far, common, own);
    }
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer.Fill(common.build(), paint(), box));
    layers.addAll(own);
    return layers;
  }

  private static boolean isDrawnAsModules(FinderDesign finder) {
    return finder.framePaint() == null
        && finder.ballPaint() == null
        && finder.frame() == FinderFrameShape.MODULES
        && finder.ball() == FinderBallShape.MODULES;
  }

  private void draw(ModuleGrid grid, Outline.Builder outline) {
    ModuleOutlines.draw(design.modules(), symbol.size(), grid, box.x(), box.y(), outline);
  }

  private void drawFinder(
      FinderDesign finder,
      Corner corner,
      int column,
      int row,
      Outline.Builder common,
      List<Layer> own) {
    double left = box.x() + column;
    double top = box.y() + row;
    var pattern = new Box(left, top, FinderOutlines.SIZE, FinderOutlines.SIZE);
    Paint framePaint = finder.framePaint();
    Paint ballPaint = finder.ballPaint() == null ? framePaint : finder.ballPaint();
    Map<@Nullable Paint, Outline.Builder> outlines = new LinkedHashMap<>();
    outlines.put(null, common);
    FinderOutlines.frame(
        finder.frame(),
        design.modules(),
        corner,
        left,
        top,
        outlines.computeIfAbsent(framePaint, _ -> new Outline.Builder()));
    FinderOutlines.ball(
        finder.ball(),
        design.modules(),
        corner,
        left,
        top,
        outlines.computeIfAbsent(ballPaint, _ -> new Outline.Builder()));
    outlines.forEach((paint, outline) -> {
      if (paint != null) {
        own.add(new Layer.Fill(outline.build(), paint, pattern));
      }
    });
  }

  private Paint paint() {
    return design.gradient() == null ? style.foreground() : design.gradient();
  }

  private boolean isDrawn(int x, int y) {
    return symbol.isDark(x, y) && (logo == null || !logo.takes(box.x() + x, box.y() + y));
  }

  private boolean isFinder(int x, int y) {
    int far = symbol.size() - FinderOutlines.SIZE;
    return (x < FinderOutlines.SIZE && (y < FinderOutlines.SIZE || y >= far))
        || (x >= far && y < FinderOutlines.SIZE);
  }
}
