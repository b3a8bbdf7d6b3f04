package dev.waypost.codes;

import dev.waypost.codes.groups.Groups;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codes as those see them who may be limited to groups. */
final class CodeReader {
  private final CodeStore store;
  private final Groups groups;

  CodeReader(CodeStore store, Groups groups) {
    this.store = store;
    this.groups = groups;
  }

  /** A code that is not deleted. */
  CountedCode get(Actor actor, CodeId id) {
    CountedCode found = getDeletedToo(actor, id);
    if (found.code().status() == CodeStatus.DELETED) {
      throw CodeService.notFound(id.value());
    }
    return found;
  }

  CountedCode getDeletedToo(Actor actor, CodeId id) {
    return store
        .find(actor.workspace(), id)
        .filter(found -> isOpen(actor, found))
        .orElseThrow(() -> CodeService.notFound(id.value()));
  }

  /** Those of these ids that are codes which are not deleted. */
  Map<CodeId, CountedCode> getAll(Actor actor, Collection<CodeId> ids) {
    Map<CodeId, CountedCode> all = new HashMap<>(store.findAll(actor.workspace(), ids));
    all.values()
        .removeIf(found -> found.code().status() == CodeStatus.DELETED || !isOpen(actor, found));
    return all;
  }

  /** The code that is not deleted and has this external id. */
  CountedCode byExternalId(Actor actor, String externalId) {
    return Optional.of(externalId)
        .filter(OneLine::isOne)
        .flatMap(text -> store.findByExternalId(actor.workspace(), text))
        .filter(found -> isOpen(actor, found))
        .orElseThrow(() -> CodeService.notFound("external:" + externalId));
  }

  /** The ids of the codes that are not deleted and have these external ids. */
  Map<String, CodeId> allByExternalId(Actor actor, Collection<String> externalIds) {
    List<String> possible = externalIds.stream().filter(OneLine::isOne).toList();
    Map<String, CodeId> all = new HashMap<>();
    store
        .findAllByExternalId(actor.workspace(), possible)
        .forEach((externalId, found) -> {
          if (isOpen(actor, found)) {
            all.put(externalId, found.code().id());
          }
        });
    return all;
  }

  boolean isOpen(Actor actor, CountedCode found) {
    return groups.open(actor, found.code().description().group());
  }
}
