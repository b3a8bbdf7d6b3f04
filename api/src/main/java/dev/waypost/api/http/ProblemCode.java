package dev.waypost.api.http;

import java.util.Locale;

/**
 * Every error that the API answers, with its HTTP status (RFC 9110 §15.5, §15.6). docs/ERRORS.md
 * explains each; a test holds the two together.
 */
public enum ProblemCode {
  /** An address, a header or a query that can't be read. */
  MALFORMED_REQUEST(400, "The request can't be read"),
  /** The body is not JSON. */
  MALFORMED_JSON(400, "The body is not valid JSON"),
  /** The body is not CSV. */
  MALFORMED_CSV(400, "The body is not valid CSV"),
  /** A column that names no field. */
  UNKNOWN_COLUMN(400, "Unknown column"),
  /** A field that does not exist. */
  UNKNOWN_FIELD(400, "Unknown field"),
  /** A field that is needed. */
  MISSING_FIELD(400, "Missing field"),
  /** A field of another JSON type than expected. */
  WRONG_TYPE(400, "Wrong type"),
  /** A value outside what is allowed. */
  INVALID_VALUE(400, "Invalid value"),
  /** Two fields that exclude each other. */
  CONFLICTING_FIELDS(400, "Conflicting fields"),
  /** Something that should be a web address and is not. */
  MALFORMED_URL(400, "Malformed web address"),
  /** An address that is neither http nor https. */
  UNSUPPORTED_SCHEME(400, "Unsupported scheme"),
  /** An address that hides where it leads. */
  UNSAFE_URL(400, "Unsafe web address"),
  /** An address that leads back to us. */
  DESTINATION_LOOP(400, "Destination leads back here"),
  /** A text or address that is too long. */
  TOO_LONG(400, "Too long"),
  /** A kind of content that does not exist. */
  UNKNOWN_CONTENT_KIND(400, "Unknown kind of content"),
  /** A colour that can't be read. */
  INVALID_COLOR(400, "Invalid colour"),
  /** An image format that does not exist. */
  UNSUPPORTED_FORMAT(400, "Unsupported image format"),
  /** A custom key that is not well formed. */
  INVALID_KEY(400, "Invalid key"),
  /** A custom key that is kept for other uses. */
  RESERVED_KEY(400, "Reserved key"),
  /** Something only a dynamic code can have. */
  STATIC_CODE(400, "Not for a static code"),
  /** A host that can't be a domain. */
  INVALID_HOST(400, "Invalid host"),
  /** A domain for a code that this workspace does not have. */
  UNKNOWN_DOMAIN(400, "No such domain for a code"),
  /** A content that no symbol can hold. */
  CONTENT_TOO_LONG(400, "Content does not fit a symbol"),
  /** A query parameter that does not exist. */
  UNKNOWN_PARAMETER(400, "Unknown query parameter"),
  /** A query parameter with a value that is not allowed. */
  INVALID_PARAMETER(400, "Invalid query parameter"),
  /** An Idempotency-Key that is not well formed. */
  INVALID_IDEMPOTENCY_KEY(400, "Invalid Idempotency-Key"),
  /** A file that is cut off or can't be read as what it is. */
  DAMAGED_FILE(400, "The file is damaged"),
  /** A picture of more pixels than are read. */
  PICTURE_TOO_LARGE(400, "The picture has too many pixels"),
  /** No key, or one that is wrong, revoked or expired. */
  UNAUTHORIZED(401, "A valid API key is needed"),
  /** A key that may not do this. */
  INSUFFICIENT_SCOPE(403, "The API key may not do this"),
  /** A key that is limited to other groups. */
  GROUP_NOT_ALLOWED(403, "The API key is limited to other groups"),
  /** The workspace has used what it may. */
  QUOTA_EXCEEDED(403, "The quota is used up"),
  /** No such code in this workspace. */
  CODE_NOT_FOUND(404, "No such code"),
  /** A revision that the code never had. */
  REVISION_NOT_FOUND(404, "No such revision"),
  /** No such group in this workspace. */
  GROUP_NOT_FOUND(404, "No such group"),
  /** No such metadata field in this workspace. */
  METADATA_FIELD_NOT_FOUND(404, "No such metadata field"),
  /** No such API key in this workspace. */
  KEY_NOT_FOUND(404, "No such API key"),
  /** No such recall in this workspace. */
  RECALL_NOT_FOUND(404, "No such recall"),
  /** No such signed link in this workspace. */
  LINK_NOT_FOUND(404, "No such link"),
  /** No such logo in this workspace. */
  LOGO_NOT_FOUND(404, "No such logo"),
  /** A theme that does not exist in this workspace. */
  THEME_NOT_FOUND(404, "No such theme"),
  /** No such file in this workspace. */
  FILE_NOT_FOUND(404, "No such file"),
  /** No such domain in this workspace. */
  DOMAIN_NOT_FOUND(404, "No such domain"),
  /** No such job in this workspace. */
  JOB_NOT_FOUND(404, "No such job"),
  /** Nothing at this address. */
  NOT_FOUND(404, "Nothing here"),
  /** The address exists, but not for this method. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  /** A custom key that another code has or had. */
  KEY_TAKEN(409, "Key taken"),
  /** An external id that another code has. */
  EXTERNAL_ID_TAKEN(409, "External id taken"),
  /** There is a group of that name in that place. */
  GROUP_EXISTS(409, "The group is there already"),
  /** A name that another theme has. */
  THEME_EXISTS(409, "The theme exists already"),
  /** Codes or groups lie in the group. */
  GROUP_NOT_EMPTY(409, "The group is not empty"),
  /** There is a metadata field of that name. */
  METADATA_FIELD_EXISTS(409, "The metadata field is there already"),
  /** Type, key and domain never change. */
  FIXED_FIELD(409, "This can't change"),
  /** The content of a static code never changes. */
  STATIC_CONTENT_FIXED(409, "The content of a static code can't change"),
  /** A status that can't follow the present one. */
  STATUS_NOT_ALLOWED(409, "Status not allowed"),
  /** A code that was deleted too long ago. */
  DELETED_FOR_GOOD(409, "Deleted for good"),
  /** A code stands twice in one call. */
  NAMED_TWICE(409, "Named twice"),
  /** Another item of an atomic call was refused. */
  LEFT_OUT(409, "Left out because another item was refused"),
  /** An API key that is revoked or expired can't be rotated. */
  KEY_ENDED(409, "The API key is revoked or expired"),
  /** The last valid key with the scope admin can't be revoked. */
  LAST_ADMIN_KEY(409, "The last admin key"),
  /** A workspace has at most 1,000 valid API keys. */
  TOO_MANY_KEYS(409, "Too many API keys"),
  /** The filter of a recall matches other codes than when it was previewed. */
  RECALL_CHANGED(409, "The codes have changed since the preview"),
  /** A host that is another domain's. */
  HOST_TAKEN(409, "Host taken"),
  /** A workspace has at most 1,000 domains. */
  TOO_MANY_DOMAINS(409, "Too many domains"),
  /** A domain that is not proven to be its owner's can't be used. */
  DOMAIN_NOT_VERIFIED(409, "The domain is not verified"),
  /** The proof that a domain is its owner's is not where it should be. */
  PROOF_NOT_FOUND(409, "No proof found"),
  /** The shared domain is changed by the operator's workspace alone. */
  DOMAIN_SHARED(409, "The domain is shared"),
  /** The domain under which new codes are made can't be deleted. */
  DEFAULT_DOMAIN(409, "The default domain"),
  /** A domain that has codes can't be deleted. */
  DOMAIN_IN_USE(409, "The domain has codes"),
  /** Something that others name can't be deleted. */
  IN_USE(409, "It is in use"),
  /** A workspace has at most 50 jobs that have not ended. */
  TOO_MANY_JOBS(409, "Too many unfinished jobs"),
  /** A job that has not ended has no result. */
  JOB_NOT_FINISHED(409, "The job has not ended"),
  /** The files of a job are on the node that made it. */
  JOB_ELSEWHERE(409, "The job's files are on another node"),
  /** The first call with this Idempotency-Key is still running. */
  IDEMPOTENCY_IN_PROGRESS(409, "The first call is still running"),
  /** Somebody else changed the code meanwhile. */
  REVISION_MISMATCH(412, "The code has changed meanwhile"),
  /** The body is larger than allowed. */
  BODY_TOO_LARGE(413, "Body too large"),
  /** The request line is longer than allowed. */
  URI_TOO_LONG(414, "Address too long"),
  /** A body with a Content-Encoding. */
  UNSUPPORTED_ENCODING(415, "Unsupported encoding of the body"),
  /** A file of a kind that is not taken. */
  UNSUPPORTED_FILE(422, "This kind of file is not taken"),
  /** Something that another service has and Waypost does not have yet. */
  NOT_AVAILABLE(422, "Not available here"),
  /** Colours that scanners can't tell apart. */
  LOW_CONTRAST(422, "Colours too alike to scan"),
  /** A design that was drawn, spoilt a little and not read back often enough. */
  UNSCANNABLE(422, "The design can't be scanned reliably"),
  /** A style that the format asked for can't carry. */
  STYLE_NOT_SUPPORTED(422, "The format can't carry this style"),
  /** An Idempotency-Key that was used for another call. */
  IDEMPOTENCY_MISMATCH(422, "Idempotency-Key of another call"),
  /** More calls than the API key may make, or too many wrong keys. */
  RATE_LIMITED(429, "Too many calls"),
  /** The headers are larger than allowed. */
  HEADERS_TOO_LARGE(431, "Headers too large"),
  /** A fault of ours. */
  INTERNAL_ERROR(500, "Something went wrong here"),
  /** More calls than can be served. */
  OVERLOADED(503, "Too many calls are waiting"),
  /** The database is out of reach. */
  STORE_UNAVAILABLE(503, "The database can't be used at present"),
  /** The analytics are not ready. */
  ANALYTICS_UNAVAILABLE(503, "Analytics are not ready");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** A short summary that is the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The stable name in answers, such as {@code unknown_field}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
