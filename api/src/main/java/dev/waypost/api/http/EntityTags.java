package dev.waypost.api.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Entity tags of contents (RFC 9110 §8.8.3). */
public final class EntityTags {
  private static final int TAG_CHARS = 22;

  private EntityTags() {}

  /** A strong tag: the beginning of the content's SHA-256. */
  public static String of(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return "\""
          + Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_CHARS)
          + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }

  /**
   * Whether an If-None-Match header names a tag. The comparison is weak, as that header asks for
   * (RFC 9110 §13.1.2).
   *
   * @param header null where there is none
   */
  public static boolean matches(@Nullable String header, String tag) {
    if (header == null) {
      return false;
    }
    for (String given : header.split(",", -1)) {
      String bare = given.strip();
      if (bare.equals("*") || bare.equals(tag) || bare.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a tag is the strong one of this text, which stands without quotes. */
  public static boolean isTag(@Nullable String tag, String text) {
    return ("\"" + text + "\"").equals(tag);
  }
}
