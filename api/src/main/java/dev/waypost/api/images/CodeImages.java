package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.Code;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Drawing;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.render.Color;
import dev.waypost.render.ImageTooSmallException;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.proof.Flaw;
import dev.waypost.render.proof.Proof;
import dev.waypost.render.proof.Prover;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.NotEncodableException;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Draws codes. The image of a dynamic code depends on its short URL and its style alone, so it
 * stays the same wherever the code leads.
 */
public final class CodeImages implements Drawing {
  /** Keys whose characters are all in the alphanumeric mode, letters the costliest among them. */
  private static final Pattern DRAWN_KEY = Pattern.compile("[0-9A-Z]+");

  /** Such as short URLs are. */
  private static final String SAMPLE = "HTTPS://QR.EXAMPLE.COM/0123456789AB";

  private static final int SMALLEST_VERSION_WITH_LOGO = 2;
  private static final int LARGEST_VERSION = 40;

  private static final int LARGE_PLAIN_PIXELS = 1024;
  private static final int LARGE_PIXELS = 512;

  private final ImageWork work =
      new ImageWork(
          "Too many large images are being drawn at present. Please try again in a few seconds, or ask for a smaller one.");
  private final StyleProofs proofs = new StyleProofs();
  private final Domains domains;
  private final Logos logos;
  private volatile @Nullable Checked lastAccepted;

  private record Checked(String text, ImageStyle style, WorkspaceId workspace) {}

  /** Draws codes of these domains with these logos. */
  public CodeImages(Domains domains, Logos logos) {
    this.domains = domains;
    this.logos = logos;
  }

  /** The image of a code in its own style. */
  public Reply render(Code code, ImageFormat format) {
    return render(code, code.style(), format, OutputOptions.DEFAULT);
  }

  /** The image of a code in another style. */
  Reply render(Code code, ImageStyle style, ImageFormat format, OutputOptions options) {
    return render(symbolText(code), style, code.workspace(), format, options);
  }

  /**
   * The image of a text.
   *
   * @param workspace whose logos may be in it
   */
  Reply render(
      String text,
      ImageStyle style,
      WorkspaceId workspace,
      ImageFormat format,
      OutputOptions options) {
    StyledSymbol symbol = styled(text, style, workspace);
    return Reply.bytes(200, ImageFile.mediaType(format), draw(symbol, style, format, options));
  }

  /** The symbol of a code and how to draw it, in its own style. */
  public StyledSymbol styled(Code code) {
    return styled(symbolText(code), code.style(), code.workspace());
  }

  /**
   * All that is drawn comes from here, and none of it unproven.
   *
   * @throws RefusedException if it can't be scanned, unless its style was taken nevertheless
   */
  private StyledSymbol styled(String text, ImageStyle style, WorkspaceId workspace) {
    StyledSymbol styled = unproven(text, style, workspace);
    if (style.forced() || Prover.isBeyondDoubt(styled.style())) {
      return styled;
    }
    Proof proof = proofs.of(styled);
    if (!proof.passes()) {
      throw unscannable(proof, change(text, style, workspace));
    }
    if (!proofs.isRead(styled)) {
      throw unreadable(proof);
    }
    return styled;
  }

  /** The symbol of a code and how it would be drawn, to be measured. */
  StyledSymbol unproven(Code code) {
    return unproven(symbolText(code), code.style(), code.workspace());
  }

  private StyledSymbol unproven(String text, ImageStyle style, WorkspaceId workspace) {
    return new StyledSymbol(encode(text, style), symbolStyle(style, workspace));
  }

  /**
   * Makes sure that a style can be scanned, whatever its codes will hold.
   *
   * @throws RefusedException if it can't
   */
  public void requireScannable(ImageStyle style, WorkspaceId workspace) {
    StyledSymbol _ = styled(SAMPLE, style, workspace);
  }

  /** What was found out about a code in its own style. */
  ObjectNode proof(Code code) {
    return proof(symbolText(code), code.style(), code.workspace());
  }

  /**
   * What was found out about a text in a style.
   *
   * @param workspace whose logos may be in it
   */
  ObjectNode proof(String text, ImageStyle style, WorkspaceId workspace) {
    Proof proof = proofs.of(unproven(text, style, workspace));
    return ProofJson.of(
        proof, style.forced(), proof.passes() ? null : change(text, style, workspace));
  }

  private @Nullable ObjectNode change(String text, ImageStyle style, WorkspaceId workspace) {
    return new NearestChange(
            style, changed -> proofs.of(unproven(text, changed, workspace)).passes())
        .find();
  }

  private static RefusedException unscannable(Proof proof, @Nullable ObjectNode change) {
    String reasons =
        proof.flaws().stream()
            .filter(Flaw::isRefused)
            .map(flaw -> Flaws.words(flaw, proof))
            .collect(Collectors.joining(" "));
    String advice =
        change == null
            ? "Begin again with a simpler design."
            : "It would pass with these fields of \"style\" changed: " + change + ".";
    return unscannable(
        "This design can't be scanned reliably. " + reasons + " " + advice, proof, change);
  }

  private static RefusedException unreadable(Proof proof) {
    return unscannable(
        "This design can be scanned as a rule, and this very symbol in it was not read. Choose a simpler design for it.",
        proof,
        null);
  }

  private static RefusedException unscannable(
      String message, Proof proof, @Nullable ObjectNode change) {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("score", proof.score());
    details.set("reasons", ProofJson.reasons(proof));
    details.set("change", change);
    return new RefusedException(Refusal.UNSCANNABLE, "style", message, Trees.members(details));
  }

  private byte[] draw(
      StyledSymbol symbol, ImageStyle style, ImageFormat format, OutputOptions options) {
    return isLarge(style, format)
        ? work.draw(() -> draw(symbol, style.size(), format, options))
        : draw(symbol, style.size(), format, options);
  }

  /**
   * The file of a symbol.
   *
   * @param size width in pixels, for formats without one of their own
   * @throws RefusedException if the format can't carry the style, or the symbol needs more pixels
   */
  static byte[] draw(StyledSymbol symbol, int size, ImageFormat format, OutputOptions options) {
    try {
      return ImageFile.draw(symbol, size, format, options);
    } catch (ImageTooSmallException e) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          options.askedMillimetres() == null ? "size" : "width_mm",
          "This symbol with its quiet zone and frame is %d modules wide, so it needs at least as many pixels or dots. Ask for a larger size."
              .formatted(e.minimumPixels()));
    }
  }

  /** Whether it takes more than some milliseconds and some megabytes. */
  private static boolean isLarge(ImageStyle style, ImageFormat format) {
    boolean plain = style.design().isEmpty() && format != ImageFormat.JPG;
    return switch (format) {
      case PNG, JPG -> style.size() > (plain ? LARGE_PLAIN_PIXELS : LARGE_PIXELS);
      case SVG, PDF, EPS, TXT -> false;
      case ZPL -> true;
    };
  }

  private SymbolStyle symbolStyle(ImageStyle style, WorkspaceId workspace) {
    Color foreground = Color.parse(style.foregroundColor());
    Color background =
        style.backgroundColor().equals(ImageStyle.TRANSPARENT)
            ? null
            : Color.parse(style.backgroundColor());
    return new SymbolStyle(
        foreground,
        background == null ? Color.WHITE : background,
        style.margin(),
        DesignForm.read(style.design())
            .drawn(foreground, background, id -> logos.picture(workspace, id)));
  }

  /**
   * Refuses a code that can't be drawn in its own style: because no symbol can hold its content, or
   * because its size has fewer pixels than the symbol has modules.
   *
   * <p>Thousands of codes that are made at once differ by their keys alone, so a dynamic code is
   * checked with a key of letters in place of its own: no key of that length needs a larger symbol,
   * because digits take fewer bits and never more.
   */
  @Override
  public void check(Code code) {
    String key = code.key();
    String text = symbolText(code);
    var checked =
        new Checked(
            key == null || !DRAWN_KEY.matcher(key).matches()
                ? text
                : text.substring(0, text.length() - key.length()) + "A".repeat(key.length()),
            code.style(),
            code.workspace());
    if (!checked.equals(lastAccepted)) {
      check(checked);
      lastAccepted = checked;
    }
  }

  private void check(Checked checked) {
    ImageStyle style = checked.style();
    StyledSymbol symbol = styled(checked.text(), style, checked.workspace());
    double modules = SceneComposer.width(symbol.symbol(), symbol.style());
    if (modules > style.size()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "size",
          "The symbol with its quiet zone and frame is %d modules wide, and \"size\" is %d pixels. Choose at least %d pixels or a smaller margin."
              .formatted((int) Math.ceil(modules), style.size(), (int) Math.ceil(modules)));
    }
    switch (style.format()) {
      case PNG, SVG, PDF -> {}
      // Not every style can be in these, which is found out by drawing.
      case EPS, JPG, ZPL, TXT -> {
        byte[] _ = draw(symbol, style, style.format(), OutputOptions.DEFAULT);
      }
    }
  }

  private String symbolText(Code code) {
    String shortUrl = domains.shortUrl(code);
    return shortUrl == null ? code.content().symbolText() : shortUrl;
  }

  /**
   * How symbols of a style are made. A logo is paid for with the highest level of error correction,
   * and with a version that has room for one beside its patterns.
   */
  public static SymbolOptions options(ImageStyle style) {
    if (style.design().containsKey("logo")) {
      return SymbolOptions.defaults()
          .withLevel(ErrorCorrection.H)
          .withVersions(SMALLEST_VERSION_WITH_LOGO, LARGEST_VERSION);
    }
    return SymbolOptions.defaults()
        .withLevel(
            switch (style.errorCorrection()) {
              case 'L' -> ErrorCorrection.L;
              case 'M' -> ErrorCorrection.M;
              case 'Q' -> ErrorCorrection.Q;
              default -> ErrorCorrection.H;
            });
  }

  private static Symbol encode(String text, ImageStyle style) {
    SymbolOptions options = options(style);
    try {
      return SymbolEncoder.encode(text, options);
    } catch (NotEncodableException e) {
      if (e.bitsNeeded().isEmpty()) {
        throw e;
      }
      throw new RefusedException(
          Refusal.CONTENT_TOO_LONG,
          "content",
          "This content needs %d bits, and the largest symbol holds %d at error correction level %s. Shorten it, lower the level, or make the code dynamic."
              .formatted(
                  e.bitsNeeded().getAsLong(), e.bitsAvailable().getAsInt(), options.level()));
    }
  }
}
