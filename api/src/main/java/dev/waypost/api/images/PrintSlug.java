package dev.waypost.api.images;

import dev.waypost.render.PrintAdvice;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Advice for print in a few words, for whoever has the file and nothing else. */
final class PrintSlug {
  private static final int DPI = 300;

  private PrintSlug() {}

  /** The lines of a slug. */
  static List<String> lines(Symbol symbol, SymbolStyle style, double widthMillimetres) {
    PrintAdvice advice = PrintAdvice.of(symbol, style, widthMillimetres, DPI);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "Print %.1f mm wide, not scaled. Scanned from up to %.0f mm.",
            advice.widthMillimetres(),
            advice.scanDistanceMillimetres()));
    lines.add(
        String.format(
            Locale.ROOT,
            "Module %.3f mm; version %d-%s; quiet zone %d modules.",
            advice.moduleMillimetres(),
            symbol.version(),
            symbol.level(),
            advice.quietZoneModules()));
    if (advice.moduleMillimetres() < PrintAdvice.SMALLEST_MODULE_MILLIMETRES) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Modules are smaller than %.3f mm: many phones won't read it.",
              PrintAdvice.SMALLEST_MODULE_MILLIMETRES));
    }
    return lines;
  }
}
