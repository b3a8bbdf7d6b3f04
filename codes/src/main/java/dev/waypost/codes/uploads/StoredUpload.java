package dev.waypost.codes.uploads;

/**
 * What became of an upload.
 *
 * @param upload as it is kept
 * @param added whether it is new; otherwise the workspace had the same bytes already
 */
public record StoredUpload(Upload upload, boolean added) {}
