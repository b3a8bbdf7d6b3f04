package dev.waypost.store;

import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;
import static dev.waypost.store.schema.Tables.ROUTE_REVISION;
import static org.jooq.impl.DSL.excluded;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;

/**
 * Stores what the data plane is to know of codes that change. Comes last in a transaction: the row
 * from which the numbers are taken is held until it ends.
 */
final class RouteRows {
  private final DSLContext transaction;

  RouteRows(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** What the data plane is to know of a code. */
  @FunctionalInterface
  private interface RouteMaker {
    Optional<RouteChange> route(Code code, long revision);
  }

  /** A code and its route change. */
  private record Routed(Code code, RouteChange change) {}

  /** Stores the routes of codes as they are after edits, and returns them in that order. */
  List<RouteChange> save(List<HistoryEntry> edits) {
    List<Routed> routed =
        numbered(edits.stream().map(HistoryEntry::after).toList(), RouteCompiler::compile);
    Set<CodeId> made =
        edits.stream()
            .filter(edit -> edit.before() == null)
            .map(edit -> edit.after().id())
            .collect(Collectors.toSet());
    Map<Boolean, List<Routed>> byMade =
        routed.stream().collect(Collectors.partitioningBy(each -> made.contains(each.code().id())));
    add(byMade.getOrDefault(true, List.of()));
    replace(byMade.getOrDefault(false, List.of()));
    return routed.stream().map(Routed::change).toList();
  }

  /** Stores that the routes of codes are gone. */
  List<RouteChange> remove(List<Code> codes) {
    List<Routed> routed = numbered(codes, RouteCompiler::remove);
    replace(routed);
    return routed.stream().map(Routed::change).toList();
  }

  private List<Routed> numbered(List<Code> codes, RouteMaker maker) {
    List<Code> withKey = codes.stream().filter(code -> code.key() != null).toList();
    if (withKey.isEmpty()) {
      return List.of();
    }
    long revision = takeRevisions(withKey.size());
    List<Routed> routed = new ArrayList<>(withKey.size());
    for (Code code : withKey) {
      routed.add(new Routed(code, maker.route(code, revision++).orElseThrow()));
    }
    return routed;
  }

  private long takeRevisions(int count) {
    Long last =
        transaction
            .update(ROUTE_REVISION)
            .set(ROUTE_REVISION.VALUE, ROUTE_REVISION.VALUE.plus(count))
            .returningResult(ROUTE_REVISION.VALUE)
            .fetchSingle()
            .value1();
    return last - count + 1;
  }

  private void add(List<Routed> made) {
    NewRows.add(
        transaction,
        made.size(),
        ROUTE_CHANGE,
        List.of(
            ROUTE_CHANGE.CODE_ID,
            ROUTE_CHANGE.REVISION,
            ROUTE_CHANGE.DOMAIN_ID,
            ROUTE_CHANGE.SHORT_KEY,
            ROUTE_CHANGE.BODY),
        rows -> {
          for (Routed each : made) {
            RouteChange change = each.change();
            rows.text(each.code().id().value())
                .number(change.revision())
                .text(change.address().domain())
                .text(change.address().key())
                .bytes(RouteCodec.encode(change.route()))
                .end();
          }
        });
  }

  private void replace(List<Routed> changed) {
    if (changed.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .insertInto(
                    ROUTE_CHANGE,
                    ROUTE_CHANGE.CODE_ID,
                    ROUTE_CHANGE.REVISION,
                    ROUTE_CHANGE.DOMAIN_ID,
                    ROUTE_CHANGE.SHORT_KEY,
                    ROUTE_CHANGE.BODY)
                .values("", 0L, "", "", new byte[0])
                .onConflict(ROUTE_CHANGE.CODE_ID)
                .doUpdate()
                .set(ROUTE_CHANGE.REVISION, excluded(ROUTE_CHANGE.REVISION))
                .set(ROUTE_CHANGE.BODY, excluded(ROUTE_CHANGE.BODY)));
    for (Routed each : changed) {
      RouteChange change = each.change();
      batch =
          batch.bind(
              each.code().id().value(),
              change.revision(),
              change.address().domain(),
              change.address().key(),
              RouteCodec.encode(change.route()));
    }
    batch.execute();
  }
}
