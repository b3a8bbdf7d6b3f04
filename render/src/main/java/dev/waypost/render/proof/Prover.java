package dev.waypost.render.proof;

import dev.waypost.render.Design;
import dev.waypost.render.Logo;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolDamage;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import dev.waypost.symbol.SymbolVerifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws symbols and reads them back. */
public final class Prover {
  /** Fine enough to see the gaps between the parts of a shape. */
  private static final int FINE_PIXELS_PER_MODULE = 12;

  /** Readers lose some symbols at one scale and not at another. */
  private static final int[] SMALL_PIXELS_PER_MODULE = {3, 4, 5, 7};

  private static final SymbolStyle PLAIN = SymbolStyle.defaults();
  private static final Symbol SMALLEST = SymbolEncoder.encode("0", SymbolOptions.defaults());

  private Prover() {}

  /**
   * Whether a style is squares of two colours that are far enough apart, dark on light: nothing
   * that could go wrong.
   */
  public static boolean isBeyondDoubt(SymbolStyle style) {
    return style.design().equals(Design.PLAIN)
        && style.background().relativeLuminance() - style.foreground().relativeLuminance()
            >= Proof.GOOD_CONTRAST;
  }

  /** Everything that can be found out about a symbol in a style. It takes some ten milliseconds. */
  public static Proof prove(Symbol symbol, SymbolStyle style) {
    var drawn = new Drawn(symbol, style);
    Logo logo = style.design().logo();
    Contrast contrast =
        Contrast.of(
            drawn.at(Stress.CLOSE_UP.pixelsPerModule()),
            logo == null ? (_, _) -> false : SceneComposer.hiddenModules(symbol, logo));
    SymbolDamage damage = logo == null ? null : SceneComposer.logoDamage(symbol, logo);
    return new Proof(
        readings(drawn, contrast.lightOnDark()),
        damage,
        contrast,
        finders(style, contrast.lightOnDark()),
        style.marginModules());
  }

  /** A symbol in a style, drawn once for each scale. */
  private static final class Drawn {
    private final Symbol symbol;
    private final SymbolStyle style;
    private final Map<Integer, ProofPicture> byScale = new HashMap<>();

    Drawn(Symbol symbol, SymbolStyle style) {
      this.symbol = symbol;
      this.style = style;
    }

    ProofPicture at(int pixelsPerModule) {
      return byScale.computeIfAbsent(
          pixelsPerModule, pixels -> ProofPicture.of(symbol, style, pixels));
    }

    GrayPicture under(Stress stress) {
      int pixels = stress.pixelsPerModule();
      return stress.on(at(pixels).picture(), pixels);
    }
  }

  /** They look alike in each symbol of a style, so the smallest one shows them. */
  private static double finders(SymbolStyle style, boolean lightOnDark) {
    ProofPicture picture = ProofPicture.of(SMALLEST, style, FINE_PIXELS_PER_MODULE);
    return new FinderIntegrity(picture, lightOnDark).weakest();
  }

  /**
   * Whether a symbol in a style that has been proven for its version and level is read as well: one
   * small picture as a rule.
   *
   * @param lightOnDark as the proof found it
   */
  public static boolean isRead(Symbol symbol, SymbolStyle style, boolean lightOnDark) {
    byte[] expected = SymbolVerifier.dataCodewords(symbol);
    for (int pixels : SMALL_PIXELS_PER_MODULE) {
      if (isRead(ProofPicture.of(symbol, style, pixels).picture(), lightOnDark, expected)) {
        return true;
      }
    }
    // Some are lost in whatever style, which is the reader's fault.
    return !isRead(new Drawn(symbol, PLAIN).under(Stress.NONE), false, expected);
  }

  private static boolean isRead(GrayPicture picture, boolean inverted, byte[] expected) {
    return isRead(Reader.GLOBAL_HISTOGRAM, picture, inverted, expected)
        || isRead(Reader.HYBRID, picture, inverted, expected);
  }

  private static boolean isRead(
      Reader reader, GrayPicture picture, boolean inverted, byte[] expected) {
    return reader.read(picture, inverted).filter(read -> Arrays.equals(read, expected)).isPresent();
  }

  private static List<Reading> readings(Drawn drawn, boolean inverted) {
    byte[] expected = SymbolVerifier.dataCodewords(drawn.symbol);
    var plain = new Drawn(drawn.symbol, PLAIN);
    List<Reading> readings = new ArrayList<>();
    for (Stress stress : Stress.values()) {
      GrayPicture seen = drawn.under(stress);
      for (Reader reader : Reader.values()) {
        boolean read =
            isRead(reader, seen, inverted, expected)
                || !isRead(reader, plain.under(stress), false, expected);
        readings.add(new Reading(stress, reader, read));
      }
    }
    return readings;
  }
}
