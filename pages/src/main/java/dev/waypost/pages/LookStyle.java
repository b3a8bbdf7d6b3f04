package dev.waypost.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a brand as a stylesheet. The owner's colour fills buttons as it is, with black or
 * white on it. Where it is read itself, as a link, it goes as far towards black or white as it must
 * to be readable. So no colour has to be refused.
 */
final class LookStyle {
  private static final String PLATE = ".brand img{padding:6px;border-radius:8px;background:#fff}";

  private LookStyle() {}

  /** The stylesheet; empty where the brand has no colours and no logo. */
  static String of(Brand brand) {
    PageColor background = brand.background();
    if (background != null) {
      return ":root{" + scheme(background, brand.color()) + "}";
    }
    PageColor color = brand.color();
    String light = color == null ? "" : ":root{" + accents(color, Ground.LIGHT) + "}";
    String dark = color == null ? "" : ":root{" + accents(color, Ground.DARK) + "}";
    // Logos are mostly made for white paper.
    String plate = brand.logo() == null ? "" : PLATE;
    return dark.isEmpty() && plate.isEmpty()
        ? ""
        : light + "@media(prefers-color-scheme:dark){" + dark + plate + "}";
  }

  /**
   * What stands behind texts.
   *
   * @param ink the colour of most texts
   * @param behind all colours behind them
   */
  private record Ground(PageColor ink, List<PageColor> behind) {
    /** As the shared stylesheet has them. */
    static final Ground LIGHT =
        new Ground(
            new PageColor(0x16211d), List.of(new PageColor(0xffffff), new PageColor(0xf6f5f0)));

    static final Ground DARK =
        new Ground(
            new PageColor(0xeef3f0), List.of(new PageColor(0x18211d), new PageColor(0x101614)));

    static Ground of(PageColor background) {
      return new Ground(background.ink(), List.of(background));
    }

    String readable(PageColor color) {
      return color.towards(ink, PageColor.READABLE, behind).hex();
    }
  }

  private static String accents(PageColor color, Ground ground) {
    return "--accent:%s;--on:%s;--link:%s;--edge:%s"
        .formatted(
            color.hex(),
            color.ink().hex(),
            ground.readable(color),
            color.towards(ground.ink(), PageColor.DISCERNIBLE, ground.behind()).hex());
  }

  private static String scheme(PageColor background, @Nullable PageColor color) {
    Ground ground = Ground.of(background);
    boolean dark = ground.ink().equals(PageColor.WHITE);
    PageColor own = new PageColor(dark ? 0x5fd3ab : 0x0b6b4f);
    String paper = background.hex();
    return "color-scheme:%s;--ink:%s;--soft:%s;--paper:%s;--card:%s;--line:%s;--wrong:%s;%s"
        .formatted(
            dark ? "dark" : "light",
            ground.ink().hex(),
            ground.readable(background.mixed(ground.ink(), 0.6)),
            paper,
            paper,
            background.mixed(ground.ink(), 0.2).hex(),
            ground.readable(new PageColor(dark ? 0xffb4ab : 0xb3261e)),
            accents(color == null ? own : color, ground));
  }
}
