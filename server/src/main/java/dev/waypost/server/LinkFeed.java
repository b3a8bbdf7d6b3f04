package dev.waypost.server;

import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.links.LiveRevocations;
import dev.waypost.codes.links.Redemption;
import dev.waypost.codes.links.Revocation;
import dev.waypost.localcopy.LocalCopy;
import dev.waypost.localcopy.Revocations;
import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.routing.gates.LinkId;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The way of signed links between the database and what answers scans: links that were taken back,
 * and uses of links that have a number of them. Revocations made here come at once, those of other
 * processes with the next {@link #catchUp}.
 */
final class LinkFeed implements LiveRevocations {
  private static final int BATCH = 10_000;

  private final LinkStore store;
  private final RevokedLinks revoked;
  private final LocalCopy copy;
  private final InstantSource clock;
  private long number;

  LinkFeed(LinkStore store, RevokedLinks revoked, LocalCopy copy, InstantSource clock) {
    this.store = store;
    this.revoked = revoked;
    this.copy = copy;
    this.clock = clock;
    this.number = copy.revocations().map(Revocations::number).orElse(0L);
  }

  @Override
  public void publish() {
    catchUp();
  }

  /**
   * Takes the revocations that were not seen yet, and forgets those that do not matter any more.
   */
  synchronized void catchUp() {
    if (store.lastRevocation() < number) {
      // The database is an older one again, and gives numbers anew that were given before.
      number = 0;
    }
    List<Revocation> news;
    do {
      news = store.revocationsSince(number, BATCH);
      for (Revocation each : news) {
        revoked.add(each.link(), each.expiresAt());
        number = each.number();
      }
    } while (news.size() == BATCH);
    revoked.forgetEnded(clock.instant());
    revoked.know();
    copy.keep(kept());
  }

  private Revocations kept() {
    return new Revocations(
        number,
        revoked.ends().entrySet().stream()
            .collect(Collectors.toMap(end -> end.getKey().value(), Map.Entry::getValue)));
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
