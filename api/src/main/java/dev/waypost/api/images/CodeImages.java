package dev.waypost.api.images;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Code;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Drawing;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.render.Color;
import dev.waypost.render.ImageTooSmallException;
import dev.waypost.render.PngRenderer;
import dev.waypost.render.SvgRenderer;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.DataTooLongException;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.nio.charset.StandardCharsets;

/**
 * Draws codes. The image of a dynamic code depends on its short URL and its style alone, so it
 * stays the same wherever the code leads.
 */
public final class CodeImages implements Drawing {
  private final Domains domains;

  /** Draws codes of these domains. */
  public CodeImages(Domains domains) {
    this.domains = domains;
  }

  /** The image of a code in its own style. */
  public Reply render(Code code, ImageFormat format) {
    return render(code, code.style(), format);
  }

  /** The image of a code in another style. */
  Reply render(Code code, ImageStyle style, ImageFormat format) {
    Symbol symbol = encode(symbolText(code), style);
    var symbolStyle =
        new SymbolStyle(
            Color.parse(style.foregroundColor()),
            Color.parse(style.backgroundColor()),
            style.margin());
    try {
      return switch (format) {
        case PNG ->
            Reply.bytes(200, "image/png", PngRenderer.render(symbol, symbolStyle, style.size()));
        case SVG ->
            Reply.bytes(
                200,
                "image/svg+xml",
                SvgRenderer.render(symbol, symbolStyle, style.size())
                    .getBytes(StandardCharsets.UTF_8));
      };
    } catch (ImageTooSmallException e) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          "size",
          "This symbol with its quiet zone has "
              + e.minimumPixels()
              + " modules on a side, so it needs at least as many pixels. Ask for a larger size.");
    }
  }

  /**
   * Refuses a code that can't be drawn in its own style: because no symbol can hold its content, or
   * because its size has fewer pixels than the symbol has modules.
   */
  @Override
  public void check(Code code) {
    ImageStyle style = code.style();
    int modules = encode(symbolText(code), style).size() + 2 * style.margin();
    if (modules > style.size()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "size",
          "The symbol with its quiet zone has %d modules on a side, and \"size\" is %d pixels. Choose at least %d pixels or a smaller margin."
              .formatted(modules, style.size(), modules));
    }
  }

  private String symbolText(Code code) {
    String shortUrl = domains.shortUrl(code);
    return shortUrl == null ? code.content().symbolText() : shortUrl;
  }

  private static Symbol encode(String text, ImageStyle style) {
    ErrorCorrection level =
        switch (style.errorCorrection()) {
          case 'L' -> ErrorCorrection.L;
          case 'M' -> ErrorCorrection.M;
          case 'Q' -> ErrorCorrection.Q;
          default -> ErrorCorrection.H;
        };
    try {
      return SymbolEncoder.encode(text, SymbolOptions.defaults().withLevel(level));
    } catch (DataTooLongException e) {
      throw new RefusedException(
          Refusal.CONTENT_TOO_LONG,
          "content",
          "This content needs %d bits, and the largest symbol holds %d at error correction level %s. Shorten it, lower the level, or make the code dynamic."
              .formatted(e.bitsNeeded(), e.bitsAvailable(), level));
    }
  }
}
