package dev.waypost.codes;

import java.util.List;
import java.util.Optional;

/**
 * The domains that a workspace has or shares.
 *
 * @param all the newest first, unverified ones too
 * @param defaultId the id of the one under which its new codes are made
 */
public record WorkspaceDomains(List<Domain> all, String defaultId) {
  public WorkspaceDomains {
    all = List.copyOf(all);
  }

  /** The domain of that id. */
  public Optional<Domain> find(String id) {
    return all.stream().filter(domain -> domain.id().equals(id)).findFirst();
  }

  /** The domain of that host. */
  Optional<Domain> ofHost(String host) {
    return all.stream().filter(domain -> domain.host().equals(host)).findFirst();
  }

  /** Whether new codes are made under it. */
  public boolean isDefault(Domain domain) {
    return domain.id().equals(defaultId);
  }
}
