package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.render.proof.Contrast;
import dev.waypost.render.proof.Flaw;
import dev.waypost.render.proof.Proof;
import dev.waypost.render.proof.Reading;
import dev.waypost.symbol.SymbolDamage;
import org.jspecify.annotations.Nullable;

/** Writes what was found out about a design. */
final class ProofJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ProofJson() {}

  /** Everything. */
  static ObjectNode of(Proof proof, boolean forced, @Nullable ObjectNode change) {
    ObjectNode node = JSON.objectNode();
    node.put("scannable", proof.passes());
    node.put("score", proof.score());
    node.put("forced", forced);
    node.set("reasons", reasons(proof));
    node.set("change", change);
    node.put("read", proof.read());
    node.put("of", proof.readings().size());
    ArrayNode readings = node.putArray("readings");
    for (Reading reading : proof.readings()) {
      readings
          .addObject()
          .put("stress", EnumNames.name(reading.stress()))
          .put("reader", EnumNames.name(reading.reader()))
          .put("read", reading.read());
    }
    node.set("contrast", contrast(proof.contrast()));
    node.put("finders", rounded(proof.finders()));
    node.put("quiet_zone", proof.quietZoneModules());
    node.set("logo", logo(proof.logo()));
    return node;
  }

  /** What is wrong, what is refused first. */
  static ArrayNode reasons(Proof proof) {
    ArrayNode reasons = JSON.arrayNode();
    for (Flaw flaw : proof.flaws()) {
      reasons
          .addObject()
          .put("code", EnumNames.name(flaw))
          .put("refused", flaw.isRefused())
          .put("detail", Flaws.words(flaw, proof));
    }
    return reasons;
  }

  /** How well dark and light are told apart. */
  static ObjectNode contrast(Contrast contrast) {
    return JSON.objectNode()
        .put("symbol_contrast", rounded(contrast.symbolContrast()))
        .put("grade", String.valueOf(contrast.grade()))
        .put("separation", rounded(contrast.separation()))
        .put("light_on_dark", contrast.lightOnDark());
  }

  private static @Nullable ObjectNode logo(@Nullable SymbolDamage damage) {
    if (damage == null) {
      return null;
    }
    ObjectNode node = JSON.objectNode();
    node.put("spent", rounded(damage.spent()));
    node.put("most", Proof.MOST_LOGO_DAMAGE);
    node.put("over_patterns", damage.vital());
    ArrayNode blocks = node.putArray("blocks");
    for (SymbolDamage.Block block : damage.blocks()) {
      blocks
          .addObject()
          .put("damaged_codewords", block.damagedCodewords())
          .put("correctable_codewords", block.correctableCodewords());
    }
    return node;
  }

  /** To three digits behind the point. */
  static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
