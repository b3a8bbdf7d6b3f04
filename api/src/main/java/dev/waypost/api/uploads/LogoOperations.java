package dev.waypost.api.uploads;

import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.ImageWork;
import dev.waypost.codes.uploads.NewUpload;
import dev.waypost.codes.uploads.StoredUpload;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.render.PictureReader;
import dev.waypost.render.RasterPicture;
import dev.waypost.render.RefusedPictureException;
import java.util.Set;

/** Logos: pictures that stand in the middle of symbols. */
public final class LogoOperations {
  /** The most bytes of a picture that is sent. */
  public static final int MAX_BODY_BYTES = 2 * 1024 * 1024;

  private static final String UNNAMED = "logo";

  private final ImageWork work =
      new ImageWork(
          "Too many pictures are being read at present. Please try again in a few seconds.");
  private final Uploads uploads;

  /** Operations over these uploads. */
  public LogoOperations(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * {@code POST /logos}: 201 with the logo, or 200 with the one that is there where the workspace
   * has the same picture already.
   */
  public Reply upload(ApiRequest request) {
    request.allowParameters(Set.of("name"));
    String given = request.parameter("name");
    String name = given == null ? UNNAMED : given;
    Uploads.checkName(name);
    RasterPicture picture = work.draw(() -> read(request.body()));
    Answer<StoredUpload> answer = request.answer(LogoOperations::stored);
    return answer.reply(
        uploads.add(
            request.actor(),
            new NewUpload(
                UploadKind.LOGO,
                name,
                "image/png",
                new Upload.PixelSize(picture.width(), picture.height()),
                picture.png()),
            answer));
  }

  private static Reply stored(StoredUpload stored) {
    return Reply.json(stored.added() ? 201 : 200, UploadJson.of(stored.upload()))
        .withHeader("Location", UploadJson.path(stored.upload()));
  }

  private static RasterPicture read(byte[] file) {
    try {
      return PictureReader.read(file);
    } catch (RefusedPictureException refused) {
      throw new ProblemException(
          switch (refused.reason()) {
            case UNSUPPORTED -> ProblemCode.UNSUPPORTED_FILE;
            case DAMAGED -> ProblemCode.DAMAGED_FILE;
            case TOO_LARGE -> ProblemCode.PICTURE_TOO_LARGE;
          },
          null,
          refused.getMessage());
    }
  }

  /** {@code GET /logos}: the newest first. */
  public Reply list(ApiRequest request) {
    return UploadPages.of(request, UploadKind.LOGO, uploads);
  }

  /** {@code GET /logos/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, UploadJson.of(named(request)))
        .withHeader("Cache-Control", "private, no-cache");
  }

  /** {@code GET /logos/:id/image}: the picture as a PNG file. */
  public Reply image(ApiRequest request) {
    Upload logo = named(request);
    return UploadContent.of(request, uploads, logo, "inline; filename=\"" + logo.id() + ".png\"");
  }

  /** {@code DELETE /logos/:id}: 204, for one that no code names. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    uploads.delete(request.actor(), UploadKind.LOGO, request.pathParameter("id"));
    return Reply.empty(204);
  }

  private Upload named(ApiRequest request) {
    return uploads.get(request.actor(), UploadKind.LOGO, request.pathParameter("id"));
  }
}
