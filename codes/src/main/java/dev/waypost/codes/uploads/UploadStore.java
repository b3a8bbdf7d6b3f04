package dev.waypost.codes.uploads;

import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What workspaces uploaded. Every method throws {@link StoreUnavailableException} where the
 * database is out of reach.
 */
public interface UploadStore {

  /** A workspace has as many of a kind as it may. */
  final class TooManyUploadsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Nothing was stored. */
    public TooManyUploadsException() {
      super("Too many uploads.", null, false, false);
    }
  }

  /** What became of taking an upload away. */
  enum Removal {
    /** It is gone. */
    REMOVED,
    /** A code, a theme or the brand of a domain names it, so it stays. */
    IN_USE,
    /** There is none. */
    NOT_FOUND
  }

  /**
   * Stores an upload, unless the workspace has the same bytes of that kind already.
   *
   * @param most how many of that kind the workspace may have
   * @param receipt what is to be kept with it
   * @return the upload as it is kept
   * @throws TooManyUploadsException if the workspace has as many
   * @throws KeptAnswer.AlreadyAnsweredException if that call has an answer already
   */
  StoredUpload add(Upload upload, byte[] bytes, int most, Receipt<StoredUpload> receipt);

  /** The upload of that id in that workspace. */
  Optional<Upload> find(WorkspaceId workspace, UploadId id);

  /**
   * The uploads of a kind, the newest first.
   *
   * @param before only those with an id before this one; null for all
   * @param limit 1 or more
   */
  List<Upload> list(WorkspaceId workspace, UploadKind kind, @Nullable UploadId before, int limit);

  /** The bytes of an upload, of whatever workspace; empty where it is gone. */
  default Optional<byte[]> bytes(Upload upload) {
    return bytes(upload.sha256());
  }

  /** The bytes with that checksum, of whatever workspace; empty where there are none. */
  Optional<byte[]> bytes(String sha256);

  /**
   * Takes an upload away, unless a code, a theme or the brand of a domain names it.
   *
   * @param restorableFrom codes that were deleted from this moment on count as well
   */
  Removal remove(WorkspaceId workspace, UploadId id, Instant restorableFrom);

  /**
   * Takes all uploads of a workspace away in which nothing is left that could name one but the
   * brands of its domains; those that do go, too.
   */
  void removeAll(WorkspaceId workspace);
}
