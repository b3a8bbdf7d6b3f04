package dev.waypost.codes;

/**
 * A tenant: everything belongs to one.
 *
 * @param name for people
 */
public record Workspace(WorkspaceId id, String name) {}
