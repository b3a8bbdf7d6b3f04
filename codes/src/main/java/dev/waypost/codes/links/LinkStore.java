package dev.waypost.codes.links;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The signed links. Every method throws {@link StoreUnavailableException} where the database is out
 * of reach.
 */
public interface LinkStore {

  /**
   * Stores new links of one code, all or none.
   *
   * @param answer the answer to the call that asked for them, stored with them; null for none
   * @throws KeptAnswer.AlreadyAnsweredException if that call has an answer already
   */
  void add(List<Link> links, @Nullable KeptAnswer answer);

  /** The link of that id in that workspace. */
  Optional<Link> find(WorkspaceId workspace, LinkId id);

  /**
   * The links of a code, the newest first.
   *
   * @param before only those with an id before this one; null for all
   * @param limit 1 or more
   */
  List<Link> list(WorkspaceId workspace, CodeId code, @Nullable LinkId before, int limit);

  /**
   * Takes a link back. One that is revoked already stays so.
   *
   * @return whether there is such a link
   */
  boolean revoke(WorkspaceId workspace, CodeId code, LinkId id, Instant now);

  /**
   * Uses a link once, in one transaction: of several at the same time, as many are redeemed as the
   * link has uses left.
   *
   * @param wanted asked last of all; where it answers false, nothing is changed
   */
  Redemption redeem(String codeId, LinkId id, Instant now, BooleanSupplier wanted);

  /**
   * Revocations after a number, in their order. A number that can be read means that every lower
   * one can be read as well.
   *
   * @param limit 1 or more; fewer are returned only where there are no more
   */
  List<Revocation> revocationsSince(long number, int limit);

  /** The number of the last revocation, 0 where there was none. */
  long lastRevocation();
}
