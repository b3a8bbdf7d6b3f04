package dev.waypost.codes;

import dev.waypost.routing.DomainFallbacks;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A host under which codes resolve, or shall once it is proven whose it is.
 *
 * @param id {@code dom_} and 26 characters, see {@link TimeOrderedIds}
 * @param host in lower case, without port
 * @param baseUrl scheme, host and port, without a path or a trailing slash, such as {@code
 *     https://qr.example.com}
 * @param uppercase whether short URLs are written in upper case, so that a symbol can hold them in
 *     the alphanumeric mode, which needs 5.5 bits a character instead of 8 (ISO/IEC 18004:2015
 *     §7.4.4; scheme and host are compared without regard to case, RFC 3986 §6.2.2.1)
 * @param fallbacks where scans go that no code leads anywhere, as their owner wrote them
 * @param brand how its pages look
 * @param claim who asked for it; null for the operator's, which all workspaces share
 */
public record Domain(
    String id,
    String host,
    String baseUrl,
    boolean uppercase,
    DomainFallbacks fallbacks,
    DomainBrand brand,
    @Nullable Claim claim) {

  /**
   * A workspace's claim to a host.
   *
   * @param workspace whose it is
   * @param token what proves the claim when it is found where only the host's owner can put it
   * @param claimedAt to the millisecond
   * @param verifiedAt when it was proven; null while it is not
   */
  public record Claim(
      WorkspaceId workspace, String token, Instant claimedAt, @Nullable Instant verifiedAt) {}

  /** A domain with Waypost's own look. */
  public Domain(
      String id,
      String host,
      String baseUrl,
      boolean uppercase,
      DomainFallbacks fallbacks,
      @Nullable Claim claim) {
    this(id, host, baseUrl, uppercase, fallbacks, DomainBrand.NONE, claim);
  }

  /** A domain of the operator's without fallbacks. */
  public Domain(String id, String host, String baseUrl, boolean uppercase) {
    this(id, host, baseUrl, uppercase, DomainFallbacks.NONE, null);
  }

  /** Whether it may carry codes: the operator's always, another once its claim is proven. */
  public boolean isVerified() {
    return claim == null || claim.verifiedAt() != null;
  }

  /** Whether all workspaces may use it. */
  public boolean isShared() {
    return claim == null;
  }

  /** Whether a workspace may know of it; its sandbox may as well. */
  public boolean isVisibleTo(WorkspaceId workspace) {
    return claim == null || claim.workspace().equals(workspace.live());
  }

  /**
   * The short URL of a key, character for character as it stands in the symbol. The key itself is
   * never changed: a custom key in lower case stays so.
   */
  public String shortUrl(String key) {
    return (uppercase ? baseUrl.toUpperCase(Locale.ROOT) : baseUrl) + "/" + key;
  }

  /** The same at another address. */
  public Domain movedTo(String newHost, String newBaseUrl) {
    return new Domain(id, newHost, newBaseUrl, uppercase, fallbacks, brand, claim);
  }

  /** The same, written otherwise and with other fallbacks. */
  Domain with(boolean newUppercase, DomainFallbacks newFallbacks) {
    return new Domain(id, host, baseUrl, newUppercase, newFallbacks, brand, claim);
  }

  /** The same with other looks. */
  public Domain with(DomainBrand newBrand) {
    return new Domain(id, host, baseUrl, uppercase, fallbacks, newBrand, claim);
  }

  /** The same with its claim proven. */
  Domain verifiedAt(Instant time) {
    return claim == null
        ? this
        : new Domain(
            id,
            host,
            baseUrl,
            uppercase,
            fallbacks,
            brand,
            new Claim(claim.workspace(), claim.token(), claim.claimedAt(), time));
  }
}
