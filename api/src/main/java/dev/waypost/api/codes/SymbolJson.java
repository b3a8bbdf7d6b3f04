package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.images.CodeImages;
import dev.waypost.codes.ImageStyle;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import dev.waypost.symbol.SymbolSize;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How large the symbol of a code is, and how much smaller it would be with a short URL in capital
 * letters, which take 5.5 bits each instead of 8 (ISO/IEC 18004:2015 §7.4.4). Arithmetic alone: no
 * symbol is made for it.
 */
final class SymbolJson {
  private SymbolJson() {}

  /**
   * The hint.
   *
   * @param text what is in the symbol
   * @param shortUrl the same where it is a short URL; null for a static code
   */
  static ObjectNode of(String text, @Nullable String shortUrl, ImageStyle style) {
    SymbolOptions options = CodeImages.options(style);
    SymbolSize size = SymbolEncoder.size(text, options);
    ObjectNode node = node(size);
    node.set("uppercase_would_be", shortUrl == null ? null : upperCase(shortUrl, size, options));
    return node;
  }

  private static @Nullable ObjectNode upperCase(
      String shortUrl, SymbolSize size, SymbolOptions options) {
    String upper = shortUrl.toUpperCase(Locale.ROOT);
    if (upper.equals(shortUrl)) {
      return null;
    }
    SymbolSize smaller = SymbolEncoder.size(upper, options);
    int saved = size.modules() - smaller.modules();
    return saved == 0 ? null : node(smaller).put("saves_modules", saved);
  }

  private static ObjectNode node(SymbolSize size) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", size.version())
        .put("modules", size.modules());
  }
}
