package dev.waypost.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waypost.payload.WifiText.Encryption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network to join.
 *
 * @param ssid its name, 1 to 32 bytes of UTF-8 (IEEE 802.11-2020, 9.4.2.2)
 * @param password null for an open network
 * @param hidden whether it does not tell its name
 */
public record WifiContent(String ssid, Security security, @Nullable String password, boolean hidden)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "wifi";

  private static final int SSID_MOST_BYTES = 32;

  /** How a network is protected. */
  public enum Security {
    /** WPA or WPA2 with a password. */
    WPA,
    /** WPA3 with a password. */
    WPA3,
    /** WEP, which is broken. */
    WEP,
    /** Not at all. */
    NONE
  }

  static WifiContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields =
        ContentFields.of(given, List.of("ssid", "security", "password", "hidden"));
    String password = fields.text("password");
    Security security = fields.word("security", Security.values());
    return new WifiContent(
        fields.requiredText("ssid"),
        security != null ? security : password == null ? Security.NONE : Security.WPA,
        password,
        fields.truth("hidden"));
  }

  @Override
  public void check() {
    Texts.line("ssid", ssid, SSID_MOST_BYTES);
    int bytes = ssid.getBytes(UTF_8).length;
    if (bytes > SSID_MOST_BYTES) {
      throw Texts.invalid(
          "ssid",
          "\"ssid\" has %d bytes in UTF-8; the name of a network has at most %d."
              .formatted(bytes, SSID_MOST_BYTES));
    }
    String secret = password;
    if (security == Security.NONE) {
      if (secret != null) {
        throw Texts.invalid(
            "password", "An open network has no password. Leave one of the two out.");
      }
      return;
    }
    if (secret == null) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING,
          "password",
          "\"password\" is needed, or \"security\": \"none\" for an open network.");
    }
    Texts.line("password", secret, 64);
    if (security != Security.WEP && !isPassphrase(secret)) {
      throw Texts.invalid(
          "password",
          "\"password\" has %d characters. A WPA password has 8 to 63, or 64 hexadecimal digits."
              .formatted(secret.length()));
    }
  }

  /** IEEE 802.11-2020, J.4.1: 8 to 63 characters, or the key itself in hexadecimal. */
  private static boolean isPassphrase(String secret) {
    return (secret.length() >= 8 && secret.length() <= 63) || secret.matches("[0-9A-Fa-f]{64}");
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    Encryption encryption =
        switch (security) {
          case WPA, WPA3 -> Encryption.WPA;
          case WEP -> Encryption.WEP;
          case NONE -> Encryption.NONE;
        };
    return new WifiText(ssid, password, encryption, hidden).text();
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("ssid", ssid)
        .put("security", security)
        .put("password", password)
        .put("hidden", hidden)
        .values();
  }
}
