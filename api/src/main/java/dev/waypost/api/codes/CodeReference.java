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
    return isExternal(reference) ? codes.byExternalId(actor, externalId(reference)) : id(reference);
  }

  static boolean isExternal(String reference) {
    return reference.startsWith(EXTERNAL);
  }

  static String externalId(String reference) {
    return reference.substring(EXTERNAL.length());
  }

  /** The id that a reference without an external id is. */
  static CodeId id(String reference) {
    if (!CodeId.isWellFormed(reference)) {
      throw CodeService.notFound(reference);
    }
    return new CodeId(reference);
  }
}
