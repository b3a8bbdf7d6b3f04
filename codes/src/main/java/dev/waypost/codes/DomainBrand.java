package dev.waypost.codes;

import dev.waypost.pages.Brand;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a domain look, and which logo its picture was made of.
 *
 * @param logo the id of an uploaded logo; null where there is no picture
 * @param shown what pages show of it
 */
public record DomainBrand(@Nullable String logo, Brand shown) {
  /** Waypost's own look. */
  public static final DomainBrand NONE = new DomainBrand(null, Brand.NONE);

  /**
   * @throws IllegalArgumentException if there is a logo without its picture or a picture of none
   */
  public DomainBrand {
    if ((logo == null) != (shown.logo() == null)) {
      throw new IllegalArgumentException("A logo and its picture come together.");
    }
  }
}
