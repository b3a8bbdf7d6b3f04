package dev.waypost.resolver;

import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Plans, links and forms for tests of what stands before a code. */
final class GatedCodes {
  static final String PASSWORD = "grün & geheim";

  /** With as few iterations as are taken, so that tests are quick. */
  static final String HASH = hash(PASSWORD);

  static final LinkId LINK = new LinkId("link_01kjm3x4y5z6a7b8c9d0e1f2g3");

  private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");

  private GatedCodes() {}

  private static String hash(String password) {
    byte[] salt = new byte[16];
    try {
      var spec = new PBEKeySpec(password.toCharArray(), salt, 1_000, 256);
      byte[] hash =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      var base64 = Base64.getUrlEncoder().withoutPadding();
      return "pbkdf2-sha256$1000$%s$%s"
          .formatted(base64.encodeToString(salt), base64.encodeToString(hash));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static RoutePlan plan(Access access) {
    return plan(access, null);
  }

  static RoutePlan plan(Access access, @Nullable Long afterScans) {
    return new RoutePlan(access, List.of(), null, List.of(), RedirectOptions.DEFAULT, afterScans);
  }

  static Access password() {
    return new Access(HASH, null, null, false);
  }

  static Access age(int years) {
    return new Access(null, years, null, false);
  }

  static Access consent(String text) {
    return new Access(null, null, text, false);
  }

  static Access signedLinks() {
    return new Access(null, null, null, true);
  }

  /** The query of a signed link. */
  static String link(String codeId, @Nullable Instant expiresAt, boolean counted) {
    return "wp_t=" + new SignedLink(LINK, expiresAt, counted).token(RunningResolver.SECRET, codeId);
  }

  /** What the form of a page sends back, ready for another field. */
  static String state(HttpResponse<String> page) {
    Matcher state = STATE.matcher(page.body());
    if (!state.find()) {
      throw new AssertionError("No form in: " + page.body());
    }
    return "state=" + state.group(1);
  }

  /** A field of a form, as browsers write it. */
  static String field(String name, String value) {
    return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** A form as a browser sends it from our page. */
  static HttpRequest.Builder form(RunningResolver resolver, String path, String body) {
    return resolver
        .request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("Sec-Fetch-Site", "same-origin")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
