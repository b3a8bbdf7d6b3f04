package dev.waypost.api.images;

import dev.waypost.render.Design;
import dev.waypost.render.Logo;
import dev.waypost.render.LogoCutout;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.proof.Proof;
import dev.waypost.render.proof.Prover;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about styles: all that can be found out once for each style, version and
 * level, and for each symbol after that whether it is read. Thread-safe.
 */
final class StyleProofs {
  private static final int MOST_STYLES = 2_000;
  private static final int MOST_SYMBOLS = 5_000;

  /**
   * By which a style is known again. The picture of its logo, which takes megabytes, is known by
   * its checksum.
   */
  private record StyleKey(
      SymbolStyle withoutLogo,
      @Nullable String picture,
      @Nullable LogoCutout cutout,
      double logoSize,
      double logoMargin) {
    static StyleKey of(SymbolStyle style) {
      Design design = style.design();
      Logo logo = design.logo();
      if (logo == null) {
        return new StyleKey(style, null, null, 0, 0);
      }
      return new StyleKey(
          style.withDesign(design.withoutLogo()),
          logo.picture().sha256(),
          logo.cutout(),
          logo.size(),
          logo.marginModules());
    }
  }

  private record ProvenStyle(StyleKey style, int version, ErrorCorrection level) {}

  private record ReadSymbol(StyleKey style, Symbol symbol) {}

  private final Map<ProvenStyle, Proof> styles = recent(MOST_STYLES);
  private final Map<ReadSymbol, Boolean> symbols = recent(MOST_SYMBOLS);
  private final ImageWork work =
      new ImageWork(
          "Too many designs are being proven at present. Please try again in a few seconds.");

  /** What was found out about the style of a symbol. */
  Proof of(StyledSymbol styled) {
    Symbol symbol = styled.symbol();
    return known(
        styles,
        new ProvenStyle(StyleKey.of(styled.style()), symbol.version(), symbol.level()),
        () -> work.draw(() -> Prover.prove(symbol, styled.style())));
  }

  /** Whether this very symbol is read, its style being one that passes. */
  boolean isRead(StyledSymbol styled) {
    return known(
        symbols,
        new ReadSymbol(StyleKey.of(styled.style()), styled.symbol()),
        () -> Prover.isRead(styled.symbol(), styled.style(), of(styled).contrast().lightOnDark()));
  }

  private static <K, V> Map<K, V> recent(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }

  /** Two threads may find out the same; either's will do. */
  private static <K, V> V known(Map<K, V> known, K key, Supplier<V> found) {
    V value = known.get(key);
    if (value == null) {
      value = found.get();
      known.put(key, value);
    }
    return value;
  }
}
