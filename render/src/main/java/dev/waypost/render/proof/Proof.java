package dev.waypost.render.proof;

import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolDamage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a symbol in a style.
 *
 * @param readings all tries to read it
 * @param logo what its logo costs; null where it has none
 * @param finders the share of lines through the weakest finder pattern that are as they should be,
 *     0 to 1
 * @param quietZoneModules around it
 */
public record Proof(
    List<Reading> readings,
    @Nullable SymbolDamage logo,
    Contrast contrast,
    double finders,
    int quietZoneModules) {

  /**
   * The part of a block's error correction that a logo may spend: a quarter is kept for dirt, wear
   * and light.
   */
  public static final double MOST_LOGO_DAMAGE = 0.75;

  /** Below, ISO/IEC 15415:2011 grades a symbol contrast as F (table 5). */
  static final double LEAST_CONTRAST = 0.20;

  /** A style that is lost more often has less than half of the strength of plain squares. */
  private static final double LEAST_READ_SHARE = 0.5;

  /** Fewer readers know light modules on dark, so more is asked of those that are here. */
  private static final double LEAST_READ_SHARE_LIGHT_ON_DARK = 0.7;

  /** Of the lines through a finder pattern. */
  private static final double LEAST_FINDERS = 0.5;

  static final double GOOD_CONTRAST = 0.55;
  private static final double GOOD_SEPARATION = 0.3;

  /** From here on a style is printed. */
  public static final int LEAST_SCORE = 50;

  private static final int WHOLE_SCORE = 100;
  private static final int POINTS_FOR_MISSED = 50;
  private static final int POINTS_FOR_MARGIN_MODULE = 5;
  private static final int POINTS_FOR_LIGHT_ON_DARK = 10;
  private static final int POINTS_FOR_CONTRAST = 20;
  private static final int POINTS_FOR_SEPARATION = 20;
  private static final int POINTS_FOR_FINDERS = 20;
  private static final int POINTS_FOR_LOGO = 10;

  public Proof {
    readings = List.copyOf(readings);
  }

  /** How many readings gave what the symbol holds. */
  public int read() {
    return (int) readings.stream().filter(Reading::read).count();
  }

  /** Whether it may be printed. */
  public boolean passes() {
    return flaws().stream().noneMatch(Flaw::isRefused);
  }

  /**
   * 100 for what is as strong as plain black squares on white, less for each weakness; below {@link
   * #LEAST_SCORE} for what is refused, and never for anything else.
   */
  public int score() {
    double lost =
        POINTS_FOR_MISSED * (1 - readShare())
            + POINTS_FOR_MARGIN_MODULE * missingMargin()
            + (contrast.lightOnDark() ? POINTS_FOR_LIGHT_ON_DARK : 0)
            + POINTS_FOR_CONTRAST * Math.max(0, GOOD_CONTRAST - contrast.symbolContrast())
            + POINTS_FOR_SEPARATION * Math.max(0, GOOD_SEPARATION - contrast.separation())
            + POINTS_FOR_FINDERS * (1 - finders)
            + POINTS_FOR_LOGO * logoDamage();
    int score = (int) Math.round(WHOLE_SCORE - lost);
    return passes()
        ? Math.clamp(score, LEAST_SCORE, WHOLE_SCORE)
        : Math.clamp(score, 0, LEAST_SCORE - 1);
  }

  /** What is wrong with it, what is refused first. */
  public List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    SymbolDamage damage = logo;
    if (damage != null && damage.vital()) {
      flaws.add(Flaw.LOGO_OVER_PATTERNS);
    }
    addFirst(
        flaws,
        logoDamage() > MOST_LOGO_DAMAGE,
        Flaw.LOGO_TOO_LARGE,
        logoDamage() > MOST_LOGO_DAMAGE / 2,
        Flaw.LARGE_LOGO);
    addFirst(
        flaws,
        contrast.symbolContrast() < LEAST_CONTRAST || contrast.separation() <= 0,
        Flaw.LOW_CONTRAST,
        contrast.symbolContrast() < GOOD_CONTRAST || contrast.separation() < GOOD_SEPARATION,
        Flaw.WEAK_CONTRAST);
    addFirst(flaws, finders < LEAST_FINDERS, Flaw.FINDERS_BROKEN, finders < 1, Flaw.WEAK_FINDERS);
    if (readings.stream().noneMatch(reading -> reading.read() && reading.stress().isNone())) {
      flaws.add(Flaw.NOT_READ);
    } else {
      addFirst(
          flaws,
          readShare() < leastReadShare(),
          Flaw.TOO_FRAGILE,
          readShare() < 1,
          Flaw.SOMETIMES_MISSED);
    }
    if (missingMargin() > 0) {
      flaws.add(Flaw.NARROW_QUIET_ZONE);
    }
    if (contrast.lightOnDark()) {
      flaws.add(Flaw.LIGHT_ON_DARK);
    }
    flaws.sort((one, other) -> Boolean.compare(other.isRefused(), one.isRefused()));
    return flaws;
  }

  private static void addFirst(
      List<Flaw> flaws, boolean isBad, Flaw bad, boolean isWeak, Flaw weak) {
    if (isBad || isWeak) {
      flaws.add(isBad ? bad : weak);
    }
  }

  private double logoDamage() {
    return logo == null ? 0 : logo.spent();
  }

  private double readShare() {
    return (double) read() / readings.size();
  }

  /** The part of the tries that must give what the symbol holds. */
  public double leastReadShare() {
    return contrast.lightOnDark() ? LEAST_READ_SHARE_LIGHT_ON_DARK : LEAST_READ_SHARE;
  }

  private int missingMargin() {
    return Math.max(0, Symbol.QUIET_ZONE_MODULES - quietZoneModules);
  }
}
