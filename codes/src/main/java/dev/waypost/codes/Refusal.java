package dev.waypost.codes;

/** Why something asked for is not done. The API gives each a stable code. */
public enum Refusal {
  /** There is no such code in this workspace. */
  CODE_NOT_FOUND,
  /** A value is not allowed. */
  INVALID_VALUE,
  /** There is no such field. */
  UNKNOWN_FIELD,
  /** A field that is needed is not there. */
  MISSING_FIELD,
  /** A field holds another kind of value than it must. */
  WRONG_TYPE,
  /** A link that leads neither to the web nor into an app. */
  UNSUPPORTED_SCHEME,
  /** The address leads back to a short URL of ours. */
  DESTINATION_LOOP,
  /** A content that no symbol can hold at the error correction level asked for. */
  CONTENT_TOO_LONG,
  /** A design that can't be scanned reliably. */
  UNSCANNABLE,
  /** A theme that does not exist. */
  THEME_NOT_FOUND,
  /** A name that another theme has. */
  THEME_EXISTS,
  /** A style that the format of the image can't carry. */
  STYLE_NOT_SUPPORTED,
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
  /** What can't change after a code is made. */
  FIXED_FIELD,
  /** Another code has that external id. */
  EXTERNAL_ID_TAKEN,
  /** There is no such group in this workspace. */
  GROUP_NOT_FOUND,
  /** There is a group of that name in that place. */
  GROUP_EXISTS,
  /** Something lies in the group. */
  GROUP_NOT_EMPTY,
  /** The key is limited to other groups. */
  GROUP_NOT_ALLOWED,
  /** There is no such metadata field in this workspace. */
  METADATA_FIELD_NOT_FOUND,
  /** There is a metadata field of that name. */
  METADATA_FIELD_EXISTS,
  /** There is no such API key in this workspace. */
  KEY_NOT_FOUND,
  /** An API key that is revoked or expired. */
  KEY_ENDED,
  /** Without this API key nobody could make another. */
  LAST_ADMIN_KEY,
  /** The workspace has as many API keys as it may. */
  TOO_MANY_KEYS,
  /** There is no such recall in this workspace. */
  RECALL_NOT_FOUND,
  /** Another set of codes matches than the one that was previewed. */
  RECALL_CHANGED,
  /** There is no such domain in this workspace. */
  DOMAIN_NOT_FOUND,
  /** A host that can't be a domain. */
  INVALID_HOST,
  /** A host that is another domain's. */
  HOST_TAKEN,
  /** The workspace has as many domains as it may. */
  TOO_MANY_DOMAINS,
  /** A domain for a code that this workspace does not have. */
  UNKNOWN_DOMAIN,
  /** A domain that is not proven to be its owner's. */
  DOMAIN_NOT_VERIFIED,
  /** The proof that a domain is its owner's is not where it should be. */
  PROOF_NOT_FOUND,
  /** The shared domain is changed by the operator's workspace alone. */
  DOMAIN_SHARED,
  /** New codes are made under this domain. */
  DEFAULT_DOMAIN,
  /** A domain that has codes. */
  DOMAIN_IN_USE,
  /** There is no such job in this workspace. */
  JOB_NOT_FOUND,
  /** The workspace has as many unfinished jobs as it may. */
  TOO_MANY_JOBS,
  /** There is no such link of this code. */
  LINK_NOT_FOUND,
  /** There is no such logo in this workspace. */
  LOGO_NOT_FOUND,
  /** There is no such file in this workspace. */
  FILE_NOT_FOUND,
  /** Something that others name can't be deleted. */
  IN_USE
}
