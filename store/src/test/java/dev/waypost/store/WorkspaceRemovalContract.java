package dev.waypost.store;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.store.schema.Tables.API_KEY;
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
import static dev.waypost.store.schema.Tables.PERSON;
import static dev.waypost.store.schema.Tables.RECALL;
import static dev.waypost.store.schema.Tables.SAVED_VIEW;
import static dev.waypost.store.schema.Tables.SESSION;
import static dev.waypost.store.schema.Tables.SIGNED_LINK;
import static dev.waypost.store.schema.Tables.THEME;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStore.Removed;
import dev.waypost.codes.Domain;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.Samples;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadId;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.store.schema.DefaultSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** What must be gone with a workspace and what must stay, whichever engine is behind it. */
abstract class WorkspaceRemovalContract {
  private static final String BELONGS = "workspace_id";

  /** The database under test. */
  abstract Database database();

  @Test
  void aWorkspaceGoesWithAllRowsThatNameItAndOthersKeepTheirs() {
    WorkspaceId removed = filled();
    WorkspaceId kept = filled();
    Map<String, Integer> before = rows(kept);
    assertThat(before)
        .as("each table has something to lose")
        .allSatisfy((_, rows) -> assertThat(rows).isPositive());

    assertThat(database().workspaces().remove(removed)).as("codes lie in it").isFalse();
    assertThat(rows(removed)).isEqualTo(before);
    Removed _ = database().codes().remove(removed, 10);
    assertThat(database().workspaces().remove(removed)).as("an upload lies in it").isFalse();
    database().uploads().removeAll(removed);
    assertThat(database().uploads().list(removed, UploadKind.FILE, null, 10)).isEmpty();
    assertThat(database().workspaces().remove(removed)).isTrue();

    assertThat(rows(removed)).allSatisfy((_, rows) -> assertThat(rows).isZero());
    assertThat(database().workspaces().exists(removed)).isFalse();
    assertThat(answersOf(removed)).isZero();
    assertThat(brandsOf(removed)).isZero();
    assertThat(rows(kept)).isEqualTo(before);
    assertThat(answersOf(kept)).isEqualTo(1);
    assertThat(brandsOf(kept)).isEqualTo(2);
    assertThat(database().workspaces().exists(kept)).isTrue();
  }

  /** How many rows of each table name a workspace. */
  private Map<String, Integer> rows(WorkspaceId workspace) {
    return database()
        .read(connection ->
            DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> table.field(BELONGS) != null)
                .collect(
                    toMap(
                        Table::getName,
                        table ->
                            connection.fetchCount(
                                table, field(name(BELONGS), String.class).eq(workspace.value())),
                        Integer::sum,
                        TreeMap::new)));
  }

  private int brandsOf(WorkspaceId workspace) {
    return database()
        .read(connection ->
            connection.fetchCount(
                DOMAIN_BRAND, DOMAIN_BRAND.DOMAIN_ID.startsWith(workspace.value())));
  }

  private int answersOf(WorkspaceId workspace) {
    return database()
        .read(connection ->
            connection.fetchCount(KEPT_ANSWER, KEPT_ANSWER.API_KEY_ID.eq(workspace.value())));
  }

  /** A workspace with something in every table. */
  private WorkspaceId filled() {
    Workspace workspace = Samples.workspace();
    WorkspaceId id = workspace.id();
    database().workspaces().add(workspace);
    Domain domain = Samples.domain();
    database().domains().saveDefault(domain);
    Code code = Samples.dynamicCode(id, domain, "KEY");
    database().codes().commit(List.of(created(code)));
    var file =
        new Upload(
            UploadId.next(UploadKind.FILE, Samples.IDS),
            id,
            "ab".repeat(32),
            "text/plain",
            "menu.txt",
            null,
            1,
            NOW);
    database().uploads().add(file, new byte[] {1}, 10, Receipt.none());
    database()
        .write(transaction -> {
          fill(transaction, id.value(), code.id().value());
          return true;
        });
    return id;
  }

  /** Ids are those of the workspace wherever a table has ids. */
  private static void fill(DSLContext transaction, String id, String code) {
    fillWithPeople(transaction, id);
    transaction
        .insertInto(DOMAIN)
        .set(DOMAIN.ID, id)
        .set(DOMAIN.HOST, id)
        .set(DOMAIN.BASE_URL, id)
        .set(DOMAIN.UPPERCASE, true)
        .set(DOMAIN.IS_DEFAULT, false)
        .set(DOMAIN.WORKSPACE_ID, id)
        .execute();
    transaction
        .update(WORKSPACE)
        .set(WORKSPACE.DEFAULT_DOMAIN_ID, id)
        .where(WORKSPACE.ID.eq(id))
        .execute();
    transaction
        .insertInto(DOMAIN_CLAIM)
        .set(DOMAIN_CLAIM.ID, id + "x")
        .set(DOMAIN_CLAIM.WORKSPACE_ID, id)
        .set(DOMAIN_CLAIM.HOST, id)
        .set(DOMAIN_CLAIM.BASE_URL, id)
        .set(DOMAIN_CLAIM.UPPERCASE, true)
        .set(DOMAIN_CLAIM.TOKEN, "")
        .set(DOMAIN_CLAIM.CLAIMED_AT, NOW)
        .execute();
    for (String branded : List.of(id, id + "x")) {
      transaction
          .insertInto(DOMAIN_BRAND)
          .set(DOMAIN_BRAND.DOMAIN_ID, branded)
          .set(DOMAIN_BRAND.NAME, "")
          .execute();
    }
    transaction
        .insertInto(API_KEY)
        .set(API_KEY.ID, id)
        .set(API_KEY.WORKSPACE_ID, id)
        .set(API_KEY.NAME, "")
        .set(API_KEY.SECRET_HASH, new byte[1])
        .set(API_KEY.SCOPES, "")
        .set(API_KEY.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(KEPT_ANSWER)
        .set(KEPT_ANSWER.API_KEY_ID, id)
        .set(KEPT_ANSWER.IDEMPOTENCY_KEY, "")
        .set(KEPT_ANSWER.FINGERPRINT, new byte[1])
        .set(KEPT_ANSWER.CREATED_AT, NOW)
        .set(KEPT_ANSWER.STATUS, 200L)
        .set(KEPT_ANSWER.HEADERS, "")
        .set(KEPT_ANSWER.BODY, new byte[1])
        .execute();
    transaction
        .insertInto(CODE_GROUP)
        .set(CODE_GROUP.ID, id)
        .set(CODE_GROUP.WORKSPACE_ID, id)
        .set(CODE_GROUP.PARENT_ID, "")
        .set(CODE_GROUP.NAME, "")
        .set(CODE_GROUP.NAME_FOLDED, "")
        .set(CODE_GROUP.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(METADATA_FIELD)
        .set(METADATA_FIELD.WORKSPACE_ID, id)
        .set(METADATA_FIELD.NAME, "")
        .set(METADATA_FIELD.TYPE, "")
        .set(METADATA_FIELD.ALLOWED_VALUES, "[]")
        .set(METADATA_FIELD.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(THEME)
        .set(THEME.ID, id)
        .set(THEME.WORKSPACE_ID, id)
        .set(THEME.NAME, "")
        .set(THEME.NAME_FOLDED, "")
        .set(THEME.STYLE, "{}")
        .set(THEME.CREATED_AT, NOW)
        .set(THEME.UPDATED_AT, NOW)
        .execute();
    transaction
        .insertInto(MONTHLY_SCANS)
        .set(MONTHLY_SCANS.WORKSPACE_ID, id)
        .set(MONTHLY_SCANS.MONTH, "2031-05")
        .set(MONTHLY_SCANS.SCANS, 1L)
        .execute();
    transaction
        .insertInto(JOB)
        .set(JOB.ID, id)
        .set(JOB.WORKSPACE_ID, id)
        .set(JOB.PLACE, "")
        .set(JOB.KIND, "")
        .set(JOB.DRY_RUN, false)
        .set(JOB.ACTOR, "")
        .set(JOB.GROUP_IDS, "")
        .set(JOB.STATE, "")
        .set(JOB.TOTAL, 0L)
        .set(JOB.SUCCEEDED, 0L)
        .set(JOB.FAILED, 0L)
        .set(JOB.RESULT_BYTES, 0L)
        .set(JOB.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(RECALL)
        .set(RECALL.ID, id)
        .set(RECALL.WORKSPACE_ID, id)
        .set(RECALL.UNFINISHED, false)
        .set(RECALL.STEP, 0L)
        .set(RECALL.DOCUMENT, "{}")
        .execute();
    transaction
        .insertInto(SIGNED_LINK)
        .set(SIGNED_LINK.ID, id)
        .set(SIGNED_LINK.WORKSPACE_ID, id)
        .set(SIGNED_LINK.CODE_ID, code)
        .set(SIGNED_LINK.USED, 0L)
        .set(SIGNED_LINK.CREATED_BY, "")
        .set(SIGNED_LINK.CREATED_AT, NOW)
        .execute();
  }

  private static void fillWithPeople(DSLContext transaction, String id) {
    transaction
        .insertInto(PERSON)
        .set(PERSON.ID, id)
        .set(PERSON.EMAIL, id)
        .set(PERSON.EMAIL_FOLDED, id)
        .set(PERSON.NAME, id)
        .set(PERSON.PASSWORD_HASH, id)
        .set(PERSON.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(MEMBERSHIP)
        .set(MEMBERSHIP.WORKSPACE_ID, id)
        .set(MEMBERSHIP.PERSON_ID, id)
        .set(MEMBERSHIP.ROLE, "owner")
        .set(MEMBERSHIP.CREATED_AT, NOW)
        .execute();
    transaction
        .insertInto(INVITATION)
        .set(INVITATION.ID, id)
        .set(INVITATION.WORKSPACE_ID, id)
        .set(INVITATION.ROLE, "viewer")
        .set(INVITATION.TOKEN_HASH, id)
        .set(INVITATION.CREATED_AT, NOW)
        .set(INVITATION.EXPIRES_AT, NOW)
        .execute();
    transaction
        .insertInto(SESSION)
        .set(SESSION.TOKEN_HASH, id)
        .set(SESSION.PERSON_ID, id)
        .set(SESSION.WORKSPACE_ID, id)
        .set(SESSION.CREATED_AT, NOW)
        .set(SESSION.LAST_SEEN_AT, NOW)
        .execute();
    transaction
        .insertInto(SAVED_VIEW)
        .set(SAVED_VIEW.ID, id)
        .set(SAVED_VIEW.WORKSPACE_ID, id)
        .set(SAVED_VIEW.NAME, id)
        .set(SAVED_VIEW.NAME_FOLDED, id)
        .set(SAVED_VIEW.QUERY, "")
        .execute();
  }
}
