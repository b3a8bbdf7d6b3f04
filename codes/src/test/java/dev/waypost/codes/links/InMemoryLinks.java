package dev.waypost.codes.links;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Signed links in memory. Those of a code that was removed are gone. */
public final class InMemoryLinks implements LinkStore {
  private final CodeStore codes;
  private final Consumer<@Nullable KeptAnswer> keepIfAny;
  private final TreeMap<String, Link> byId = new TreeMap<>();
  private final List<Revocation> revocations = new ArrayList<>();

  /**
   * Links of these codes.
   *
   * @param keepIfAny keeps the answer that comes with new links
   */
  public InMemoryLinks(CodeStore codes, Consumer<@Nullable KeptAnswer> keepIfAny) {
    this.codes = codes;
    this.keepIfAny = keepIfAny;
  }

  @Override
  public synchronized void add(List<Link> links, @Nullable KeptAnswer answer) {
    keepIfAny.accept(answer);
    links.forEach(link -> byId.put(link.id().value(), link));
  }

  @Override
  public synchronized Optional<Link> find(WorkspaceId workspace, LinkId id) {
    return Optional.ofNullable(byId.get(id.value()))
        .filter(link -> link.workspace().equals(workspace))
        .filter(link -> codes.findAnywhere(link.code()).isPresent());
  }

  private Optional<Link> find(WorkspaceId workspace, CodeId code, LinkId id) {
    return find(workspace, id).filter(link -> link.code().equals(code));
  }

  @Override
  public synchronized List<Link> list(
      WorkspaceId workspace, CodeId code, @Nullable LinkId before, int limit) {
    return byId.values().stream()
        .filter(link -> find(workspace, code, link.id()).isPresent())
        .filter(link -> before == null || link.id().value().compareTo(before.value()) < 0)
        .sorted(Comparator.comparing((Link link) -> link.id().value()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean revoke(WorkspaceId workspace, CodeId code, LinkId id, Instant now) {
    Optional<Link> found = find(workspace, code, id);
    found
        .filter(link -> link.revokedAt() == null)
        .ifPresent(link -> {
          byId.put(id.value(), with(link, link.used(), link.redeemedAt(), now));
          revocations.add(new Revocation(revocations.size() + 1, id, link.expiresAt()));
        });
    return found.isPresent();
  }

  @Override
  public synchronized Redemption redeem(
      String codeId, LinkId id, Instant now, BooleanSupplier wanted) {
    Link link = byId.get(id.value());
    if (link == null || !link.code().value().equals(codeId)) {
      return Redemption.UNKNOWN;
    }
    if (link.revokedAt() != null) {
      return Redemption.REVOKED;
    }
    if (link.signed().hasExpired(now)) {
      return Redemption.EXPIRED;
    }
    Integer left = link.usesLeft();
    if (left == null || left == 0) {
      return Redemption.USED;
    }
    if (!wanted.getAsBoolean()) {
      return Redemption.GIVEN_UP;
    }
    byId.put(id.value(), with(link, link.used() + 1, now, null));
    return Redemption.REDEEMED;
  }

  @Override
  public synchronized long lastRevocation() {
    return revocations.size();
  }

  @Override
  public synchronized List<Revocation> revocationsSince(long number, int limit) {
    return revocations.stream()
        .filter(revocation -> revocation.number() > number)
        .limit(limit)
        .toList();
  }

  private static Link with(
      Link link, int used, @Nullable Instant redeemedAt, @Nullable Instant revokedAt) {
    return new Link(
        link.id(),
        link.workspace(),
        link.code(),
        link.expiresAt(),
        link.uses(),
        used,
        link.note(),
        link.createdBy(),
        link.createdAt(),
        redeemedAt,
        revokedAt);
  }
}
