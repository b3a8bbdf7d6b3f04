package dev.waypost.server;

import dev.waypost.codes.ApiKeyText;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.Scope;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.awaitility.Awaitility;

/** A second tenant of a running server, made in its database as another process would. */
final class OtherWorkspace {
  private OtherWorkspace() {}

  /**
   * Makes the workspace.
   *
   * @return an admin key of it
   */
  static String in(Path folder) throws Exception {
    var id =
        new WorkspaceId(
            "ws_" + new TimeOrderedIds(InstantSource.system(), new SecureRandom()).next());
    try (Database database = database(folder)) {
      database.workspaces().add(new Workspace(id, "other"));
    }
    return keyOf(folder, id);
  }

  /** Makes an admin key of a workspace that is there. */
  static String keyOf(Path folder, WorkspaceId id) throws Exception {
    try (Database database = database(folder)) {
      var keys = new ApiKeys(database.apiKeys(), InstantSource.system(), new SecureRandom());
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

  /** Waits until the sample data are there, all of them. */
  static void awaitDemo(Path folder) throws Exception {
    try (Database database = database(folder)) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> database.scanCounters().position(DemoWorkspace.LOG) > 0);
    }
  }
}
