package dev.waypost.codes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Domains in memory, beside the codes that they carry. */
final class InMemoryDomainStore implements DomainStore {
  private final CodeStore codes;
  private final List<Domain> verified = new ArrayList<>();
  private final List<Domain> claimed = new ArrayList<>();
  private final Map<WorkspaceId, String> defaults = new HashMap<>();

  InMemoryDomainStore(CodeStore codes) {
    this.codes = codes;
  }

  @Override
  public synchronized List<Domain> all() {
    return List.copyOf(verified);
  }

  @Override
  public synchronized void saveDefault(Domain domain) {
    requireFree(domain);
    verified.removeIf(sameId(domain));
    verified.addFirst(domain);
  }

  @Override
  public synchronized DomainSnapshot snapshot() {
    return new DomainSnapshot(verified, claimed, defaults);
  }

  @Override
  public synchronized WorkspaceDomains of(WorkspaceId workspace) {
    return new WorkspaceDomains(
        Stream.concat(verified.stream(), claimed.stream())
            .filter(domain -> domain.isVisibleTo(workspace))
            .sorted(Comparator.comparing(Domain::id).reversed())
            .toList(),
        defaults.getOrDefault(workspace, verified.getFirst().id()));
  }

  @Override
  public synchronized DomainChange change(WorkspaceId workspace, Decision decision) {
    DomainChange change = decision.on(of(workspace));
    Domain saved = change.saved();
    if (saved != null) {
      save(saved);
    }
    Domain removed = change.removed();
    if (removed != null) {
      remove(removed);
    }
    Domain newDefault = change.newDefault();
    if (newDefault != null) {
      defaults.put(workspace, newDefault.id());
    }
    return change;
  }

  private void save(Domain domain) {
    if (domain.isVerified()) {
      requireFree(domain);
      claimed.removeIf(sameId(domain));
      replaceOrAdd(verified, domain);
    } else {
      replaceOrAdd(claimed, domain);
    }
  }

  private void remove(Domain domain) {
    if (codes.countByDomain(domain.id()) > 0) {
      throw new DomainInUseException(domain.id());
    }
    verified.removeIf(sameId(domain));
    claimed.removeIf(sameId(domain));
  }

  private void requireFree(Domain domain) {
    if (verified.stream()
        .anyMatch(other -> other.host().equals(domain.host()) && !other.id().equals(domain.id()))) {
      throw new HostTakenException(domain.host());
    }
  }

  private static void replaceOrAdd(List<Domain> domains, Domain domain) {
    if (domains.stream().anyMatch(sameId(domain))) {
      domains.replaceAll(present -> sameId(domain).test(present) ? domain : present);
    } else {
      domains.add(domain);
    }
  }

  private static Predicate<Domain> sameId(Domain domain) {
    return present -> present.id().equals(domain.id());
  }
}
