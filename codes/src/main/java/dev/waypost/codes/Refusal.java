package dev.waypost.codes;

/** Why something asked for is not done. The API gives each a stable code. */
public enum Refusal {
  /** There is no such code in this workspace. */
  CODE_NOT_FOUND,
  /** A value is not allowed. */
  INVALID_VALUE,
  /** The address leads back to a short URL of ours. */
  DESTINATION_LOOP,
  /** A content that no symbol can hold at the error correction level asked for. */
  CONTENT_TOO_LONG,
  /** A custom key that is not well formed. */
  INVALID_KEY,
  /** A custom key that is kept for other uses. */
  RESERVED_KEY,
  /** A custom key that another code has or had. */
  KEY_TAKEN,
  /** Something only a dynamic code can have. */
  STATIC_CODE,
  /** The content of a static code can't change. */
  STATIC_CONTENT_FIXED,
  /** The status can't follow the present one. */
  STATUS_NOT_ALLOWED,
  /** A code stands twice in one call. */
  NAMED_TWICE,
  /** A revision that the code never had. */
  REVISION_NOT_FOUND,
  /** A code that was deleted too long ago. */
  DELETED_FOR_GOOD,
  /** The workspace has used what it may. */
  QUOTA_EXCEEDED,
  /** Somebody else changed the code meanwhile. */
  REVISION_MISMATCH,
  /** There is no such API key in this workspace. */
  KEY_NOT_FOUND,
  /** An API key that is revoked or expired. */
  KEY_ENDED,
  /** Without this API key nobody could make another. */
  LAST_ADMIN_KEY,
  /** The workspace has as many API keys as it may. */
  TOO_MANY_KEYS
}
