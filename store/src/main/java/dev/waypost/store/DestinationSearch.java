package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_TERM;
import static dev.waypost.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.FirstOfDestination;
import dev.waypost.codes.FirstOfDestination.DestinationTakenException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.payload.UrlContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.SQLDialect;

/** Looks for a code by where it leads. */
final class DestinationSearch {
  /**
   * The first is the one, but for two addresses of which the first 64 bits of SHA-256 are alike.
   */
  private static final int PAGE = 4;

  private final DSLContext connection;
  private final Condition condition;

  DestinationSearch(
      DSLContext connection, WorkspaceId workspace, CodeType type, Set<GroupId> within) {
    this.connection = connection;
    this.condition =
        CODE.WORKSPACE_ID.eq(workspace.value()).and(ofType(type)).and(liesIn(workspace, within));
  }

  /**
   * Lets one transaction at a time make sure that no code leads to a destination; on SQLite there
   * is one at a time anyway.
   *
   * @throws DestinationTakenException if one does
   */
  static void requireNone(DSLContext transaction, FirstOfDestination first) {
    if (transaction.dialect() == SQLDialect.POSTGRES) {
      transaction.fetch("select pg_advisory_xact_lock({0})", val(DestinationHash.of(first.url())));
    }
    var search =
        new DestinationSearch(transaction, first.workspace(), first.type(), first.within());
    if (search.oldest(first.url()).isPresent()) {
      throw new DestinationTakenException();
    }
  }

  /** Dynamic codes have keys, static ones have none. */
  private static Condition ofType(CodeType type) {
    return switch (type) {
      case DYNAMIC -> CODE.KEY_FOLDED.isNotNull();
      case STATIC -> CODE.KEY_FOLDED.isNull();
    };
  }

  private static Condition liesIn(WorkspaceId workspace, Set<GroupId> within) {
    return within.isEmpty()
        ? noCondition()
        : exists(
            selectOne()
                .from(CODE_TERM)
                .join(TERM)
                .on(TERM.ID.eq(CODE_TERM.TERM_ID))
                .where(
                    TERM.WORKSPACE_ID.eq(workspace.value()),
                    TERM.LABEL.in(within.stream().map(CodeLabels.live()::group).toList()),
                    CODE_TERM.NUMBER.eq(CODE.NUMBER)));
  }

  /** The oldest that leads to exactly this address. */
  Optional<CountedCode> oldest(String url) {
    var content = new UrlContent(url);
    long last = Long.MIN_VALUE;
    while (true) {
      List<Record3<String, Long, Long>> page = page(url, last);
      for (Record3<String, Long, Long> row : page) {
        var counted = new CountedCode(CodeDocument.read(row.value1()), row.value2());
        if (counted.code().content().equals(content)) {
          return Optional.of(counted);
        }
        last = row.value3();
      }
      if (page.size() < PAGE) {
        return Optional.empty();
      }
    }
  }

  private List<Record3<String, Long, Long>> page(String url, long after) {
    return connection
        .select(CODE.DOCUMENT, CODE.SCANS, CODE.NUMBER)
        .from(CODE)
        .where(condition, CODE.DESTINATION_HASH.eq(DestinationHash.of(url)), CODE.NUMBER.gt(after))
        .orderBy(CODE.NUMBER)
        .limit(PAGE)
        .fetch();
  }
}
