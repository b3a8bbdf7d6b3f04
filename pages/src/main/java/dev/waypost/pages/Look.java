package dev.waypost.pages;

import java.util.EnumMap;
import java.util.Map;

/**
 * A {@link Brand} made ready for pages: its stylesheet, its policies and what stands in every page.
 * It is made once for many pages.
 */
public final class Look {
  /** Waypost's own. */
  public static final Look PLAIN = new Look(Brand.NONE);

  private final Brand brand;
  private final String style;
  private final String header;
  private final String headerWithoutLogo;
  private final String ownersText;
  private final Map<PageKind, String> policies = new EnumMap<>(PageKind.class);

  private Look(Brand brand) {
    this.brand = brand;
    this.style = LookStyle.of(brand);
    this.header = BrandHeader.of(brand, true);
    this.headerWithoutLogo = BrandHeader.of(brand, false);
    this.ownersText =
        brand.text() == null
            ? ""
            : OwnersLines.of(" class=\"text own\"" + BrandHeader.language(brand), brand.text());
    for (PageKind kind : PageKind.values()) {
      policies.put(kind, kind.policy(style, hasLogo()));
    }
  }

  /** The look of a brand. */
  public static Look of(Brand brand) {
    return brand.equals(Brand.NONE) ? PLAIN : new Look(brand);
  }

  /** The language to speak to those who did not say theirs. */
  public Language language() {
    Language own = Language.of(brand.language());
    return own == null ? Language.USUAL : own;
  }

  boolean hasLogo() {
    return brand.logo() != null;
  }

  /** What stands above everything in a page. */
  String header() {
    return header;
  }

  /** The same without the logo, for pages that would become too large. */
  String headerWithoutLogo() {
    return headerWithoutLogo;
  }

  /** What the owner adds where a scan leads nowhere; empty for nothing. */
  String ownersText() {
    return ownersText;
  }

  /** The stylesheet that comes last; empty for none. */
  String style() {
    return style;
  }

  /** What stands in the head beside stylesheets. */
  String head() {
    PageColor background = brand.background();
    return background == null
        ? ""
        : "<meta name=\"theme-color\" content=\"" + background.hex() + "\">";
  }

  TextDirection directionOfPage() {
    return brand.direction();
  }

  String policy(PageKind kind) {
    String policy = policies.get(kind);
    if (policy == null) {
      throw new IllegalStateException("There is no policy for " + kind + ".");
    }
    return policy;
  }
}
