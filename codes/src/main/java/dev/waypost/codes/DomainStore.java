package dev.waypost.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The domains. A host belongs to at most one verified domain; unverified claims to it there may be
 * any number of, one for each workspace.
 */
public interface DomainStore {

  /** All verified domains, the operator's default one first. */
  List<Domain> all();

  /** Makes a domain the operator's default one, or changes the one that is. */
  void saveDefault(Domain domain);

  /** All domains and defaults there are. */
  DomainSnapshot snapshot();

  /** What a workspace has and shares. */
  WorkspaceDomains of(WorkspaceId workspace);

  /**
   * Changes the domains of a workspace in one transaction, in which no other change of the
   * workspace's domains comes between the decision and its result.
   *
   * @throws HostTakenException if a verified domain that is saved has the host of another one
   * @throws DomainInUseException if a domain that is removed has codes
   */
  DomainChange change(WorkspaceId workspace, Decision decision);

  /** Decides a change. It may be asked once, and what it throws ends the transaction. */
  @FunctionalInterface
  interface Decision {
    /** What to change, given what is there. */
    DomainChange on(WorkspaceDomains present);
  }

  /**
   * A change.
   *
   * @param saved a domain to be added or replaced; null for none
   * @param removed a domain to be removed; null for none
   * @param newDefault the domain under which the workspace makes new codes from now on; null for no
   *     change
   */
  record DomainChange(
      @Nullable Domain saved, @Nullable Domain removed, @Nullable Domain newDefault) {

    static DomainChange saving(Domain domain) {
      return new DomainChange(domain, null, null);
    }

    static DomainChange removing(Domain domain) {
      return new DomainChange(null, domain, null);
    }
  }

  /** The host is another verified domain's. */
  final class HostTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;

    /** Creates the exception. */
    public HostTakenException(String host) {
      super("The host " + host + " is another domain's.");
      this.host = host;
    }

    /** Which host. */
    public String host() {
      return host;
    }
  }

  /** The domain has codes. */
  final class DomainInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public DomainInUseException(String id) {
      super("The domain " + id + " has codes.");
    }
  }
}
