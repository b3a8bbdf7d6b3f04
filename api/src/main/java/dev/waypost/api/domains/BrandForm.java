package dev.waypost.api.domains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.BrandPatch;
import dev.waypost.codes.Change;
import dev.waypost.codes.DomainBrand;
import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The brands of domains as the API takes and shows them. */
final class BrandForm {
  private static final String NAME = "brand";
  private static final List<String> FIELDS =
      List.of("name", "logo", "color", "background", "text", "link", "language");

  private BrandForm() {}

  /**
   * What a body says of the brand: fields that are absent stay, null takes one away.
   *
   * @param logos finds a logo by its id
   */
  static BrandPatch patch(Fields body, Function<String, BrandPatch.Logo> logos) {
    Fields brand = body.object(NAME, FIELDS);
    if (brand == null) {
      return body.isNull(NAME) ? BrandPatch.CLEAR : BrandPatch.KEEP;
    }
    return new BrandPatch(
        text(brand, "name"),
        logo(brand, logos),
        text(brand, "color"),
        text(brand, "background"),
        text(brand, "text"),
        text(brand, "link"),
        text(brand, "language"));
  }

  private static Change<@Nullable String> text(Fields brand, String name) {
    return brand.has(name) ? Change.to(brand.text(name)) : Change.keep();
  }

  private static Change<BrandPatch.@Nullable Logo> logo(
      Fields brand, Function<String, BrandPatch.Logo> logos) {
    if (!brand.has("logo")) {
      return Change.keep();
    }
    String id = brand.text("logo");
    return Change.to(id == null ? null : logos.apply(id));
  }

  /** A brand; null for Waypost's own look. */
  static JsonNode json(DomainBrand brand) {
    if (brand.equals(DomainBrand.NONE)) {
      return JsonNodeFactory.instance.nullNode();
    }
    Brand shown = brand.shown();
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", shown.name())
        .put("logo", brand.logo())
        .put("color", hex(shown.color()))
        .put("background", hex(shown.background()))
        .put("text", shown.text())
        .put("link", shown.link())
        .put("language", shown.language())
        .put("direction", shown.direction().label());
  }

  private static @Nullable String hex(@Nullable PageColor color) {
    return color == null ? null : color.hex();
  }
}
