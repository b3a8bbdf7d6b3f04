package dev.waypost.codes.uploads;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something uploaded, without its bytes.
 *
 * @param sha256 the SHA-256 of the bytes that are kept, 64 hexadecimal digits in lower case
 * @param mediaType of the bytes
 * @param name what people call it, such as the name of the file that it was
 * @param size of a picture; null for anything else
 * @param length of the bytes
 */
public record Upload(
    UploadId id,
    WorkspaceId workspace,
    String sha256,
    String mediaType,
    String name,
    @Nullable PixelSize size,
    long length,
    Instant createdAt) {

  /**
   * How large a picture is.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record PixelSize(int width, int height) {}
}
