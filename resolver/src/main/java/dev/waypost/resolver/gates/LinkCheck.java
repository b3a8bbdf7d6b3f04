package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be said of the link by which a scan came, without asking anybody. */
public sealed interface LinkCheck {

  /** It is ours and has not ended. Where its uses are counted, whoever counts has the last word. */
  record Good(LinkId id, boolean counted) implements LinkCheck {}

  /** Why a link does not lead on. */
  enum Refused implements LinkCheck {
    /** The scan came by no link. */
    MISSING,
    /** We did not sign it for this code. */
    NOT_OURS,
    /** Its time is over. */
    EXPIRED,
    /** It was used as often as it may be. */
    USED,
    /** Its owner took it back. */
    REVOKED,
    /** It can't be found out at present. */
    UNCERTAIN
  }

  /**
   * Looks at a link.
   *
   * @param token the text of the link, or null for none
   */
  static LinkCheck of(
      @Nullable String token, GateSecret secret, String codeId, RevokedLinks revoked, Instant now) {
    if (token == null) {
      return Refused.MISSING;
    }
    Optional<SignedLink> link = SignedLink.of(token, secret, codeId);
    if (link.isEmpty()) {
      return Refused.NOT_OURS;
    }
    if (revoked.contains(link.get().id())) {
      return Refused.REVOKED;
    }
    return link.get().hasExpired(now)
        ? Refused.EXPIRED
        : new Good(link.get().id(), link.get().counted());
  }
}
