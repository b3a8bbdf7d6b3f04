package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTextsTest {
  @Test
  void aMailIsPercentEncoded() {
    assertThat(UriTexts.mail("a+b@example.com", null, null, null, null))
        .isEqualTo("mailto:a+b@example.com");
    assertThat(
            UriTexts.mail(
                "a@example.com,b@example.com", "50% & more", "Hi\nthere", "c@e.com", "d@e.com"))
        .isEqualTo(
            "mailto:a@example.com,b@example.com?cc=c@e.com&bcc=d@e.com&subject=50%25%20%26%20more&body=Hi%0D%0Athere");
  }

  @Property
  void aMailIsAnAddressThatIsReadBack(@ForAll("texts") String subject, @ForAll("texts") String to) {
    String mail = UriTexts.mail("x" + to, subject, null, null, null);
    URI uri = URI.create(mail);
    assertThat(uri.getScheme()).isEqualTo("mailto");
    String specific = uri.getRawSchemeSpecificPart();
    int question = specific.indexOf('?');
    assertThat(decoded(specific.substring(0, question))).isEqualTo("x" + to);
    assertThat(decoded(specific.substring(question + "?subject=".length()))).isEqualTo(subject);
  }

  private static String decoded(String encoded) {
    return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aZ09 %&?#+@,;:/=\n\rüé世\"<>").ofMaxLength(30);
  }

  @ParameterizedTest
  @CsvSource({"+49 30 90-18.20,+4930901820", "(030) 901820,030901820", "*100#,*100#", "112,112"})
  void aPhoneNumberLosesItsVisualSeparators(String written, String number) {
    assertThat(UriTexts.phoneNumber(written)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "call me", "+", "1+2", "1;ext=2", "1\n2"})
  void whatIsNoPhoneNumberIsNone(String written) {
    assertThat(UriTexts.phoneNumber(written)).isEmpty();
  }

  @Test
  void callsMessagesAndPlacesAreWrittenAsPhonesReadThem() {
    assertThat(UriTexts.call("*100#")).isEqualTo("tel:*100%23");
    assertThat(UriTexts.message("+4930901820", null)).isEqualTo("SMSTO:+4930901820");
    assertThat(UriTexts.message("112", "Hi: there")).isEqualTo("SMSTO:112:Hi: there");
    BigDecimal latitude = new BigDecimal("52.52");
    BigDecimal longitude = new BigDecimal("-1E+1");
    assertThat(UriTexts.place(latitude, longitude, null)).isEqualTo("geo:52.52,-10");
    assertThat(UriTexts.place(latitude, longitude, "Town (hall)"))
        .isEqualTo("geo:52.52,-10?q=52.52,-10(Town%20%28hall%29)");
  }
}
