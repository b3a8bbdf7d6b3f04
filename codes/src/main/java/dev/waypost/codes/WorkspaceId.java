package dev.waypost.codes;

import dev.waypost.routing.Route;

/**
 * The id of a workspace. Each has a sandbox beside it, a workspace for trying things out, whose id
 * tells so.
 *
 * @param value {@code ws_} and 26 characters, see {@link TimeOrderedIds}; of the sample data {@link
 *     DemoWorkspace#ID}; of a sandbox {@link Route#SANDBOX} and the id of the workspace that it
 *     belongs to
 */
public record WorkspaceId(String value) {
  /** Whether it is a sandbox. */
  public boolean isSandbox() {
    return value.startsWith(Route.SANDBOX);
  }

  /** The sandbox beside a workspace; of a sandbox the same. */
  public WorkspaceId sandbox() {
    return isSandbox() ? this : new WorkspaceId(Route.SANDBOX + value);
  }

  /** The workspace that a sandbox belongs to; of a workspace the same. */
  public WorkspaceId live() {
    return isSandbox() ? new WorkspaceId(value.substring(Route.SANDBOX.length())) : this;
  }

  @Override
  public String toString() {
    return value;
  }
}
