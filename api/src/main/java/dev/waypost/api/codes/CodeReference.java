package dev.waypost.api.codes;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;

/** How a caller names a code: by its id, or as {@code external:} and its external id. */
public final class CodeReference {
  private static final String EXTERNAL = "external:";

  private CodeReference() {}

  /** The code that the path names. */
  public static CodeId of(ApiRequest request, CodeService codes) {
    return of(request.actor(), request.pathParameter("id"), codes);
  }

  /** The code of that name, or the refusal that answers for one that does not exist. */
  public static CodeId of(Actor actor, String reference, CodeService codes) {
    if (reference.startsWith(EXTERNAL)) {
      return codes.byExternalId(actor, reference.substring(EXTERNAL.length()));
    }
    if (!CodeId.isWellFormed(reference)) {
      throw CodeService.notFound(reference);
    }
    return new CodeId(reference);
  }
}
