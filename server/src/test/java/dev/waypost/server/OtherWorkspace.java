package dev.waypost.server;

import dev.waypost.codes.ApiKeyText;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.Scope;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Set;

/** A second tenant of a running server, made in its database as another process would. */
final class OtherWorkspace {
  private OtherWorkspace() {}

  /**
   * Makes the workspace.
   *
   * @return an admin key of it
   */
  static String in(Path folder) throws Exception {
    var clock = InstantSource.system();
    var random = new SecureRandom();
    try (Database database = database(folder)) {
      var id = new WorkspaceId("ws_" + new TimeOrderedIds(clock, random).next());
      database.workspaces().add(new Workspace(id, "other"));
      var keys = new ApiKeys(database.apiKeys(), clock, random);
      ApiKeyText key = keys.draw();
      keys.register(key, id, "other admin", Set.of(Scope.ADMIN), Set.of(), null);
      return key.text();
    }
  }

  /** The database of a running server whose data directory is in this folder. */
  static Database database(Path folder) throws Exception {
    return Database.open(
        new Sqlite(folder.resolve("data").resolve("waypost.db")), InstantSource.system());
  }
}
