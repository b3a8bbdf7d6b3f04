package dev.waypost.localcopy;

import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import org.jspecify.annotations.Nullable;

/** A {@link Brand} within the content of a file: seven texts, each of which may be absent. */
final class BrandContent {
  private BrandContent() {}

  static void write(Brand brand, ContentWriter out) {
    Brand.Picture logo = brand.logo();
    out.text(brand.name())
        .text(logo == null ? null : logo.png())
        .text(hex(brand.color()))
        .text(hex(brand.background()))
        .text(brand.text())
        .text(brand.link())
        .text(brand.language());
  }

  static Brand read(ContentReader in) {
    String name = in.optionalText();
    String png = in.optionalText();
    return new Brand(
        name,
        png == null ? null : new Brand.Picture(png),
        color(in.optionalText()),
        color(in.optionalText()),
        in.optionalText(),
        in.optionalText(),
        in.optionalText());
  }

  private static @Nullable String hex(@Nullable PageColor color) {
    return color == null ? null : color.hex();
  }

  private static @Nullable PageColor color(@Nullable String hex) {
    return hex == null ? null : PageColor.parse(hex);
  }
}
