package dev.waypost.api.images;

import dev.waypost.render.proof.Flaw;
import dev.waypost.render.proof.Proof;
import java.util.Locale;

/** Says in words what is wrong with a design. */
final class Flaws {
  private Flaws() {}

  /** A sentence. */
  static String words(Flaw flaw, Proof proof) {
    return switch (flaw) {
      case LOGO_TOO_LARGE ->
          "The logo spends %d%% of what error correction can restore in a block of the symbol; at most %d%% may be spent, so that dirt and wear find the rest."
              .formatted(percent(logoDamage(proof)), percent(Proof.MOST_LOGO_DAMAGE));
      case LARGE_LOGO ->
          "The logo spends %d%% of what error correction can restore in a block of the symbol, which leaves less for dirt and wear."
              .formatted(percent(logoDamage(proof)));
      case LOGO_OVER_PATTERNS ->
          "The logo lies on patterns by which readers find the symbol and learn how to read it.";
      case LOW_CONTRAST -> "Dark and light modules can't be told apart " + contrast(proof) + ".";
      case WEAK_CONTRAST ->
          "Dark and light modules could be told apart better " + contrast(proof) + ".";
      case FINDERS_BROKEN ->
          "The finder patterns in the corners are not what readers look for: only %d%% of the lines through the weakest have dark and light as 1 : 1 : 3 : 1 : 1."
              .formatted(percent(proof.finders()));
      case WEAK_FINDERS ->
          "Of the lines through the weakest finder pattern, %d%% have dark and light as 1 : 1 : 3 : 1 : 1."
              .formatted(percent(proof.finders()));
      case NOT_READ -> "It was drawn, and no reader could read it.";
      case TOO_FRAGILE ->
          "It was read in %d of %d tries with small print, blur, tilt, noise and low contrast, all of which plain black squares pass; %d%% of them are needed."
              .formatted(proof.read(), proof.readings().size(), percent(proof.leastReadShare()));
      case SOMETIMES_MISSED ->
          "It was read in %d of %d tries with small print, blur, tilt, noise and low contrast."
              .formatted(proof.read(), proof.readings().size());
      case NARROW_QUIET_ZONE ->
          "The quiet zone is %d modules wide, and the standard asks for 4: keep that much free around the print."
              .formatted(proof.quietZoneModules());
      case LIGHT_ON_DARK ->
          "The modules are lighter than what is behind them, which older readers don't know.";
    };
  }

  private static String contrast(Proof proof) {
    return String.format(
        Locale.ROOT,
        "(symbol contrast %d%%, grade %s; a gap of %d%% between the darkest light and the lightest dark)",
        percent(proof.contrast().symbolContrast()),
        proof.contrast().grade(),
        percent(proof.contrast().separation()));
  }

  private static double logoDamage(Proof proof) {
    return proof.logo() == null ? 0 : proof.logo().spent();
  }

  private static int percent(double share) {
    return (int) Math.round(100 * share);
  }
}
