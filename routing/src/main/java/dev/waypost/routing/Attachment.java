package dev.waypost.routing;

/**
 * Something that a page of ours offers to keep, such as a contact.
 *
 * @param name under which it is kept, unique on its page
 * @param mediaType its media type
 * @param body what is in it
 */
public record Attachment(String name, String mediaType, Body body) {
  /** The parameter in a scan's query that asks for the attachment of a name. */
  public static final String PARAMETER = "wp_get";

  /** What an attachment holds. */
  public sealed interface Body {
    /** A text, which goes out as UTF-8. */
    record Text(String text) implements Body {}

    /**
     * A file that lies beside the routes.
     *
     * @param sha256 of its bytes, in lower-case hexadecimal
     * @param length in bytes
     */
    record StoredFile(String sha256, long length) implements Body {}
  }
}
