package dev.waypost.codes;

import java.util.List;
import java.util.Map;

/**
 * All domains at one moment.
 *
 * @param verified those that may carry codes, the operator's default one first
 * @param claimed those whose claim is not proven
 * @param defaults the ids of the domains that workspaces chose for their new codes; a workspace
 *     that chose none is absent
 */
public record DomainSnapshot(
    List<Domain> verified, List<Domain> claimed, Map<WorkspaceId, String> defaults) {
  public DomainSnapshot {
    verified = List.copyOf(verified);
    claimed = List.copyOf(claimed);
    defaults = Map.copyOf(defaults);
  }
}
