package dev.waypost.codes;

import dev.waypost.payload.WebAddress;
import dev.waypost.routing.DomainFallbacks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What domains may be and how they may change. */
final class DomainRules {
  /** Every process holds all domains in memory, so there is a limit. */
  private static final int MAX_DOMAINS = 1000;

  private DomainRules() {}

  /** Refuses another claim of a workspace where it may have no more, or has that host already. */
  static void checkClaim(Domain claim, WorkspaceDomains present, Domains domains) {
    present
        .ofHost(claim.host())
        .ifPresent(own -> {
          throw new RefusedException(
              Refusal.HOST_TAKEN,
              null,
              "The host \""
                  + own.host()
                  + "\" is the domain "
                  + own.id()
                  + " already. Use that one.");
        });
    if (domains.all().stream().anyMatch(other -> other.host().equals(claim.host()))) {
      throw hostTaken(claim.host());
    }
    if (present.all().stream().filter(domain -> !domain.isShared()).count() >= MAX_DOMAINS) {
      throw new RefusedException(
          Refusal.TOO_MANY_DOMAINS,
          null,
          "This workspace has %d domains already, and more are not possible. Delete one that is not needed any more."
              .formatted(MAX_DOMAINS));
    }
  }

  /** The domain after a patch. */
  static Domain apply(DomainPatch patch, Domain domain, Domains domains) {
    DomainFallbacks before = domain.fallbacks();
    Domain after =
        domain
            .with(
                patch.uppercase().applyTo(domain.uppercase()),
                new DomainFallbacks(
                    patch.root().applyTo(before.root()),
                    patch.notFound().applyTo(before.notFound()),
                    patch.expired().applyTo(before.expired())))
            .with(BrandRules.apply(patch.brand(), domain.brand()));
    checkFallbacks(after, before, domains);
    return after;
  }

  /**
   * Refuses fallbacks that are no web addresses or lead back to us.
   *
   * @param before those that were there already and may be older than today's rules
   */
  static void checkFallbacks(Domain domain, DomainFallbacks before, Domains domains) {
    DomainFallbacks after = domain.fallbacks();
    checkFallback("root", after.root(), before.root(), domain, domains);
    checkFallback("not_found", after.notFound(), before.notFound(), domain, domains);
    checkFallback("expired", after.expired(), before.expired(), domain, domains);
  }

  private static void checkFallback(
      String name,
      @Nullable String after,
      @Nullable String before,
      Domain domain,
      Domains domains) {
    if (after == null || Objects.equals(after, before)) {
      return;
    }
    String field = "fallbacks." + name;
    WebAddress address = WebAddress.parse(after, field);
    if (domains.serve(address) || Domains.serves(domain, address)) {
      throw Loops.refusal(after, field);
    }
  }

  static RefusedException hostTaken(String host) {
    return new RefusedException(
        Refusal.HOST_TAKEN,
        null,
        "The host \""
            + host
            + "\" is another domain here, and its ownership is proven. If it is yours, ask the operator.");
  }

  static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.DOMAIN_NOT_FOUND,
        null,
        "There is no domain \"" + id + "\" in this workspace. List the domains to find its id.");
  }

  static RefusedException notVerified(String host, @Nullable String field) {
    return new RefusedException(
        Refusal.DOMAIN_NOT_VERIFIED,
        field,
        "It is not proven yet that \""
            + host
            + "\" is yours. Put the DNS record or the file that its domain shows in place and verify the domain first.");
  }
}
