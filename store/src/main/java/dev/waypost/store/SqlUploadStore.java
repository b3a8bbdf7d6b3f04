package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_TERM;
import static dev.waypost.store.schema.Tables.DOMAIN_BRAND;
import static dev.waypost.store.schema.Tables.TERM;
import static dev.waypost.store.schema.Tables.THEME;
import static dev.waypost.store.schema.Tables.UPLOAD;
import static dev.waypost.store.schema.Tables.UPLOAD_BYTES;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.waypost.codes.Receipt;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.uploads.StoredUpload;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.Upload.PixelSize;
import dev.waypost.codes.uploads.UploadId;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.UploadStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * {@link UploadStore} in SQL. Who stores or deletes takes the workspace's turn, so that nothing is
 * stored twice, and then the row of the bytes, which other workspaces may share.
 */
final class SqlUploadStore implements UploadStore {
  private final Database database;

  SqlUploadStore(Database database) {
    this.database = database;
  }

  @Override
  public StoredUpload add(Upload upload, byte[] bytes, int most, Receipt<StoredUpload> receipt) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, upload.workspace());
      Optional<Upload> present =
          transaction
              .selectFrom(UPLOAD)
              .where(of(upload.workspace(), upload.id().kind()), UPLOAD.SHA256.eq(upload.sha256()))
              .fetchOptional(SqlUploadStore::upload);
      var stored = new StoredUpload(present.orElse(upload), present.isEmpty());
      SqlKeptAnswerStore.keepIfAny(transaction, receipt.of(stored));
      if (stored.added()) {
        requireFewer(transaction, upload, most);
        insert(transaction, upload, bytes);
      }
      return stored;
    });
  }

  private static void requireFewer(DSLContext transaction, Upload upload, int most) {
    if (transaction.fetchCount(UPLOAD, of(upload.workspace(), upload.id().kind())) >= most) {
      throw new TooManyUploadsException();
    }
  }

  private static void insert(DSLContext transaction, Upload upload, byte[] bytes) {
    // Where the bytes are there, their row is locked, so that nobody takes them away meanwhile.
    transaction
        .insertInto(UPLOAD_BYTES)
        .set(UPLOAD_BYTES.SHA256, upload.sha256())
        .set(UPLOAD_BYTES.BYTES, bytes)
        .onConflict(UPLOAD_BYTES.SHA256)
        .doUpdate()
        .set(UPLOAD_BYTES.SHA256, upload.sha256())
        .execute();
    PixelSize size = upload.size();
    transaction
        .insertInto(UPLOAD)
        .set(UPLOAD.ID, upload.id().value())
        .set(UPLOAD.WORKSPACE_ID, upload.workspace().value())
        .set(UPLOAD.KIND, upload.id().kind().name())
        .set(UPLOAD.SHA256, upload.sha256())
        .set(UPLOAD.MEDIA_TYPE, upload.mediaType())
        .set(UPLOAD.NAME, upload.name())
        .set(UPLOAD.WIDTH, size == null ? null : Long.valueOf(size.width()))
        .set(UPLOAD.HEIGHT, size == null ? null : Long.valueOf(size.height()))
        .set(UPLOAD.LENGTH, upload.length())
        .set(UPLOAD.CREATED_AT, upload.createdAt())
        .execute();
  }

  @Override
  public Optional<Upload> find(WorkspaceId workspace, UploadId id) {
    return database.read(connection ->
        connection
            .selectFrom(UPLOAD)
            .where(is(workspace, id))
            .fetchOptional(SqlUploadStore::upload));
  }

  @Override
  public List<Upload> list(
      WorkspaceId workspace, UploadKind kind, @Nullable UploadId before, int limit) {
    Condition older = before == null ? noCondition() : UPLOAD.ID.lt(before.value());
    return database.read(connection ->
        connection
            .selectFrom(UPLOAD)
            .where(of(workspace, kind), older)
            .orderBy(UPLOAD.ID.desc())
            .limit(limit)
            .fetch(SqlUploadStore::upload));
  }

  @Override
  public Optional<byte[]> bytes(String sha256) {
    return database.read(connection ->
        connection
            .select(UPLOAD_BYTES.BYTES)
            .from(UPLOAD_BYTES)
            .where(UPLOAD_BYTES.SHA256.eq(sha256))
            .fetchOptional(UPLOAD_BYTES.BYTES));
  }

  @Override
  public Removal remove(WorkspaceId workspace, UploadId id, Instant restorableFrom) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, workspace);
      Optional<Upload> found =
          transaction
              .selectFrom(UPLOAD)
              .where(is(workspace, id))
              .fetchOptional(SqlUploadStore::upload);
      if (found.isEmpty()) {
        return Removal.NOT_FOUND;
      }
      if (isInUse(transaction, workspace, id, restorableFrom)) {
        return Removal.IN_USE;
      }
      remove(transaction, found.get());
      return Removal.REMOVED;
    });
  }

  @Override
  public void removeAll(WorkspaceId workspace) {
    database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, workspace);
      Condition theirs = UPLOAD.WORKSPACE_ID.eq(workspace.value());
      transaction
          .deleteFrom(DOMAIN_BRAND)
          .where(DOMAIN_BRAND.LOGO.in(select(UPLOAD.ID).from(UPLOAD).where(theirs)))
          .execute();
      List<Upload> all = transaction.selectFrom(UPLOAD).where(theirs).fetch(SqlUploadStore::upload);
      all.forEach(upload -> remove(transaction, upload));
      return all.size();
    });
  }

  private static void remove(DSLContext transaction, Upload upload) {
    transaction
        .update(UPLOAD_BYTES)
        .set(UPLOAD_BYTES.SHA256, upload.sha256())
        .where(UPLOAD_BYTES.SHA256.eq(upload.sha256()))
        .execute();
    transaction.deleteFrom(UPLOAD).where(UPLOAD.ID.eq(upload.id().value())).execute();
    transaction
        .deleteFrom(UPLOAD_BYTES)
        .where(
            UPLOAD_BYTES.SHA256.eq(upload.sha256()),
            notExists(selectOne().from(UPLOAD).where(UPLOAD.SHA256.eq(upload.sha256()))))
        .execute();
  }

  private static boolean isInUse(
      DSLContext transaction, WorkspaceId workspace, UploadId id, Instant restorableFrom) {
    if (transaction.fetchExists(
        THEME, THEME.WORKSPACE_ID.eq(workspace.value()).and(THEME.LOGO.eq(id.value())))) {
      return true;
    }
    // Ids are given once, so whoever names this one is of the workspace.
    if (transaction.fetchExists(DOMAIN_BRAND, DOMAIN_BRAND.LOGO.eq(id.value()))) {
      return true;
    }
    String live = CodeLabels.live().upload(id.value());
    String deleted = CodeLabels.deleted().upload(id.value());
    return transaction.fetchExists(
        selectOne()
            .from(TERM)
            .join(CODE_TERM)
            .on(CODE_TERM.TERM_ID.eq(TERM.ID))
            .join(CODE)
            .on(CODE.NUMBER.eq(CODE_TERM.NUMBER))
            .where(
                TERM.WORKSPACE_ID.eq(workspace.value()),
                TERM.LABEL
                    .eq(live)
                    .or(TERM.LABEL.eq(deleted).and(CODE.UPDATED_AT.ge(restorableFrom)))));
  }

  private static Condition of(WorkspaceId workspace, UploadKind kind) {
    return UPLOAD.WORKSPACE_ID.eq(workspace.value()).and(UPLOAD.KIND.eq(kind.name()));
  }

  private static Condition is(WorkspaceId workspace, UploadId id) {
    return UPLOAD.ID.eq(id.value()).and(UPLOAD.WORKSPACE_ID.eq(workspace.value()));
  }

  private static Upload upload(Record row) {
    Long width = row.get(UPLOAD.WIDTH);
    Long height = row.get(UPLOAD.HEIGHT);
    return new Upload(
        new UploadId(row.get(UPLOAD.ID)),
        new WorkspaceId(row.get(UPLOAD.WORKSPACE_ID)),
        row.get(UPLOAD.SHA256),
        row.get(UPLOAD.MEDIA_TYPE),
        row.get(UPLOAD.NAME),
        width == null || height == null
            ? null
            : new PixelSize(Math.toIntExact(width), Math.toIntExact(height)),
        row.get(UPLOAD.LENGTH),
        row.get(UPLOAD.CREATED_AT));
  }
}
