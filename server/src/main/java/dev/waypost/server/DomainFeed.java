package dev.waypost.server;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.Domain;
import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainSnapshot;
import dev.waypost.codes.Domains;
import dev.waypost.codes.LiveDomains;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.codes.groups.LiveGroups;
import dev.waypost.localcopy.Surroundings;
import dev.waypost.pages.Brand;
import dev.waypost.routing.DomainFallbacks;
import dev.waypost.routing.GroupFallbacks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The way of changed domains, and of the fallbacks of groups, into this process: to what makes
 * codes and to what answers scans. Changes made here come at once, those of other processes on the
 * same database with the next {@link #catchUp}.
 */
final class DomainFeed implements LiveDomains, LiveGroups {
  private final Domains domains;
  private final WorkspaceStore workspaces;
  private final BiConsumer<Surroundings, Map<String, String>> dataPlane;
  private DomainSnapshot known;
  private GroupFallbacks groupFallbacks = GroupFallbacks.NONE;

  /**
   * A feed.
   *
   * @param dataPlane takes the domains, and the tokens that prove claims to hosts, by host
   */
  DomainFeed(
      Domains domains,
      WorkspaceStore workspaces,
      BiConsumer<Surroundings, Map<String, String>> dataPlane) {
    this.domains = domains;
    this.workspaces = workspaces;
    this.dataPlane = dataPlane;
    this.known = domains.refresh();
    tell();
  }

  @Override
  public void publish() {
    catchUp();
  }

  @Override
  public synchronized void publish(GroupTree groups) {
    groupFallbacks = RouteCompiler.fallbacks(groups);
    tell();
  }

  /**
   * Takes what is stored now. Those who come at the same time take turns, so nothing old returns.
   */
  synchronized void catchUp() {
    known = domains.refresh();
    tell();
  }

  private void tell() {
    Surroundings surroundings = surroundings(known);
    dataPlane.accept(surroundings, tokens(known.claimed(), surroundings.domains()));
  }

  private Surroundings surroundings(DomainSnapshot snapshot) {
    Map<String, String> ids = new HashMap<>();
    Map<String, DomainFallbacks> fallbacks = new HashMap<>();
    Map<String, Brand> brands = new HashMap<>();
    for (Domain domain : snapshot.verified()) {
      ids.put(domain.host(), domain.id());
      if (!domain.fallbacks().equals(DomainFallbacks.NONE)) {
        fallbacks.put(domain.id(), RouteCompiler.fallbacks(domain));
      }
      if (!domain.brand().shown().equals(Brand.NONE)) {
        brands.put(domain.id(), domain.brand().shown());
      }
    }
    return new Surroundings(
        ids, snapshot.verified().getFirst().id(), fallbacks, groupFallbacks.addresses(), brands);
  }

  /**
   * The tokens that we may show ourselves. A host that leads here is proof enough while there is
   * one workspace beside the sample data, which prove none. With several it would prove the claim
   * of whichever asks first, so each has to put its token where we can't.
   */
  private Map<String, String> tokens(List<Domain> claimed, Map<String, String> verified) {
    Map<String, String> tokens = new HashMap<>();
    long real =
        claimed.isEmpty()
            ? 0
            : workspaces.all().stream()
                .filter(workspace -> !workspace.id().equals(DemoWorkspace.ID))
                .count();
    if (real == 1) {
      for (Domain domain : claimed) {
        Claim claim = domain.claim();
        if (claim != null
            && !claim.workspace().equals(DemoWorkspace.ID)
            && !verified.containsKey(domain.host())) {
          tokens.put(domain.host(), claim.token());
        }
      }
    }
    return tokens;
  }
}
