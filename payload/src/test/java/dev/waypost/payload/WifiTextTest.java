package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.payload.WifiText.Encryption;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WifiTextTest {
  @Test
  void aNetworkIsWrittenAsPhonesReadIt() {
    assertThat(new WifiText("Café", "pass", Encryption.WPA, false).text())
        .isEqualTo("WIFI:T:WPA;S:Café;P:pass;;");
    assertThat(new WifiText("Café", null, Encryption.NONE, true).text())
        .isEqualTo("WIFI:T:nopass;S:Café;H:true;;");
    assertThat(new WifiText("a;b", "c:d\\e,\"f\"", Encryption.WEP, false).text())
        .isEqualTo("WIFI:T:WEP;S:a\\;b;P:c\\:d\\\\e\\,\\\"f\\\";;");
  }

  @Property
  void nameAndPasswordAreReadBack(@ForAll String ssid, @ForAll String password) {
    String text = new WifiText(ssid, password, Encryption.WPA, false).text();
    assertThat(fields(text.substring("WIFI:".length())))
        .containsExactly("T:WPA", "S:" + ssid, "P:" + password, "");
  }

  /** Split at semicolons that no backslash stands before, unescaped. */
  private static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    var field = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        i += c == '\\' ? 1 : 0;
        field.append(text.charAt(i));
      }
    }
    return fields;
  }
}
