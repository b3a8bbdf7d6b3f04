package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.codes.rules.AccessPatch.Password;
import dev.waypost.routing.rules.Access;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands before a code's destination, in its written form. */
final class AccessForm {
  private static final List<String> NAMES = List.of("password", "minimum_age", "consent", "links");
  private static final int PASSWORD_MIN_CHARS = 4;
  private static final int PASSWORD_MAX_CHARS = 200;
  private static final int OLDEST = 99;
  private static final int CONSENT_MAX_CHARS = 2_000;

  /** Whether signed links alone lead on, by its word. */
  private static final Map<String, Boolean> LINKS = Words.inOrder(linksInOrder());

  private AccessForm() {}

  private static Map<String, Boolean> linksInOrder() {
    Map<String, Boolean> links = new LinkedHashMap<>();
    links.put("open", false);
    links.put("signed", true);
    return links;
  }

  static AccessPatch read(Node node) {
    if (node.isNull()) {
      return AccessPatch.OPEN;
    }
    Members members = node.members(NAMES);
    return new AccessPatch(
        members.has("password") ? Change.to(password(members.orNull("password"))) : Change.keep(),
        members.has("minimum_age")
            ? Change.to(minimumAge(members.orNull("minimum_age")))
            : Change.keep(),
        members.has("consent") ? Change.to(consent(members.orNull("consent"))) : Change.keep(),
        members.has("links") ? Change.to(signedLinksOnly(members.orNull("links"))) : Change.keep());
  }

  /** The messages do not repeat what was sent: it may be a password all the same. */
  private static @Nullable Password password(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    if (node.isTrue()) {
      return new Password.Same();
    }
    if (!node.isText()) {
      throw node.wrongType("a text in double quotes, true to keep the password, or null for none");
    }
    String password = node.text();
    if (node.checked()) {
      if (password.length() < PASSWORD_MIN_CHARS || password.length() > PASSWORD_MAX_CHARS) {
        throw node.refused(
            "has %d characters. Allowed are %d to %d."
                .formatted(password.length(), PASSWORD_MIN_CHARS, PASSWORD_MAX_CHARS));
      }
      node.requireCharacters(password);
    }
    return new Password.Given(password);
  }

  private static @Nullable Integer minimumAge(@Nullable Node node) {
    return node == null ? null : Integer.valueOf((int) node.wholeNumber(1, OLDEST));
  }

  private static @Nullable String consent(@Nullable Node node) {
    if (node == null) {
      return null;
    }
    String text = node.text();
    if (node.checked()) {
      if (text.isBlank() || text.length() > CONSENT_MAX_CHARS) {
        throw node.refused(
            "has %d characters. Allowed are 1 to %d, not all of them spaces."
                .formatted(text.length(), CONSENT_MAX_CHARS));
      }
      // Line breaks and tabs are what a text may have beyond a line.
      node.requireCharacters(text.replaceAll("[\\n\\r\\t]", " "));
    }
    return text;
  }

  private static boolean signedLinksOnly(@Nullable Node node) {
    return node != null && node.oneOf(LINKS);
  }

  /**
   * What stands before the destination.
   *
   * @param password the password's place: its hash, true for that there is one, or null
   */
  static Map<String, @Nullable Object> write(Access access, @Nullable Object password) {
    Integer minimumAge = access.minimumAge();
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("password", password);
    object.put("minimum_age", minimumAge == null ? null : Long.valueOf(minimumAge));
    object.put("consent", access.consent());
    object.put("links", access.signedLinksOnly() ? "signed" : "open");
    return object;
  }
}
