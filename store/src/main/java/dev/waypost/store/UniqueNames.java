package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.routing.ShortKeys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What no two codes may share: keys and external ids. Checked before anything is stored; where
 * another transaction comes between, a unique index has this one done again.
 */
final class UniqueNames {
  private final DSLContext transaction;

  UniqueNames(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** The key of a code as it is compared; null for a static one. */
  static @Nullable String foldedKey(Code code) {
    String key = code.key();
    return key == null ? null : ShortKeys.folded(key);
  }

  /** Deleted codes leave their external ids to others. */
  static @Nullable String externalId(Code code) {
    return code.status() == CodeStatus.DELETED ? null : code.description().externalId();
  }

  /** Refuses edits as {@link dev.waypost.codes.CodeStore#commit(List)} says. */
  void require(List<HistoryEntry> edits) {
    requireFreeExternalIds(edits);
    requireFreeKeys(edits);
  }

  private void requireFreeKeys(List<HistoryEntry> edits) {
    Map<String, Map<String, Integer>> asked = new HashMap<>();
    Set<Integer> taken = new TreeSet<>();
    for (int i = 0; i < edits.size(); i++) {
      Code code = edits.get(i).after();
      String key = foldedKey(code);
      if (key != null && edits.get(i).before() == null) {
        Map<String, Integer> inDomain =
            asked.computeIfAbsent(Objects.requireNonNull(code.domainId()), _ -> new HashMap<>());
        if (inDomain.putIfAbsent(key, i) != null) {
          taken.add(i);
        }
      }
    }
    asked.forEach((domain, keys) ->
        OneOf.each(
            transaction,
            CODE.KEY_FOLDED,
            keys.keySet(),
            oneOfThem ->
                transaction
                    .select(CODE.KEY_FOLDED)
                    .from(CODE)
                    .where(CODE.DOMAIN_ID.eq(domain), oneOfThem)
                    .forEach(row -> taken.add(Objects.requireNonNull(keys.get(row.value1()))))));
    if (!taken.isEmpty()) {
      throw new KeyTakenException(List.copyOf(taken));
    }
  }

  private void requireFreeExternalIds(List<HistoryEntry> edits) {
    Map<ExternalId, CodeId> asked = new HashMap<>();
    // Whoever has an external id keeps it, wherever among the edits another one asks for it.
    edits.stream().filter(UniqueNames::keepsExternalId).forEach(edit -> ask(asked, edit.after()));
    Set<Integer> taken = new TreeSet<>();
    for (int i = 0; i < edits.size(); i++) {
      Code after = edits.get(i).after();
      if (!ask(asked, after).equals(after.id())) {
        taken.add(i);
      }
    }
    Set<CodeId> refused = refused(asked);
    for (int i = 0; i < edits.size(); i++) {
      if (refused.contains(edits.get(i).after().id())) {
        taken.add(i);
      }
    }
    if (!taken.isEmpty()) {
      throw new ExternalIdTakenException(List.copyOf(taken));
    }
  }

  private Set<CodeId> refused(Map<ExternalId, CodeId> asked) {
    Set<CodeId> refused = new HashSet<>();
    List<String> workspaces =
        asked.keySet().stream().map(ExternalId::workspace).distinct().toList();
    OneOf.each(
        transaction,
        CODE.EXTERNAL_ID,
        asked.keySet().stream().map(ExternalId::text).distinct().toList(),
        oneOfThem ->
            transaction
                .select(CODE.WORKSPACE_ID, CODE.EXTERNAL_ID, CODE.ID)
                .from(CODE)
                .where(CODE.WORKSPACE_ID.in(workspaces), oneOfThem)
                .forEach(row -> {
                  CodeId asking = asked.get(new ExternalId(row.value1(), row.value2()));
                  if (asking != null && !asking.value().equals(row.value3())) {
                    refused.add(asking);
                  }
                }));
    return refused;
  }

  private static boolean keepsExternalId(HistoryEntry edit) {
    Code before = edit.before();
    return before != null && Objects.equals(externalId(before), externalId(edit.after()));
  }

  private record ExternalId(String workspace, String text) {}

  /** Who asked first for the external id of a code; the code itself where it has none. */
  private static CodeId ask(Map<ExternalId, CodeId> asked, Code code) {
    String externalId = externalId(code);
    if (externalId == null) {
      return code.id();
    }
    CodeId first =
        asked.putIfAbsent(new ExternalId(code.workspace().value(), externalId), code.id());
    return first == null ? code.id() : first;
  }
}
