package dev.waypost.codes;

import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainStore.Decision;
import dev.waypost.codes.DomainStore.DomainChange;
import dev.waypost.codes.DomainStore.DomainInUseException;
import dev.waypost.codes.DomainStore.HostTakenException;
import dev.waypost.codes.OwnershipProof.Finding;
import dev.waypost.routing.DomainFallbacks;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Claims, proves, changes and deletes domains.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed, {@link
 * dev.waypost.payload.InvalidContentException} for what is no web address and {@link
 * StoreUnavailableException} while the database is out of reach; in all cases nothing has changed.
 * When one returns, the next scan sees what it did.
 */
public final class DomainService {
  /** 160 bits, which nobody guesses. */
  private static final int TOKEN_DIGITS = 32;

  private final DomainStore store;
  private final CodeStore codes;
  private final Domains domains;
  private final LiveDomains liveDomains;
  private final OwnershipProof proof;
  private final WorkspaceId operator;
  private final InstantSource clock;
  private final SecureRandom random;
  private final TimeOrderedIds ids;

  /**
   * A service over this store.
   *
   * @param operator the workspace whose admins may change the shared domain
   */
  public DomainService(
      DomainStore store,
      CodeStore codes,
      Domains domains,
      LiveDomains liveDomains,
      OwnershipProof proof,
      WorkspaceId operator,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.codes = codes;
    this.domains = domains;
    this.liveDomains = liveDomains;
    this.proof = proof;
    this.operator = operator;
    this.clock = clock;
    this.random = random;
    this.ids = new TimeOrderedIds(clock, random);
  }

  /** Claims a host. It can carry codes once it is verified. */
  public ListedDomain claim(
      Actor actor, DomainAddress address, boolean uppercase, DomainFallbacks fallbacks) {
    var claim = new Claim(actor.workspace(), KeyRules.digits(TOKEN_DIGITS, random), now(), null);
    var domain =
        new Domain(
            "dom_" + ids.next(), address.host(), address.baseUrl(), uppercase, fallbacks, claim);
    DomainRules.checkFallbacks(domain, DomainFallbacks.NONE, domains);
    change(
        actor,
        present -> {
          DomainRules.checkClaim(domain, present, domains);
          return DomainChange.saving(domain);
        });
    return new ListedDomain(domain, false);
  }

  /** The domains that the actor's workspace has or shares, the newest first. */
  public WorkspaceDomains list(Actor actor) {
    return store.of(actor.workspace().live());
  }

  /** One of those domains. */
  public ListedDomain get(Actor actor, String id) {
    WorkspaceDomains present = list(actor);
    Domain domain = found(present, id);
    return new ListedDomain(domain, present.isDefault(domain));
  }

  /**
   * Changes a domain. Of the shared one, only the operator's workspace changes more than who uses
   * it.
   */
  public ListedDomain edit(Actor actor, String id, DomainPatch patch) {
    change(
        actor,
        present -> {
          Domain before = found(present, id);
          Domain after = DomainRules.apply(patch, before, domains);
          if (before.isShared() && !after.equals(before) && !actor.workspace().equals(operator)) {
            throw new RefusedException(
                Refusal.DOMAIN_SHARED,
                null,
                "The domain \""
                    + before.host()
                    + "\" is shared by all workspaces, so only the operator's may change it. You can make it your default, or claim a host of your own.");
          }
          if (patch.makeDefault() && !after.isVerified()) {
            throw DomainRules.notVerified(after.host(), "default");
          }
          // Written back unchanged, it would undo what another workspace's settings did meanwhile.
          Domain saved = after.equals(before) ? null : after;
          return new DomainChange(saved, null, patch.makeDefault() ? after : null);
        });
    return get(actor, id);
  }

  /** Deletes a domain that has no codes. */
  public void delete(Actor actor, String id) {
    try {
      change(
          actor,
          present -> {
            Domain domain = found(present, id);
            if (domain.isShared() || present.isDefault(domain)) {
              throw new RefusedException(
                  Refusal.DEFAULT_DOMAIN,
                  null,
                  "New codes are made under \""
                      + domain.host()
                      + "\" unless they name another domain, so it can't be deleted. "
                      + (domain.isShared()
                          ? "It is the operator's, set by short-url."
                          : "Make another domain the default first."));
            }
            return DomainChange.removing(domain);
          });
    } catch (DomainInUseException inUse) {
      throw new RefusedException(
          Refusal.DOMAIN_IN_USE,
          null,
          "The domain has codes (%d, deleted ones included), and what is printed leads there. A domain that ever had codes can't be deleted."
              .formatted(codes.countByDomain(id)));
    }
  }

  /**
   * Looks for the proof that the host is the actor's, and lets the domain carry codes once it is
   * found. Proving it again changes nothing.
   */
  public ListedDomain verify(Actor actor, String id) {
    ListedDomain listed = get(actor, id);
    Claim claim = listed.domain().claim();
    if (claim == null || listed.domain().isVerified()) {
      return listed;
    }
    switch (proof.look(DomainProofs.of(listed.domain(), claim))) {
      case Finding.NotProven(String detail) ->
          throw new RefusedException(Refusal.PROOF_NOT_FOUND, null, detail);
      case Finding.Proven() ->
          change(
              actor,
              present -> {
                Domain domain = found(present, id);
                // What was no loop when it was claimed may be one by now.
                DomainRules.checkFallbacks(domain, DomainFallbacks.NONE, domains);
                return DomainChange.saving(domain.verifiedAt(now()));
              });
    }
    return get(actor, id);
  }

  private void change(Actor actor, Decision decision) {
    try {
      store.change(actor.workspace(), decision);
    } catch (HostTakenException taken) {
      throw DomainRules.hostTaken(taken.host());
    }
    liveDomains.publish();
  }

  private static Domain found(WorkspaceDomains present, String id) {
    return present.find(id).orElseThrow(() -> DomainRules.notFound(id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
