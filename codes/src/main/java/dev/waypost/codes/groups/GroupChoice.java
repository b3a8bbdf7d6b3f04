package dev.waypost.codes.groups;

import dev.waypost.codes.Actor;

/** Finds the group that a caller names by its path or its id. */
@FunctionalInterface
public interface GroupChoice {

  /**
   * The group, which is open to the actor.
   *
   * @param field the field to blame
   * @throws dev.waypost.codes.RefusedException where it can't be
   */
  GroupId of(Actor actor, String pathOrId, String field);
}
