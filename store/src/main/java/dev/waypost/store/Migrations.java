package dev.waypost.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a schema up to date, and refuses one that a newer Waypost has changed. */
final class Migrations {
  private Migrations() {}

  static void run(Engine engine, DatabaseLocation location) throws DatabaseRefusedException {
    Flyway flyway =
        Flyway.configure()
            .dataSource(engine.migrating())
            .locations("classpath:" + engine.migrations())
            .loggers("slf4j")
            .load();
    try {
      refuseNewer(flyway, location);
      flyway.migrate();
    } catch (FlywayException e) {
      throw new DatabaseRefusedException(
          "The schema of the database "
              + location
              + " can't be brought up to date: "
              + RootCause.line(e)
              + ".",
          e);
    }
  }

  private static void refuseNewer(Flyway flyway, DatabaseLocation location)
      throws DatabaseRefusedException {
    for (MigrationInfo migration : flyway.info().all()) {
      MigrationState state = migration.getState();
      if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
        throw new DatabaseRefusedException(
            "The database %s has schema version %s, which is newer than this program knows; start the version of Waypost that wrote it or a later one."
                .formatted(location, migration.getVersion()));
      }
    }
  }
}
