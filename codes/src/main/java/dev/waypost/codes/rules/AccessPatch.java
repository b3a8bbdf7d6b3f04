package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.codes.Change.Keep;
import dev.waypost.codes.Change.To;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.routing.rules.Access;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in what stands before a code's destination (RFC 7396).
 *
 * @param password null for none
 */
public record AccessPatch(
    Change<@Nullable Password> password,
    Change<@Nullable Integer> minimumAge,
    Change<@Nullable String> consent,
    Change<Boolean> signedLinksOnly) {
  /** Changes nothing. */
  static final AccessPatch NONE =
      new AccessPatch(Change.keep(), Change.keep(), Change.keep(), Change.keep());

  /** Everybody may go on at once. */
  static final AccessPatch OPEN =
      new AccessPatch(Change.to(null), Change.to(null), Change.to(null), Change.to(false));

  /** What is said of a password. */
  public sealed interface Password {
    /** The one that the code has: what is shown of it, sent back. */
    record Same() implements Password {}

    /** Another one. */
    record Given(String text) implements Password {
      /** Without the password, which no log may hold. */
      @Override
      public String toString() {
        return "Given";
      }
    }
  }

  /** What stands before the destination after the change. */
  Access applyTo(Access before, PasswordHashing hashing) {
    if (equals(NONE)) {
      return before;
    }
    return new Access(
        password(before.password(), hashing),
        minimumAge.applyTo(before.minimumAge()),
        consent.applyTo(before.consent()),
        signedLinksOnly.applyTo(before.signedLinksOnly()));
  }

  private @Nullable String password(@Nullable String before, PasswordHashing hashing) {
    return switch (password) {
      case Keep<@Nullable Password> _ -> before;
      case To<@Nullable Password> to ->
          switch (to.value()) {
            case null -> null;
            case Password.Same _ -> present(before);
            case Password.Given(String text) -> hashing.hash(text, before);
          };
    };
  }

  private static String present(@Nullable String before) {
    if (before == null) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "access.password",
          "\"access.password\" is true, but the code has no password to keep. Send the password that it shall have.");
    }
    return before;
  }
}
