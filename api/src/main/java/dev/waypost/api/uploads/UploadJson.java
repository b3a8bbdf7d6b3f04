package dev.waypost.api.uploads;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.Upload.PixelSize;
import dev.waypost.codes.uploads.UploadKind;

/** What was uploaded, in answers. */
final class UploadJson {
  private UploadJson() {}

  static ObjectNode of(Upload upload) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", upload.id().value());
    node.put("name", upload.name());
    node.put("media_type", upload.mediaType());
    PixelSize size = upload.size();
    if (size != null) {
      node.put("width", size.width());
      node.put("height", size.height());
    }
    node.put("bytes", upload.length());
    node.put("sha256", upload.sha256());
    node.put(
        upload.id().kind() == UploadKind.LOGO ? "image_url" : "content_url", contentPath(upload));
    node.put("created_at", upload.createdAt().toString());
    return node;
  }

  /** Its address in the API. */
  static String path(Upload upload) {
    return "/api/v1/" + upload.id().kind().label() + "s/" + upload.id();
  }

  private static String contentPath(Upload upload) {
    return path(upload)
        + switch (upload.id().kind()) {
          case LOGO -> "/image";
          case FILE -> "/content";
        };
  }
}
