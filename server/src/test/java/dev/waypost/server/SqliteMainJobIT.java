package dev.waypost.server;

class SqliteMainJobIT extends MainJobContract {
  @Override
  String[] databaseFlags() {
    return new String[0];
  }
}
