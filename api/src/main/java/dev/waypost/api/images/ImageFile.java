package dev.waypost.api.images;

import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.render.EpsRenderer;
import dev.waypost.render.ImageTooSmallException;
import dev.waypost.render.JpegRenderer;
import dev.waypost.render.PdfRenderer;
import dev.waypost.render.PngRenderer;
import dev.waypost.render.SvgRenderer;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.TextRenderer;
import dev.waypost.render.UnsupportedStyleException;
import dev.waypost.render.ZplRenderer;
import dev.waypost.symbol.Symbol;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Images as files in each format. */
final class ImageFile {
  private ImageFile() {}

  /** The media type of a format. ZPL has none that is registered. */
  static String mediaType(ImageFormat format) {
    return switch (format) {
      case PNG -> "image/png";
      case SVG -> "image/svg+xml";
      case PDF -> "application/pdf";
      case EPS -> "application/postscript";
      case JPG -> "image/jpeg";
      case ZPL -> "application/x-zpl";
      case TXT -> "text/plain; charset=utf-8";
    };
  }

  /**
   * The file.
   *
   * @param size width in pixels, for formats without one of their own
   * @throws ImageTooSmallException if symbol, margin and frame have more modules than there are
   *     pixels or dots
   * @throws RefusedException if the format can't carry the style
   */
  static byte[] draw(StyledSymbol styled, int size, ImageFormat format, OutputOptions options) {
    Symbol symbol = styled.symbol();
    SymbolStyle style = styled.style();
    try {
      return switch (format) {
        case PNG -> PngRenderer.render(symbol, style, size);
        case JPG -> JpegRenderer.render(symbol, style, size);
        case SVG -> bytes(SvgRenderer.render(symbol, style, size));
        case PDF ->
            PdfRenderer.render(
                symbol,
                style,
                options.widthMillimetres(size),
                options.inks(),
                options.slug()
                    ? PrintSlug.lines(symbol, style, options.widthMillimetres(size))
                    : List.of());
        case EPS ->
            bytes(
                EpsRenderer.render(symbol, style, options.widthMillimetres(size), options.inks()));
        case ZPL ->
            bytes(
                ZplRenderer.render(
                    symbol, style, options.widthMillimetres(size), options.resolution()));
        case TXT -> bytes(TextRenderer.render(symbol, style, options.terminal()));
      };
    } catch (UnsupportedStyleException e) {
      throw new RefusedException(
          Refusal.STYLE_NOT_SUPPORTED, "format", String.valueOf(e.getMessage()));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
