package dev.waypost.people;

import dev.waypost.codes.WorkspaceId;

/**
 * Filters of the list of codes under a name, for everybody in a workspace.
 *
 * @param id "view_" and 26 characters
 * @param name unique in the workspace without regard to case
 * @param query of the list's address, without the question mark
 */
public record SavedView(String id, WorkspaceId workspace, String name, String query) {}
