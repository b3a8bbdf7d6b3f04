package dev.waypost.api.codes;

import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import java.util.Collection;
import java.util.Map;

/** The codes that the items of a call name, looked up together. */
final class CodeReferences {
  private final Map<String, CodeId> byExternalId;

  /**
   * Looks them up.
   *
   * @param references as {@link CodeReference} reads them
   */
  CodeReferences(Actor actor, Collection<String> references, CodeService codes) {
    this.byExternalId =
        codes.byExternalIds(
            actor,
            references.stream()
                .filter(CodeReference::isExternal)
                .map(CodeReference::externalId)
                .distinct()
                .toList());
  }

  /** The code of that name, or the refusal that answers for one that does not exist. */
  CodeId get(String reference) {
    if (!CodeReference.isExternal(reference)) {
      return CodeReference.id(reference);
    }
    CodeId id = byExternalId.get(CodeReference.externalId(reference));
    if (id == null) {
      throw CodeService.notFound(reference);
    }
    return id;
  }
}
