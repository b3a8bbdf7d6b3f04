package dev.waypost.api.images;

import static dev.waypost.api.images.ProofJson.rounded;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.render.PrintAdvice;
import dev.waypost.render.PrintAdvice.Warning;
import java.util.Locale;

/** Writes advice for whoever prints a symbol. */
final class PrintAdviceJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PrintAdviceJson() {}

  static ObjectNode of(StyledSymbol styled, PrintAdvice advice, PrintQuestion question) {
    double distance = question.distanceMillimetres();
    ObjectNode node = JSON.objectNode();
    node.putObject("symbol")
        .put("version", styled.symbol().version())
        .put("modules", styled.symbol().size())
        .put("error_correction", styled.symbol().level().name());
    node.put("width_mm", rounded(advice.widthMillimetres()));
    node.put("symbol_mm", rounded(advice.symbolMillimetres()));
    node.put("module_mm", rounded(advice.moduleMillimetres()));
    node.put("scan_distance_mm", Math.round(advice.scanDistanceMillimetres()));
    node.putObject("for_distance")
        .put("distance_mm", rounded(distance))
        .put("width_mm", rounded(PrintAdvice.widthFor(styled.symbol(), styled.style(), distance)));
    node.put("dpi", advice.dpi());
    node.put("pixels", advice.pixels());
    node.put("dots_per_module", rounded(advice.dotsPerModule()));
    node.put("whole_dots_width_mm", rounded(advice.wholeDotsMillimetres()));
    node.put("quiet_zone", advice.quietZoneModules());
    node.put("quiet_zone_mm", rounded(advice.quietZoneModules() * advice.moduleMillimetres()));
    ArrayNode warnings = node.putArray("warnings");
    for (Warning warning : advice.warnings(distance)) {
      warnings
          .addObject()
          .put("code", EnumNames.name(warning))
          .put("detail", words(warning, advice, question));
    }
    return node;
  }

  private static String words(Warning warning, PrintAdvice advice, PrintQuestion question) {
    return switch (warning) {
      case TOO_SMALL_FOR_DISTANCE ->
          String.format(
              Locale.ROOT,
              "At this width it is scanned from up to %.0f mm, not from %.0f mm. Print it larger.",
              advice.scanDistanceMillimetres(),
              question.distanceMillimetres());
      case SMALL_MODULES ->
          String.format(
              Locale.ROOT,
              "A module is %.2f mm wide; many phones need %.3f mm. Print it larger, or shorten the content.",
              advice.moduleMillimetres(),
              PrintAdvice.SMALLEST_MODULE_MILLIMETRES);
      case FEW_DOTS ->
          String.format(
              Locale.ROOT,
              "A module has %.1f dots at %d dpi, and a printer needs %d to draw it square. Print it at %.2f mm or wider, or with more dots.",
              advice.dotsPerModule(),
              advice.dpi(),
              PrintAdvice.LEAST_DOTS,
              advice.wholeDotsMillimetres());
      case UNEVEN_DOTS ->
          String.format(
              Locale.ROOT,
              "A module has %.2f dots at %d dpi, so some come out a dot wider than others. At %.2f mm all are alike.",
              advice.dotsPerModule(),
              advice.dpi(),
              advice.wholeDotsMillimetres());
      case NARROW_QUIET_ZONE ->
          String.format(
              Locale.ROOT,
              "The picture has %d modules of quiet zone, and the standard asks for 4. Keep %.2f mm around it free of anything.",
              advice.quietZoneModules(),
              (4 - advice.quietZoneModules()) * advice.moduleMillimetres());
    };
  }
}
