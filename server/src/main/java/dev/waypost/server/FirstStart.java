package dev.waypost.server;

import dev.waypost.codes.ApiKeyText;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.Domain;
import dev.waypost.codes.DomainStore;
import dev.waypost.codes.DomainStore.HostTakenException;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Scope;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.people.People;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what must be there before the first request: a workspace, the default domain, an admin key.
 * Each start runs it; only the first makes anything.
 */
final class FirstStart {
  private static final Logger LOGGER = System.getLogger(FirstStart.class.getName());

  private FirstStart() {}

  /** The first workspace, made where there is none. */
  static WorkspaceId workspace(WorkspaceStore workspaces, TimeOrderedIds ids) {
    List<Workspace> all = workspaces.all();
    if (!all.isEmpty()) {
      return all.getFirst().id();
    }
    var workspace = new Workspace(new WorkspaceId("ws_" + ids.next()), "default");
    workspaces.add(workspace);
    return workspace.id();
  }

  /** The domains, with the default one at the address that the settings name. */
  static Domains domains(DomainStore domains, CodeStore codes, String shortUrl, TimeOrderedIds ids)
      throws StartRefusedException {
    try {
      placeDefault(domains, codes, shortUrl, ids);
    } catch (HostTakenException e) {
      throw new StartRefusedException(
          "The setting short-url names the host "
              + e.host()
              + ", which is the domain of a workspace. Choose another one, or start with the old one and delete that domain.",
          e);
    }
    return new Domains(domains::snapshot);
  }

  private static void placeDefault(
      DomainStore domains, CodeStore codes, String shortUrl, TimeOrderedIds ids) {
    List<Domain> all = domains.all();
    String host = URI.create(shortUrl).getHost();
    if (all.isEmpty()) {
      domains.saveDefault(new Domain("dom_" + ids.next(), host, shortUrl, true));
    } else if (!all.getFirst().baseUrl().equals(shortUrl)) {
      Domain before = all.getFirst();
      domains.saveDefault(before.movedTo(host, shortUrl));
      warnOfPrintedCodes(codes.countByDomain(before.id()), before.baseUrl(), shortUrl);
    }
  }

  private static void warnOfPrintedCodes(long affected, String before, String after) {
    if (affected > 0) {
      LOGGER.log(
          Level.WARNING,
          "short-url has changed from {0} to {1}. Images of the codes made before ({2}) now show the"
              + " new address. What is printed already still says {0}, so keep that address leading"
              + " here.",
          before,
          after,
          affected);
    }
  }

  /**
   * The admin key, made where there is no key at all. It is written to its file first and becomes
   * valid after, so that no key is ever valid that nobody can read.
   *
   * @return whether a key was made
   */
  static boolean adminKey(ApiKeys keys, WorkspaceId workspace, DataDirectory data)
      throws StartRefusedException {
    if (!keys.isEmpty()) {
      return false;
    }
    ApiKeyText key = keys.draw();
    try {
      data.writeKey(key.text());
    } catch (IOException e) {
      throw new StartRefusedException(
          "The first API key can't be written to the data directory: " + e.getMessage() + ".", e);
    }
    keys.register(key, workspace, "admin", Set.of(Scope.ADMIN), Set.of(), null);
    return true;
  }

  /**
   * The link by which the first owner joins, made anew with each start as long as nobody has.
   *
   * @return null where somebody has joined
   */
  static @Nullable String ownerLink(People people, WorkspaceId workspace, String publicUrl) {
    return people.isEmpty()
        ? publicUrl + "/console/join/" + people.inviteFirstOwner(workspace).token()
        : null;
  }
}
