package dev.waypost.api.domains;

import dev.waypost.api.images.ImageWork;
import dev.waypost.codes.Actor;
import dev.waypost.codes.BrandPatch;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.pages.Brand;
import dev.waypost.render.RasterPicture;
import dev.waypost.render.SmallPicture;
import java.util.Base64;

/** Uploaded logos made small enough for pages. */
public final class PageLogos {
  private final ImageWork work =
      new ImageWork(
          "Too many pictures are being made at present. Please try again in a few seconds.");
  private final Uploads uploads;

  /** The logos among these uploads. */
  public PageLogos(Uploads uploads) {
    this.uploads = uploads;
  }

  /**
   * The logo of that id in the workspace of the actor.
   *
   * @throws RefusedException if there is none
   */
  BrandPatch.Logo logo(Actor actor, String id) {
    byte[] png =
        uploads
            .find(actor.workspace(), UploadKind.LOGO, id)
            .flatMap(uploads::bytes)
            .orElseThrow(() -> notFound(id));
    byte[] small =
        work.draw(() ->
            SmallPicture.png(
                RasterPicture.ofPng(png), Brand.Picture.MAX_SIDE, Brand.Picture.MAX_BYTES));
    return new BrandPatch.Logo(id, new Brand.Picture(Base64.getEncoder().encodeToString(small)));
  }

  private static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.INVALID_VALUE,
        "brand.logo",
        "There is no logo \""
            + id
            + "\" in this workspace. Upload it with POST /api/v1/logos, or list the logos to find its id.");
  }
}
