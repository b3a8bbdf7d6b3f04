/**
 * From a symbol to a picture: SVG, PNG, JPEG, PDF, EPS, ZPL and text.
 *
 * <pre>{@code
 * byte[] png = PngRenderer.render(symbol, SymbolStyle.defaults(), 512);
 * String svg = SvgRenderer.render(symbol, SymbolStyle.defaults(), 512);
 * byte[] pdf = PdfRenderer.render(symbol, SymbolStyle.defaults(), 40, InkSpace.CMYK);
 * }</pre>
 *
 * <p>It knows modules, colours and sizes. The same arguments always give the same picture.
 *
 * <p>What the symbol says, and where the picture is stored, stay out.
 */
@NullMarked
package dev.waypost.render;

import org.jspecify.annotations.NullMarked;
