package dev.waypost.codes;

import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import dev.waypost.payload.WebAddress;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a brand may be. All of it stands in every page, so none of it is long. */
final class BrandRules {
  /** In UTF-16 units. */
  private static final int NAME_MAX_CHARS = 60;

  private static final int TEXT_MAX_CHARS = 500;
  private static final int TEXT_MAX_LINES = 8;
  private static final int LINK_MAX_CHARS = 500;
  private static final int LANGUAGE_MAX_CHARS = 35;

  private BrandRules() {}

  /**
   * The brand after a patch.
   *
   * @throws RefusedException naming the field, as does {@link
   *     dev.waypost.payload.InvalidContentException}
   */
  static DomainBrand apply(BrandPatch patch, DomainBrand before) {
    Brand shown = before.shown();
    Brand.Picture present = shown.logo();
    BrandPatch.Logo logo =
        patch
            .logo()
            .applyTo(
                before.logo() == null || present == null
                    ? null
                    : new BrandPatch.Logo(before.logo(), present));
    return new DomainBrand(
        logo == null ? null : logo.id(),
        new Brand(
            changed(patch.name(), shown.name(), BrandRules::name),
            logo == null ? null : logo.picture(),
            changed(patch.color(), shown.color(), text -> color("brand.color", text)),
            changed(
                patch.background(), shown.background(), text -> color("brand.background", text)),
            changed(patch.text(), shown.text(), BrandRules::text),
            changed(patch.link(), shown.link(), BrandRules::link),
            changed(patch.language(), shown.language(), BrandRules::language)));
  }

  private interface Reading<T> {
    T of(String written);
  }

  private static <T> @Nullable T changed(
      Change<@Nullable String> change, @Nullable T before, Reading<T> reading) {
    return switch (change) {
      case Change.Keep<@Nullable String> keep -> before;
      case Change.To<@Nullable String> to -> to.value() == null ? null : reading.of(to.value());
    };
  }

  private static String name(String name) {
    OneLine.check("brand.name", name, NAME_MAX_CHARS);
    requireText("brand.name", name);
    return name;
  }

  private static PageColor color(String field, String color) {
    if (!PageColor.isOne(color)) {
      throw refused(
          field,
          "\"%s\" is \"%s\". Write a colour as #rrggbb, such as #0b6b4f.".formatted(field, color));
    }
    return PageColor.parse(color);
  }

  private static String text(String text) {
    String field = "brand.text";
    if (text.length() > TEXT_MAX_CHARS) {
      throw refused(
          field,
          "The text has %d characters; at most %d are allowed."
              .formatted(text.length(), TEXT_MAX_CHARS));
    }
    String[] lines = text.split("\n", -1);
    if (lines.length > TEXT_MAX_LINES) {
      throw refused(
          field,
          "The text has %d lines; at most %d are allowed.".formatted(lines.length, TEXT_MAX_LINES));
    }
    for (String line : lines) {
      if (!OneLine.isOne(line)) {
        throw refused(
            field,
            "The text contains a control character or half of a surrogate pair. Write plain text, with line feeds between its lines.");
      }
    }
    requireText(field, text);
    return text;
  }

  private static String link(String link) {
    String field = "brand.link";
    if (link.length() > LINK_MAX_CHARS) {
      throw refused(
          field,
          "The link has %d characters; at most %d are allowed."
              .formatted(link.length(), LINK_MAX_CHARS));
    }
    WebAddress _ = WebAddress.parse(link, field);
    if (!link.regionMatches(true, 0, "https://", 0, 8)) {
      throw refused(
          field, "\"" + link + "\" does not begin with https://. Send an address that does.");
    }
    return link;
  }

  private static String language(String tag) {
    String field = "brand.language";
    if (tag.length() <= LANGUAGE_MAX_CHARS) {
      try {
        Locale locale = new Locale.Builder().setLanguageTag(tag).build();
        if (!locale.getLanguage().isEmpty()) {
          return locale.toLanguageTag();
        }
      } catch (IllformedLocaleException noTag) {
        throw noLanguage(field, tag);
      }
    }
    throw noLanguage(field, tag);
  }

  private static RefusedException noLanguage(String field, String tag) {
    return refused(
        field,
        "\""
            + tag
            + "\" is no language. Write a tag of BCP 47 with at most "
            + LANGUAGE_MAX_CHARS
            + " characters, such as de, ar or pt-BR.");
  }

  private static void requireText(String field, String text) {
    if (text.isBlank()) {
      throw refused(
          field, "\"" + field + "\" is empty. Send null to take it away, or write something.");
    }
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(Refusal.INVALID_VALUE, field, message);
  }
}
