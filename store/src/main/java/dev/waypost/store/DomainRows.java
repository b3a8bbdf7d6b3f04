package dev.waypost.store;

import static dev.waypost.store.schema.Tables.DOMAIN;
import static dev.waypost.store.schema.Tables.DOMAIN_CLAIM;

import dev.waypost.codes.Domain;
import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.DomainFallbacks;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Domains as rows of their two tables. */
final class DomainRows {
  private DomainRows() {}

  /** A row of the table of verified domains. */
  static Domain verified(Record row) {
    String workspace = row.get(DOMAIN.WORKSPACE_ID);
    return new Domain(
        row.get(DOMAIN.ID),
        row.get(DOMAIN.HOST),
        row.get(DOMAIN.BASE_URL),
        row.get(DOMAIN.UPPERCASE),
        new DomainFallbacks(
            row.get(DOMAIN.ROOT_FALLBACK),
            row.get(DOMAIN.NOT_FOUND_FALLBACK),
            row.get(DOMAIN.EXPIRED_FALLBACK)),
        workspace == null
            ? null
            : new Claim(
                new WorkspaceId(workspace),
                row.get(DOMAIN.TOKEN),
                row.get(DOMAIN.CLAIMED_AT),
                row.get(DOMAIN.VERIFIED_AT)));
  }

  /** A row of the table of claims. */
  static Domain claimed(Record row) {
    return new Domain(
        row.get(DOMAIN_CLAIM.ID),
        row.get(DOMAIN_CLAIM.HOST),
        row.get(DOMAIN_CLAIM.BASE_URL),
        row.get(DOMAIN_CLAIM.UPPERCASE),
        new DomainFallbacks(
            row.get(DOMAIN_CLAIM.ROOT_FALLBACK),
            row.get(DOMAIN_CLAIM.NOT_FOUND_FALLBACK),
            row.get(DOMAIN_CLAIM.EXPIRED_FALLBACK)),
        new Claim(
            new WorkspaceId(row.get(DOMAIN_CLAIM.WORKSPACE_ID)),
            row.get(DOMAIN_CLAIM.TOKEN),
            row.get(DOMAIN_CLAIM.CLAIMED_AT),
            null));
  }

  /** Everything but the id and whether it is the default one. */
  static Map<Field<?>, @Nullable Object> verified(Domain domain) {
    Claim claim = domain.claim();
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(DOMAIN.HOST, domain.host());
    row.put(DOMAIN.BASE_URL, domain.baseUrl());
    row.put(DOMAIN.UPPERCASE, domain.uppercase());
    row.put(DOMAIN.WORKSPACE_ID, claim == null ? null : claim.workspace().value());
    row.put(DOMAIN.TOKEN, claim == null ? null : claim.token());
    row.put(DOMAIN.CLAIMED_AT, claim == null ? null : claim.claimedAt());
    row.put(DOMAIN.VERIFIED_AT, claim == null ? null : claim.verifiedAt());
    row.put(DOMAIN.ROOT_FALLBACK, domain.fallbacks().root());
    row.put(DOMAIN.NOT_FOUND_FALLBACK, domain.fallbacks().notFound());
    row.put(DOMAIN.EXPIRED_FALLBACK, domain.fallbacks().expired());
    return row;
  }

  /** Everything but the id. */
  static Map<Field<?>, @Nullable Object> claimed(Domain domain, Claim claim) {
    Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
    row.put(DOMAIN_CLAIM.HOST, domain.host());
    row.put(DOMAIN_CLAIM.BASE_URL, domain.baseUrl());
    row.put(DOMAIN_CLAIM.UPPERCASE, domain.uppercase());
    row.put(DOMAIN_CLAIM.WORKSPACE_ID, claim.workspace().value());
    row.put(DOMAIN_CLAIM.TOKEN, claim.token());
    row.put(DOMAIN_CLAIM.CLAIMED_AT, claim.claimedAt());
    row.put(DOMAIN_CLAIM.ROOT_FALLBACK, domain.fallbacks().root());
    row.put(DOMAIN_CLAIM.NOT_FOUND_FALLBACK, domain.fallbacks().notFound());
    row.put(DOMAIN_CLAIM.EXPIRED_FALLBACK, domain.fallbacks().expired());
    return row;
  }
}
