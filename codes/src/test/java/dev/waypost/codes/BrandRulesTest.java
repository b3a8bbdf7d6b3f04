package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandRulesTest {
  private static BrandPatch patch(String field, @Nullable String value) {
    return new BrandPatch(
        change("name", field, value),
        Change.keep(),
        change("color", field, value),
        change("background", field, value),
        change("text", field, value),
        change("link", field, value),
        change("language", field, value));
  }

  private static Change<@Nullable String> change(
      String name, String field, @Nullable String value) {
    return name.equals(field) ? Change.to(value) : Change.keep();
  }

  @Test
  void whatIsNotNamedStaysAndNullTakesAway() {
    DomainBrand named = BrandRules.apply(patch("name", "Café Nil"), DomainBrand.NONE);
    DomainBrand both = BrandRules.apply(patch("color", "#C2185B"), named);
    assertThat(both.shown().name()).isEqualTo("Café Nil");
    assertThat(both.shown().color()).isEqualTo(new PageColor(0xc2185b));
    assertThat(BrandRules.apply(patch("name", null), both).shown().name()).isNull();
    assertThat(BrandRules.apply(BrandPatch.KEEP, both)).isEqualTo(both);
    assertThat(BrandRules.apply(BrandPatch.CLEAR, both)).isEqualTo(DomainBrand.NONE);
  }

  @Test
  void aLogoStaysWithItsPicture() {
    var logo = new BrandPatch.Logo("logo_1", new Brand.Picture("iVBORw0KGgo="));
    BrandPatch withLogo =
        new BrandPatch(
            Change.keep(),
            Change.to(logo),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep());
    DomainBrand branded = BrandRules.apply(withLogo, DomainBrand.NONE);
    assertThat(BrandRules.apply(patch("name", "Nil"), branded).logo()).isEqualTo("logo_1");
    assertThat(BrandRules.apply(patch("name", "Nil"), branded).shown().logo())
        .isEqualTo(logo.picture());
  }

  @Test
  void languagesAreWrittenInTheUsualWay() {
    assertThat(BrandRules.apply(patch("language", "AR-eg"), DomainBrand.NONE).shown().language())
        .isEqualTo("ar-EG");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name | ' '",
        "color | red",
        "color | #fff",
        "color | '#12345g'",
        "background | rgb(0,0,0)",
        "background | #00000080",
        "text | ''",
        "link | http://example.com",
        "language | deutsch!",
        "language | und",
        "language | x-private",
      })
  void whatABrandCanNotBeIsRefusedByItsField(String field, String value) {
    assertRefused(field, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "https://user@example.com",
        "example.com",
        "https://",
        "//x.example"
      })
  void aLinkIsAnAddressOverHttps(String link) {
    assertThatThrownBy(() -> BrandRules.apply(patch("link", link), DomainBrand.NONE))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertRefused("name", "n".repeat(61));
    assertRefused("name", "two\nlines");
    assertRefused("text", "t".repeat(501));
    assertRefused("text", "\n".repeat(8) + "t");
    assertRefused("text", "bell \u0007");
    assertRefused("text", "half \ud83d");
    assertRefused("link", "https://example.com/" + "l".repeat(500));
    assertRefused("language", "de-" + "abcdefgh-".repeat(5) + "x");
  }

  private static void assertRefused(String field, String value) {
    assertThatThrownBy(() -> BrandRules.apply(patch(field, value), DomainBrand.NONE))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_VALUE);
              assertThat(refused.field()).isEqualTo("brand." + field);
            });
  }
}
