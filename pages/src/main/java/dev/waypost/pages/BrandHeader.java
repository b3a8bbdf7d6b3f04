package dev.waypost.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The logo and the name of an owner above a page, or Waypost's signpost where there is neither. */
final class BrandHeader {
  private static final Pattern HOST = Pattern.compile("[A-Za-z]+://(?:[^/?#@]*@)?([^/?#:]+)");

  private BrandHeader() {}

  /**
   * The HTML.
   *
   * @param withLogo whether the logo is shown, if there is one
   */
  static String of(Brand brand, boolean withLogo) {
    String name = brand.name();
    Brand.Picture logo = withLogo ? brand.logo() : null;
    if (name == null && brand.logo() == null) {
      return PageLayout.MARK;
    }
    String shown = (logo == null ? "" : picture(logo, alternative(brand))) + name(brand, logo);
    if (shown.isEmpty()) {
      return PageLayout.MARK;
    }
    String link = brand.link();
    if (link == null) {
      return "<div class=\"brand\">" + shown + "</div>";
    }
    return "<a class=\"brand\" rel=\"noreferrer\" href=\""
        + Html.escaped(link)
        + "\">"
        + shown
        + "</a>";
  }

  /**
   * The attribute for texts of the owner's; with an empty value where the language is not known.
   */
  static String language(Brand brand) {
    String language = brand.language();
    return " lang=\"" + (language == null ? "" : Html.escaped(language)) + "\"";
  }

  private static String picture(Brand.Picture logo, String alternative) {
    return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(Html.escaped(alternative), logo.png());
  }

  /** The name stands beside the picture, so that nobody needs to hear it twice. */
  private static String alternative(Brand brand) {
    return brand.name() == null ? host(brand.link()) : "";
  }

  private static String name(Brand brand, Brand.@Nullable Picture logo) {
    if (brand.name() != null) {
      return "<bdi%s>%s</bdi>".formatted(language(brand), Html.escaped(brand.name()));
    }
    return logo == null ? Html.escaped(host(brand.link())) : "";
  }

  private static String host(@Nullable String link) {
    if (link == null) {
      return "";
    }
    // The link was checked when it was saved; what URI does not know, such as ü in a host, is fine.
    Matcher host = HOST.matcher(link);
    return host.lookingAt() ? host.group(1) : link;
  }
}
