package dev.waypost.resolver;

import dev.waypost.resolver.gates.LinkCheck;
import dev.waypost.resolver.gates.LinkUses;
import dev.waypost.resolver.gates.LiveGateSecret;
import dev.waypost.resolver.gates.PassCookie;
import dev.waypost.resolver.gates.PasswordChecks;
import dev.waypost.resolver.gates.RevokedLinks;
import dev.waypost.routing.PassedGates;
import dev.waypost.routing.Route;
import dev.waypost.routing.gates.GateSecret;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to ask for something and to see that it was passed. Shared by all event loops.
 *
 * @param secret under which links and passages are signed
 * @param revoked the links that were taken back
 * @param passwords checks passwords
 * @param links has the uses of links counted
 */
public record Gates(
    LiveGateSecret secret, RevokedLinks revoked, PasswordChecks passwords, LinkUses links) {

  /** What can be said of the link by which a scan came. */
  LinkCheck check(@Nullable String token, Route route, Instant now) {
    GateSecret present = secret.present();
    return present == null || !revoked.isKnown()
        ? LinkCheck.Refused.UNCERTAIN
        : LinkCheck.of(token, present, route.codeId(), revoked, now);
  }

  /** What a person passed before this scan, and by its link where that alone is enough. */
  PassedGates passed(Scan scan) {
    Route route = scan.route();
    GateSecret present = secret.present();
    if (present == null) {
      return PassedGates.NONE;
    }
    PassedGates before =
        PassCookie.read(
            scan.request().cookie(), present, route.codeId(), route.plan().access(), scan.time());
    return route.plan().access().signedLinksOnly()
            && scan.link() instanceof LinkCheck.Good(_, boolean counted)
            && !counted
        ? before.withSignedLink()
        : before;
  }
}
