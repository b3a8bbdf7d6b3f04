package dev.waypost.codes.links;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.Domains;
import dev.waypost.codes.OneLine;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes, lists and revokes signed links of codes that the actor may see.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed and {@link
 * StoreUnavailableException} while the database is out of reach; in both cases nothing has changed.
 */
public final class Links {
  /** The most links that are made at once. */
  public static final int MOST_AT_ONCE = 10_000;

  private static final int NOTE_MAX_CHARS = 200;

  private final LinkStore store;
  private final CodeService codes;
  private final Domains domains;
  private final LiveRevocations live;
  private final GateSecret secret;
  private final TimeOrderedIds ids;
  private final InstantSource clock;

  /** Links of these codes, signed with this secret. */
  public Links(
      LinkStore store,
      CodeService codes,
      Domains domains,
      LiveRevocations live,
      GateSecret secret,
      TimeOrderedIds ids,
      InstantSource clock) {
    this.store = store;
    this.codes = codes;
    this.domains = domains;
    this.live = live;
    this.secret = secret;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes links of a code that are all alike.
   *
   * @param count 1 to {@value #MOST_AT_ONCE}
   */
  public List<IssuedLink> make(
      Actor actor, CodeId id, NewLink wanted, int count, Receipt<List<IssuedLink>> receipt) {
    Code code = codes.get(actor, id).code();
    String shortUrl = domains.shortUrl(code);
    if (shortUrl == null) {
      throw new RefusedException(
          Refusal.STATIC_CODE,
          null,
          "The code \""
              + id
              + "\" is static: its symbol holds the content itself, so nobody asks us for it. Make a dynamic code.");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    check(wanted, now);
    List<IssuedLink> made =
        Stream.generate(() -> issue(actor, code, shortUrl, wanted, now)).limit(count).toList();
    store.add(made.stream().map(IssuedLink::link).toList(), receipt.of(made));
    return made;
  }

  private static void check(NewLink wanted, Instant now) {
    Instant end = wanted.expiresAt();
    if (end != null && !end.isAfter(now)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "expires_at",
          "The link would have ended at " + end + ", which is over. Name a moment to come.");
    }
    if (end != null && end.isAfter(SignedLink.LATEST_EXPIRY)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "expires_at",
          "A link can end at "
              + SignedLink.LATEST_EXPIRY
              + " at the latest. Leave expires_at out for one that does not end.");
    }
    OneLine.check("note", wanted.note(), NOTE_MAX_CHARS);
  }

  private IssuedLink issue(Actor actor, Code code, String shortUrl, NewLink wanted, Instant now) {
    var link =
        new Link(
            new LinkId(LinkId.PREFIX + ids.next()),
            actor.workspace(),
            code.id(),
            wanted.expiresAt(),
            wanted.uses(),
            0,
            wanted.note(),
            actor.name(),
            now,
            null,
            null);
    String token = link.signed().token(secret, code.id().value());
    return new IssuedLink(link, shortUrl + "?" + SignedLink.PARAMETER + "=" + token);
  }

  /**
   * The links of a code, the newest first.
   *
   * @param before only those with an id before this one; null for all
   * @param limit 1 or more
   */
  public List<Link> list(Actor actor, CodeId id, @Nullable LinkId before, int limit) {
    Code code = codes.get(actor, id).code();
    return store.list(code.workspace(), code.id(), before, limit);
  }

  /** A link of any code that the actor may see. */
  public Link get(Actor actor, String link) {
    if (!LinkId.isWellFormed(link)) {
      throw notFound(link);
    }
    Link found = store.find(actor.workspace(), new LinkId(link)).orElseThrow(() -> notFound(link));
    try {
      codes.get(actor, found.code());
    } catch (RefusedException unseen) {
      throw notFound(link);
    }
    return found;
  }

  /** Takes a link back: the next scan by it is refused. Doing it again changes nothing. */
  public void revoke(Actor actor, String link) {
    Link found = get(actor, link);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (!store.revoke(found.workspace(), found.code(), found.id(), now)) {
      throw notFound(link);
    }
    live.publish();
  }

  private static RefusedException notFound(String link) {
    return new RefusedException(
        Refusal.LINK_NOT_FOUND,
        null,
        "There is no link \"" + link + "\". List the links of its code to find the id.");
  }
}
