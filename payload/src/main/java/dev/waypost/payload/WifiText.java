package dev.waypost.payload;

import org.jspecify.annotations.Nullable;

/**
 * A network as phones read it from a symbol and offer to join it: the form that ZXing made common,
 * {@code WIFI:T:WPA;S:name;P:password;;}.
 *
 * @param password null for an open network
 */
public record WifiText(
    String ssid, @Nullable String password, Encryption encryption, boolean hidden) {

  /** How a network is protected. */
  public enum Encryption {
    /** WPA, WPA2 or WPA3 with a password. */
    WPA("WPA"),
    /** WEP, which is broken. */
    WEP("WEP"),
    /** Not at all. */
    NONE("nopass");

    private final String label;

    Encryption(String label) {
      this.label = label;
    }
  }

  /** The text, with every value escaped. */
  public String text() {
    return "WIFI:T:"
        + encryption.label
        + ";S:"
        + escaped(ssid)
        + ";"
        + (password == null ? "" : "P:" + escaped(password) + ";")
        + (hidden ? "H:true;" : "")
        + ";";
  }

  /** A backslash before what would end a value or begin an escape. */
  private static String escaped(String value) {
    return value.replaceAll("([\\\\;,\":])", "\\\\$1");
  }
}
