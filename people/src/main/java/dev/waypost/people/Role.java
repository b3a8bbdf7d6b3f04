package dev.waypost.people;

import dev.waypost.codes.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a person may do in a workspace. Every call of the API and every page of the console names
 * the scope that it needs; this table says which scopes each role has.
 */
public enum Role {
  /** Sees everything and changes nothing. */
  VIEWER,
  /** Makes and changes codes. */
  EDITOR,
  /** Runs the workspace: people, keys, domains, metadata fields. */
  ADMIN,
  /** The same, and decides who else is an owner. */
  OWNER;

  /** The name in forms and in the database. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it lets a person do. */
  public Set<Scope> scopes() {
    return switch (this) {
      case VIEWER -> Set.of(Scope.CODES_READ, Scope.ANALYTICS_READ);
      case EDITOR -> Set.of(Scope.CODES_READ, Scope.CODES_WRITE, Scope.ANALYTICS_READ);
      case ADMIN, OWNER -> Set.of(Scope.values());
    };
  }

  /** Whether who has this role may give another role to people, and take it from them. */
  public boolean mayGrant(Role other) {
    return switch (this) {
      case OWNER -> true;
      case ADMIN -> other != OWNER;
      case VIEWER, EDITOR -> false;
    };
  }

  /** The role of that name. */
  public static Optional<Role> of(String label) {
    return Stream.of(values()).filter(role -> role.label().equals(label)).findFirst();
  }

  /** All roles, from the one that may least. */
  public static List<Role> all() {
    return List.of(values());
  }
}
