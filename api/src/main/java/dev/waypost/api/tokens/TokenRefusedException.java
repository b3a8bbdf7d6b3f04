package dev.waypost.api.tokens;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.Reply;

/** A refusal in the form of RFC 6749 §5.2. */
final class TokenRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, by the names of RFC 6749 §5.2. */
  enum Reason {
    INVALID_REQUEST("invalid_request", 400),
    INVALID_CLIENT("invalid_client", 401),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", 400),
    INVALID_SCOPE("invalid_scope", 400);

    private final String label;
    private final int status;

    Reason(String label, int status) {
      this.label = label;
      this.status = status;
    }
  }

  private final Reason reason;
  private final String description;

  /**
   * A refusal.
   *
   * @param description what to do, in ASCII without double quotes and backslashes, as RFC 6749 asks
   */
  TokenRefusedException(Reason reason, String description) {
    super(description, null, false, false);
    this.reason = reason;
    this.description = description;
  }

  Reply reply() {
    Reply reply =
        Reply.json(
            reason.status,
            JsonNodeFactory.instance
                .objectNode()
                .put("error", reason.label)
                .put("error_description", description));
    return reason == Reason.INVALID_CLIENT
        ? reply.withHeader("WWW-Authenticate", "Basic realm=\"waypost\"")
        : reply;
  }
}
