package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.MONTHLY_SCANS;
import static dev.waypost.store.schema.Tables.TERM;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.jooq.impl.DSL.excluded;

import dev.waypost.codes.UsageStore;
import dev.waypost.codes.WorkspaceId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** {@link UsageStore} in SQL. Months are kept as ISO 8601. */
final class SqlUsageStore implements UsageStore {
  /** Well below what a statement may name on either engine. */
  private static final int CODES_PER_STATEMENT = 1_000;

  private final Database database;

  SqlUsageStore(Database database) {
    this.database = database;
  }

  @Override
  public long countCodes(WorkspaceId workspace) {
    return database.read(connection ->
        connection
            .select(TERM.CODES)
            .from(TERM)
            .where(TERM.WORKSPACE_ID.eq(workspace.value()), TERM.LABEL.eq(CodeLabels.live().any()))
            .fetchOptional(TERM.CODES)
            .orElse(0L));
  }

  @Override
  public long countScans(WorkspaceId workspace, YearMonth month) {
    return database.read(connection ->
        connection
            .select(MONTHLY_SCANS.SCANS)
            .from(MONTHLY_SCANS)
            .where(
                MONTHLY_SCANS.WORKSPACE_ID.eq(workspace.value()),
                MONTHLY_SCANS.MONTH.eq(month.toString()))
            .fetchOptional(MONTHLY_SCANS.SCANS)
            .orElse(0L));
  }

  /**
   * Adds scans of one month to the workspaces of their codes. Workspaces are taken in the order of
   * their ids, so that two nodes wait for each other instead of locking each other out.
   */
  static void addScans(DSLContext transaction, YearMonth month, Map<String, Long> scans) {
    Map<String, String> workspaces = workspaces(transaction, scans);
    Map<String, Long> byWorkspace =
        workspaces.entrySet().stream()
            .collect(
                groupingBy(
                    Map.Entry::getValue,
                    TreeMap::new,
                    summingLong(code -> scans.getOrDefault(code.getKey(), 0L))));
    byWorkspace.forEach((workspace, count) ->
        transaction
            .insertInto(MONTHLY_SCANS)
            .set(MONTHLY_SCANS.WORKSPACE_ID, workspace)
            .set(MONTHLY_SCANS.MONTH, month.toString())
            .set(MONTHLY_SCANS.SCANS, count)
            .onConflict(MONTHLY_SCANS.WORKSPACE_ID, MONTHLY_SCANS.MONTH)
            .doUpdate()
            .set(MONTHLY_SCANS.SCANS, MONTHLY_SCANS.SCANS.plus(excluded(MONTHLY_SCANS.SCANS)))
            .execute());
  }

  /** The workspaces by the ids of those codes that exist. */
  private static Map<String, String> workspaces(DSLContext transaction, Map<String, Long> scans) {
    List<String> ids = new ArrayList<>(scans.keySet());
    Map<String, String> workspaces = new HashMap<>();
    for (int from = 0; from < ids.size(); from += CODES_PER_STATEMENT) {
      transaction
          .select(CODE.ID, CODE.WORKSPACE_ID)
          .from(CODE)
          .where(CODE.ID.in(ids.subList(from, Math.min(from + CODES_PER_STATEMENT, ids.size()))))
          .forEach(row -> workspaces.put(row.value1(), row.value2()));
    }
    return workspaces;
  }
}
