package dev.waypost.api.uploads;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.EntityTags;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import java.util.Set;

/** The bytes of what was uploaded, which never change. */
final class UploadContent {
  private UploadContent() {}

  /**
   * 200 with the bytes, or 304 where the caller has them.
   *
   * @param disposition whether to show or to save it, and under which name (RFC 6266)
   */
  static Reply of(ApiRequest request, Uploads uploads, Upload upload, String disposition) {
    request.allowParameters(Set.of());
    String tag = '"' + upload.sha256() + '"';
    if (EntityTags.matches(request.header("If-None-Match"), tag)) {
      return Reply.empty(304).withHeader("ETag", tag);
    }
    byte[] bytes = uploads.bytes(upload).orElseThrow(() -> deletedMeanwhile(upload));
    return Reply.bytes(200, upload.mediaType(), bytes)
        .withHeader("ETag", tag)
        .withHeader("Content-Disposition", disposition)
        .withHeader("Cache-Control", "private, no-cache");
  }

  private static ProblemException deletedMeanwhile(Upload upload) {
    return new ProblemException(
        upload.id().kind() == UploadKind.LOGO
            ? ProblemCode.LOGO_NOT_FOUND
            : ProblemCode.FILE_NOT_FOUND,
        null,
        "\"" + upload.id() + "\" was deleted at this moment.");
  }
}
