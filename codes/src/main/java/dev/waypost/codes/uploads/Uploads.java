package dev.waypost.codes.uploads;

import dev.waypost.codes.Actor;
import dev.waypost.codes.CodeRules;
import dev.waypost.codes.OneLine;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Sha256;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.uploads.UploadStore.TooManyUploadsException;
import dev.waypost.payload.FileContent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what workspaces upload. Everybody in a workspace sees all of it.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed and {@link
 * StoreUnavailableException} while the database is out of reach; in both cases nothing has changed.
 */
public final class Uploads {
  /** The most of a kind that a workspace may have. */
  public static final int MOST_OF_A_KIND = 1_000;

  private static final int NAME_MAX_CHARS = 200;

  private final UploadStore store;
  private final TimeOrderedIds ids;
  private final InstantSource clock;

  /** Uploads in this store. */
  public Uploads(UploadStore store, TimeOrderedIds ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /** Keeps something; where the workspace has the same bytes already, that stays as it is. */
  public StoredUpload add(Actor actor, NewUpload wanted, Receipt<StoredUpload> receipt) {
    checkName(wanted.name());
    var upload =
        new Upload(
            UploadId.next(wanted.kind(), ids),
            actor.workspace(),
            HexFormat.of().formatHex(Sha256.of(wanted.bytes())),
            wanted.mediaType(),
            wanted.name(),
            wanted.size(),
            wanted.bytes().length,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    try {
      return store.add(upload, wanted.bytes(), MOST_OF_A_KIND, receipt);
    } catch (TooManyUploadsException full) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          null,
          "A workspace has at most "
              + MOST_OF_A_KIND
              + " "
              + wanted.kind().label()
              + "s. Delete one first.");
    }
  }

  /** Refuses a name that is empty, too long or not on one line. */
  public static void checkName(String name) {
    OneLine.check("name", name, NAME_MAX_CHARS);
    if (name.isBlank()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE, "name", "The name is empty. Send one, such as \"menu.pdf\".");
    }
  }

  /**
   * The uploads of a kind, the newest first.
   *
   * @param before only those with an id before this one; null for all
   * @param limit 1 or more
   */
  public List<Upload> list(Actor actor, UploadKind kind, @Nullable UploadId before, int limit) {
    return store.list(actor.workspace(), kind, before, limit);
  }

  /** One of them. */
  public Upload get(Actor actor, UploadKind kind, String id) {
    return find(actor.workspace(), kind, id).orElseThrow(() -> notFound(kind, id));
  }

  /** One of a workspace, or empty where there is none. */
  public Optional<Upload> find(WorkspaceId workspace, UploadKind kind, String id) {
    return UploadId.isWellFormed(kind, id)
        ? store.find(workspace, new UploadId(id))
        : Optional.empty();
  }

  /**
   * What a file is that a content names.
   *
   * @throws RefusedException if the workspace has none of that id
   */
  public FileContent.Stored fileOf(WorkspaceId workspace, String id) {
    Upload file =
        find(workspace, UploadKind.FILE, id)
            .orElseThrow(() ->
                new RefusedException(
                    Refusal.INVALID_VALUE,
                    "content.file",
                    "There is no file \""
                        + id
                        + "\" in this workspace. Upload it with POST /api/v1/files."));
    return new FileContent.Stored(file.name(), file.mediaType(), file.sha256(), file.length());
  }

  /** Its bytes; empty where it was deleted meanwhile. */
  public Optional<byte[]> bytes(Upload upload) {
    return store.bytes(upload);
  }

  /** Deletes one that nothing names. */
  public void delete(Actor actor, UploadKind kind, String id) {
    if (!actor.groups().isEmpty()) {
      throw new RefusedException(
          Refusal.GROUP_NOT_ALLOWED,
          null,
          "The "
              + kind.label()
              + "s belong to the whole workspace, and this key is limited to groups. Use another key.");
    }
    UploadId found = get(actor, kind, id).id();
    Instant restorable = clock.instant().minus(Duration.ofDays(CodeRules.RESTORABLE_DAYS));
    switch (store.remove(actor.workspace(), found, restorable)) {
      case REMOVED -> {}
      case NOT_FOUND -> throw notFound(kind, id);
      case IN_USE ->
          throw new RefusedException(
              Refusal.IN_USE,
              null,
              "The "
                  + kind.label()
                  + " \""
                  + id
                  + "\" is named by a code, by a theme, by the brand of a domain, or by a code that was deleted and can still be restored. Change those first.");
    }
  }

  private static RefusedException notFound(UploadKind kind, String id) {
    return new RefusedException(
        switch (kind) {
          case LOGO -> Refusal.LOGO_NOT_FOUND;
          case FILE -> Refusal.FILE_NOT_FOUND;
        },
        null,
        "There is no "
            + kind.label()
            + " \""
            + id
            + "\" in this workspace. List the "
            + kind.label()
            + "s to find its id.");
  }
}
