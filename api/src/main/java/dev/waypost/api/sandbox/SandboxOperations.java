package dev.waypost.api.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Sandboxes;
import dev.waypost.codes.Scope;
import java.util.Set;

/** Clearing the sandbox. */
public final class SandboxOperations {
  private final Sandboxes sandboxes;

  /** Operations over these sandboxes. */
  public SandboxOperations(Sandboxes sandboxes) {
    this.sandboxes = sandboxes;
  }

  /** {@code DELETE /sandbox}: 200 with how many codes were removed. */
  public Reply clear(ApiRequest request) {
    request.allowParameters(Set.of());
    Actor actor = request.actor();
    if (!actor.workspace().isSandbox() && !actor.may(Scope.ADMIN)) {
      throw new ProblemException(
          ProblemCode.INSUFFICIENT_SCOPE,
          null,
          "Of the live keys only one with the scope \"admin\" may clear the sandbox. Use one, or a test key with \"codes:write\".");
    }
    return Reply.json(
        200, JsonNodeFactory.instance.objectNode().put("removed", sandboxes.clear(actor)));
  }
}
