package dev.waypost.codes;

import dev.waypost.pages.Brand;
import org.jspecify.annotations.Nullable;

/**
 * What shall change of a domain's brand, as somebody wrote it.
 *
 * @param color {@code #rrggbb}
 * @param background {@code #rrggbb}
 */
public record BrandPatch(
    Change<@Nullable String> name,
    Change<@Nullable Logo> logo,
    Change<@Nullable String> color,
    Change<@Nullable String> background,
    Change<@Nullable String> text,
    Change<@Nullable String> link,
    Change<@Nullable String> language) {
  /** Nothing. */
  public static final BrandPatch KEEP =
      new BrandPatch(
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep());

  /** Everything becomes Waypost's own. */
  public static final BrandPatch CLEAR =
      new BrandPatch(
          Change.to(null),
          Change.to(null),
          Change.to(null),
          Change.to(null),
          Change.to(null),
          Change.to(null),
          Change.to(null));

  /**
   * A logo for pages.
   *
   * @param id of an uploaded logo
   * @param picture made of it
   */
  public record Logo(String id, Brand.Picture picture) {}
}
