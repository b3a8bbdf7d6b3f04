package dev.waypost.store;

import static dev.waypost.store.schema.Tables.API_KEY;
import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_GROUP;
import static dev.waypost.store.schema.Tables.DOMAIN;
import static dev.waypost.store.schema.Tables.DOMAIN_BRAND;
import static dev.waypost.store.schema.Tables.DOMAIN_CLAIM;
import static dev.waypost.store.schema.Tables.INVITATION;
import static dev.waypost.store.schema.Tables.JOB;
import static dev.waypost.store.schema.Tables.KEPT_ANSWER;
import static dev.waypost.store.schema.Tables.MEMBERSHIP;
import static dev.waypost.store.schema.Tables.METADATA_FIELD;
import static dev.waypost.store.schema.Tables.MONTHLY_SCANS;
import static dev.waypost.store.schema.Tables.RECALL;
import static dev.waypost.store.schema.Tables.SAVED_VIEW;
import static dev.waypost.store.schema.Tables.SESSION;
import static dev.waypost.store.schema.Tables.TERM;
import static dev.waypost.store.schema.Tables.THEME;
import static dev.waypost.store.schema.Tables.UPLOAD;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.waypost.codes.WorkspaceId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;

/**
 * Removes a workspace and all rows that name it, within one transaction. Links go with their codes,
 * which are gone before.
 */
final class WorkspaceRemoval {
  /** The tables whose rows belong to a workspace, by the column that says so. */
  private static final List<TableField<?, String>> BELONGING =
      List.of(
          SESSION.WORKSPACE_ID,
          MEMBERSHIP.WORKSPACE_ID,
          INVITATION.WORKSPACE_ID,
          SAVED_VIEW.WORKSPACE_ID,
          API_KEY.WORKSPACE_ID,
          CODE_GROUP.WORKSPACE_ID,
          METADATA_FIELD.WORKSPACE_ID,
          THEME.WORKSPACE_ID,
          TERM.WORKSPACE_ID,
          MONTHLY_SCANS.WORKSPACE_ID,
          JOB.WORKSPACE_ID,
          RECALL.WORKSPACE_ID,
          DOMAIN_CLAIM.WORKSPACE_ID,
          DOMAIN.WORKSPACE_ID);

  private final DSLContext transaction;
  private final String workspace;

  WorkspaceRemoval(DSLContext transaction, WorkspaceId workspace) {
    this.transaction = transaction;
    this.workspace = workspace.value();
  }

  /** Removes it unless codes or uploads lie in it; see {@code WorkspaceStore.remove}. */
  boolean run() {
    if (transaction.fetchExists(CODE, CODE.WORKSPACE_ID.eq(workspace))
        || transaction.fetchExists(UPLOAD, UPLOAD.WORKSPACE_ID.eq(workspace))) {
      return false;
    }
    transaction
        .deleteFrom(KEPT_ANSWER)
        .where(
            KEPT_ANSWER.API_KEY_ID.in(
                select(API_KEY.ID).from(API_KEY).where(API_KEY.WORKSPACE_ID.eq(workspace))))
        .execute();
    transaction
        .update(WORKSPACE)
        .setNull(WORKSPACE.DEFAULT_DOMAIN_ID)
        .where(WORKSPACE.ID.eq(workspace))
        .execute();
    moveSessions();
    removeBrands();
    BELONGING.forEach(this::remove);
    transaction.deleteFrom(WORKSPACE).where(WORKSPACE.ID.eq(workspace)).execute();
    return true;
  }

  private void remove(TableField<?, String> belonging) {
    transaction.deleteFrom(belonging.getTable()).where(belonging.eq(workspace)).execute();
  }

  /** Who looked at it looks at another workspace of theirs, and stays signed in. */
  private void moveSessions() {
    Condition ofTheirs =
        MEMBERSHIP.PERSON_ID.eq(SESSION.PERSON_ID).and(MEMBERSHIP.WORKSPACE_ID.ne(workspace));
    transaction
        .update(SESSION)
        .set(
            SESSION.WORKSPACE_ID,
            field(select(min(MEMBERSHIP.WORKSPACE_ID)).from(MEMBERSHIP).where(ofTheirs)))
        .where(
            SESSION.WORKSPACE_ID.eq(workspace),
            exists(selectOne().from(MEMBERSHIP).where(ofTheirs)))
        .execute();
  }

  private void removeBrands() {
    transaction
        .deleteFrom(DOMAIN_BRAND)
        .where(
            DOMAIN_BRAND.DOMAIN_ID.in(
                select(DOMAIN.ID)
                    .from(DOMAIN)
                    .where(DOMAIN.WORKSPACE_ID.eq(workspace))
                    .unionAll(
                        select(DOMAIN_CLAIM.ID)
                            .from(DOMAIN_CLAIM)
                            .where(DOMAIN_CLAIM.WORKSPACE_ID.eq(workspace)))))
        .execute();
  }
}
