package dev.waypost.api.uploads;

import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.uploads.NewUpload;
import dev.waypost.codes.uploads.StoredUpload;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.pages.DownloadName;
import java.util.Set;

/** Files, kept as they are and given back to be saved, never to be shown as a page of ours. */
public final class FileOperations {
  /** The most bytes of a file. */
  public static final int MAX_BODY_BYTES = 20 * 1024 * 1024;

  private static final String UNNAMED = "file";

  private final Uploads uploads;

  /** Operations over these uploads. */
  public FileOperations(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * {@code POST /files}: 201 with the file, or 200 with the one that is there where the workspace
   * has the same bytes already.
   */
  public Reply upload(ApiRequest request) {
    request.allowParameters(Set.of("name"));
    String given = request.parameter("name");
    String name = given == null ? UNNAMED : given;
    Uploads.checkName(name);
    String mediaType = FileTypes.mediaType(request.body(), name);
    Answer<StoredUpload> answer =
        request.answer(stored ->
            Reply.json(stored.added() ? 201 : 200, UploadJson.of(stored.upload()))
                .withHeader("Location", UploadJson.path(stored.upload())));
    return answer.reply(
        uploads.add(
            request.actor(),
            new NewUpload(UploadKind.FILE, name, mediaType, null, request.body()),
            answer));
  }

  /** {@code GET /files}: the newest first. */
  public Reply list(ApiRequest request) {
    return UploadPages.of(request, UploadKind.FILE, uploads);
  }

  /** {@code GET /files/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, UploadJson.of(named(request)))
        .withHeader("Cache-Control", "private, no-cache");
  }

  /** {@code GET /files/:id/content}: the bytes, to be saved. */
  public Reply content(ApiRequest request) {
    Upload file = named(request);
    return UploadContent.of(
        request, uploads, file, "attachment; " + DownloadName.parameters(file.name()));
  }

  /** {@code DELETE /files/:id}: 204. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    uploads.delete(request.actor(), UploadKind.FILE, request.pathParameter("id"));
    return Reply.empty(204);
  }

  private Upload named(ApiRequest request) {
    return uploads.get(request.actor(), UploadKind.FILE, request.pathParameter("id"));
  }
}
