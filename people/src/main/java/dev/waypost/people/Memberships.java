package dev.waypost.people;

import dev.waypost.codes.Workspace;
import dev.waypost.people.PeopleStore.Membership;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which workspaces somebody may look at: those that they have joined, and beside them the sample
 * data, where there are any, with the role that they have in their first one.
 */
public final class Memberships {
  private final PeopleStore store;
  private final Supplier<Optional<Workspace>> samples;

  /**
   * Memberships in this store.
   *
   * @param samples the workspace with the sample data, if there is one
   */
  public Memberships(PeopleStore store, Supplier<Optional<Workspace>> samples) {
    this.store = store;
    this.samples = samples;
  }

  /** The workspaces of a person, those they joined first coming first. */
  List<Membership> of(String personId) {
    List<Membership> joined = store.memberships(personId);
    if (joined.isEmpty()) {
      return joined;
    }
    List<Membership> all = new ArrayList<>(joined);
    samples
        .get()
        .filter(workspace ->
            joined.stream().noneMatch(own -> own.workspace().id().equals(workspace.id())))
        .ifPresent(workspace -> all.add(new Membership(workspace, joined.getFirst().role())));
    return all;
  }
}
