package dev.waypost.codes.uploads;

import org.jspecify.annotations.Nullable;

/**
 * What somebody uploads; see {@link Upload}.
 *
 * @param bytes what is kept, checked before
 */
@SuppressWarnings("ArrayRecordComponent") // stored once, never compared
public record NewUpload(
    UploadKind kind,
    String name,
    String mediaType,
    Upload.@Nullable PixelSize size,
    byte[] bytes) {}
