package dev.waypost.server;

import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.links.LiveRevocations;
import dev.waypost.codes.links.Redemption;
import dev.waypost.codes.links.Revocation;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.routing.gates.LinkId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The way of signed links between the database and what answers scans: links that were taken back,
 * and uses of links that have a number of them. Revocations made here come at once, those of other
 * processes with the next {@link #catchUp}.
 */
final class LinkFeed implements LiveRevocations {
  private static final int BATCH = 10_000;

  private final LinkStore store;
  private final RevokedLinks revoked;
  private final InstantSource clock;
  private long number;

  LinkFeed(LinkStore store, RevokedLinks revoked, InstantSource clock) {
    this.store = store;
    this.revoked = revoked;
    this.clock = clock;
  }

  @Override
  public void publish() {
    catchUp();
  }

  /**
   * Takes the revocations that were not seen yet, and forgets those that do not matter any more.
   */
  synchronized void catchUp() {
    List<Revocation> news;
    do {
      news = store.revocationsSince(number, BATCH);
      for (Revocation each : news) {
        revoked.add(each.link(), each.expiresAt());
        number = each.number();
      }
    } while (news.size() == BATCH);
    revoked.forgetEnded(clock.instant());
  }

  /** Uses a link once; see {@link dev.waypost.resolver.gates.LinkOwner}. */
  LinkCheck use(String codeId, LinkId link, BooleanSupplier wanted) {
    Redemption redemption = store.redeem(codeId, link, clock.instant(), wanted);
    return switch (redemption) {
      case REDEEMED -> new LinkCheck.Good(link, true);
      case USED -> LinkCheck.Refused.USED;
      case EXPIRED -> LinkCheck.Refused.EXPIRED;
      case REVOKED -> LinkCheck.Refused.REVOKED;
      case UNKNOWN -> LinkCheck.Refused.NOT_OURS;
      case GIVEN_UP -> LinkCheck.Refused.UNCERTAIN;
    };
  }
}
