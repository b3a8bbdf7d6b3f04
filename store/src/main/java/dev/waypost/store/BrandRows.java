package dev.waypost.store;

import static dev.waypost.store.schema.Tables.DOMAIN_BRAND;

import dev.waypost.codes.Domain;
import dev.waypost.codes.DomainBrand;
import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The brands of domains as rows of their table. */
final class BrandRows {
  private BrandRows() {}

  /** The domains with their brands. */
  static List<Domain> branded(DSLContext connection, List<Domain> domains) {
    if (domains.isEmpty()) {
      return domains;
    }
    Map<String, DomainBrand> brands = brands(connection, domains.stream().map(Domain::id).toList());
    return domains.stream()
        .map(domain -> {
          DomainBrand brand = brands.get(domain.id());
          return brand == null ? domain : domain.with(brand);
        })
        .toList();
  }

  private static Map<String, DomainBrand> brands(DSLContext connection, Collection<String> ids) {
    Map<String, DomainBrand> brands = new HashMap<>();
    OneOf.each(
        connection,
        DOMAIN_BRAND.DOMAIN_ID,
        ids,
        these ->
            connection
                .selectFrom(DOMAIN_BRAND)
                .where(these)
                .forEach(row -> brands.put(row.get(DOMAIN_BRAND.DOMAIN_ID), brand(row))));
    return brands;
  }

  private static DomainBrand brand(Record row) {
    String picture = row.get(DOMAIN_BRAND.PICTURE);
    return new DomainBrand(
        row.get(DOMAIN_BRAND.LOGO),
        new Brand(
            row.get(DOMAIN_BRAND.NAME),
            picture == null ? null : new Brand.Picture(picture),
            color(row.get(DOMAIN_BRAND.COLOR)),
            color(row.get(DOMAIN_BRAND.BACKGROUND)),
            row.get(DOMAIN_BRAND.OWNERS_TEXT),
            row.get(DOMAIN_BRAND.LINK),
            row.get(DOMAIN_BRAND.LANGUAGE)));
  }

  private static @Nullable PageColor color(@Nullable String hex) {
    return hex == null ? null : PageColor.parse(hex);
  }

  /** Stores the brand of a domain as it is now. */
  static void save(DSLContext transaction, Domain domain) {
    if (domain.brand().equals(DomainBrand.NONE)) {
      remove(transaction, domain);
      return;
    }
    var row = row(domain.brand());
    transaction
        .insertInto(DOMAIN_BRAND)
        .set(row)
        .set(DOMAIN_BRAND.DOMAIN_ID, domain.id())
        .onConflict(DOMAIN_BRAND.DOMAIN_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** Takes the brand of a domain away. */
  static void remove(DSLContext transaction, Domain domain) {
    transaction.deleteFrom(DOMAIN_BRAND).where(DOMAIN_BRAND.DOMAIN_ID.eq(domain.id())).execute();
  }

  private static Map<Field<?>, @Nullable Object> row(DomainBrand brand) {
    Brand shown = brand.shown();
    Brand.Picture picture = shown.logo();
    PageColor color = shown.color();
    PageColor background = shown.background();
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(DOMAIN_BRAND.NAME, shown.name());
    row.put(DOMAIN_BRAND.LOGO, brand.logo());
    row.put(DOMAIN_BRAND.PICTURE, picture == null ? null : picture.png());
    row.put(DOMAIN_BRAND.COLOR, color == null ? null : color.hex());
    row.put(DOMAIN_BRAND.BACKGROUND, background == null ? null : background.hex());
    row.put(DOMAIN_BRAND.OWNERS_TEXT, shown.text());
    row.put(DOMAIN_BRAND.LINK, shown.link());
    row.put(DOMAIN_BRAND.LANGUAGE, shown.language());
    return row;
  }
}
