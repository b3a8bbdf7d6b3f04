/**
 * QR codes (ISO/IEC 18004:2015, QR Code symbols) from text to modules.
 *
 * <p>{@link dev.waypost.symbol.SymbolEncoder} is the way in, at three levels: a text, a list of
 * segments, or finished data codewords become a {@link dev.waypost.symbol.Symbol}.
 *
 * <pre>{@code
 * Symbol symbol = SymbolEncoder.encode("https://example.com/", SymbolOptions.defaults());
 * boolean dark = symbol.isDark(0, 0);
 * }</pre>
 *
 * <p>The classes follow the standard's order of work, one clause each:
 *
 * <ol>
 *   <li>text to segments: {@code Segmentation}, {@code Segment}, {@code Mode} (7.3, 7.4, Annex J);
 *   <li>segments to data codewords: {@code DataCodewords} (7.4);
 *   <li>error correction: {@code BlockLayout}, {@code ReedSolomon} over {@code GaloisField} (7.5);
 *   <li>blocks to one sequence: {@code CodewordSequence} (7.6);
 *   <li>modules: {@code FunctionPatterns}, {@code CodewordPlacement}, put together by {@code
 *       SymbolAssembly} (7.7);
 *   <li>masks: {@code MaskPattern}, {@code MaskPenalty} (7.8);
 *   <li>format and version information: {@code FormatInformation}, {@code VersionInformation} (7.9,
 *       7.10).
 * </ol>
 *
 * <p>Micro QR is not part of it. Everything is a pure function: no clock, no randomness, no I/O.
 * Anyone may use the package alone: it depends on the JDK and nothing else.
 *
 * <p>Pictures, files, URLs and anything else outside the symbol stay out: those are {@code render}
 * and {@code payload}.
 */
@NullMarked
package dev.waypost.symbol;

import org.jspecify.annotations.NullMarked;
