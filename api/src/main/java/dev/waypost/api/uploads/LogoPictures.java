package dev.waypost.api.uploads;

import dev.waypost.api.images.Logos;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.render.RasterPicture;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of logos. Whether there is such a logo is asked each time; the pictures of those
 * that were drawn last are kept. Thread-safe.
 */
public final class LogoPictures implements Logos {
  /** Of all pictures that are kept together; each takes four bytes. */
  private static final long MOST_PIXELS = 8L * 1024 * 1024;

  private final Uploads uploads;

  /** By the hash of their files, the one that was asked for last at the end. */
  private final Map<String, RasterPicture> kept = new LinkedHashMap<>(16, 0.75f, true);

  private long pixels;

  /** The pictures of these logos. */
  public LogoPictures(Uploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public RasterPicture picture(WorkspaceId workspace, String id) {
    Upload logo = uploads.find(workspace, UploadKind.LOGO, id).orElseThrow(() -> notFound(id));
    RasterPicture present = present(logo);
    if (present != null) {
      return present;
    }
    RasterPicture read =
        uploads.bytes(logo).map(RasterPicture::ofPng).orElseThrow(() -> notFound(id));
    keep(logo, read);
    return read;
  }

  private synchronized @Nullable RasterPicture present(Upload logo) {
    return kept.get(logo.sha256());
  }

  private synchronized void keep(Upload logo, RasterPicture picture) {
    if (kept.putIfAbsent(logo.sha256(), picture) != null) {
      return;
    }
    pixels += pixels(picture);
    var oldest = kept.values().iterator();
    while (pixels > MOST_PIXELS) {
      pixels -= pixels(oldest.next());
      oldest.remove();
    }
  }

  private static long pixels(RasterPicture picture) {
    return (long) picture.width() * picture.height();
  }

  private static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.INVALID_VALUE,
        "style.logo.logo",
        "There is no logo \""
            + id
            + "\" in this workspace. Upload it with POST /api/v1/logos, or list the logos to find its id.");
  }
}
