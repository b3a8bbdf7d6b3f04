package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ezvcard.Ezvcard;
import ezvcard.VCard;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts of contents, read back by programs of others and held against published examples. */
class ContentTextsTest {

  @ParameterizedTest
  @EnumSource
  void aContactIsReadBackByAnother(VCardContent.Version version) {
    VCardContent sample = SampleContents.CONTACT;
    var contact =
        new VCardContent(
            version,
            sample.firstName(),
            sample.lastName(),
            sample.organization(),
            sample.title(),
            sample.phones(),
            sample.emails(),
            sample.urls(),
            sample.address(),
            sample.birthday(),
            sample.note());
    contact.check();
    VCard read = Ezvcard.parse(contact.symbolText()).first();
    assertThat(read.getVersion().getVersion())
        .isEqualTo(version == VCardContent.Version.V3 ? "3.0" : "4.0");
    assertThat(read.getStructuredName().getGiven()).isEqualTo(contact.firstName());
    assertThat(read.getStructuredName().getFamily()).isEqualTo(contact.lastName());
    assertThat(read.getFormattedName().getValue()).isEqualTo("Zoë O'Ny; Tor");
    assertThat(read.getOrganization().getValues()).containsExactly(contact.organization());
    assertThat(read.getTitles().getFirst().getValue()).isEqualTo(contact.title());
    assertThat(read.getTelephoneNumbers().getFirst().getText()).isEqualTo("+49 30 901820");
    assertThat(read.getTelephoneNumbers().getFirst().getTypes().getFirst().getValue())
        .isEqualToIgnoringCase("work");
    assertThat(read.getTelephoneNumbers().getLast().getTypes()).isEmpty();
    assertThat(read.getEmails().getFirst().getValue()).isEqualTo("zoe@example.com");
    assertThat(read.getUrls().getFirst().getValue()).isEqualTo("https://example.com/%C3%BC");
    assertThat(read.getAddresses().getFirst().getStreetAddress())
        .isEqualToNormalizingNewlines("Lindenallee 5\nBack door");
    assertThat(read.getAddresses().getFirst().getPostalCode()).isEqualTo("10115");
    assertThat(read.getAddresses().getFirst().getCountry()).isEqualTo("Germany");
    assertThat(read.getBirthday().getDate()).isEqualTo(java.time.LocalDate.of(1990, 5, 31));
    assertThat(read.getNotes().getFirst().getValue()).isEqualToNormalizingNewlines(contact.note());
  }

  @Test
  void aCalendarIsReadBackByAnother() throws Exception {
    SampleContents.EVENT.check();
    String text =
        SampleContents.EVENT.calendar("code_1@waypost", Instant.parse("2031-01-02T03:04:05Z"));
    assertThat(text.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    assertThat(text).endsWith("END:VCALENDAR\r\n").doesNotContain("\n\n");
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    calendar.validate();
    VEvent event = (VEvent) calendar.getComponents().getFirst();
    assertThat(event.getProperty("SUMMARY").orElseThrow().getValue())
        .isEqualTo(SampleContents.EVENT.title());
    assertThat(event.getProperty("DESCRIPTION").orElseThrow().getValue())
        .isEqualTo(SampleContents.EVENT.description());
    assertThat(event.getProperty("LOCATION").orElseThrow().getValue())
        .isEqualTo(SampleContents.EVENT.location());
    assertThat(event.getProperty("DTSTART").orElseThrow().getValue()).isEqualTo("20310704T170000Z");
    assertThat(event.getProperty("DTEND").orElseThrow().getValue()).isEqualTo("20310704T203000Z");
  }

  @Test
  void daysEndOnTheDayAfter() {
    var fair = new EventContent("Fair", "2031-09-12", "2031-09-14", null, null, null, null);
    fair.check();
    assertThat(fair.symbolText())
        .contains("DTSTART;VALUE=DATE:20310912\r\n", "DTEND;VALUE=DATE:20310915\r\n");
    var hour = new EventContent("Call", "2031-03-01T09:00:00+01:00", null, null, null, null, null);
    assertThat(hour.symbolText()).contains("DTSTART:20310301T080000Z", "DTEND:20310301T090000Z");
  }

  /** Line by line as EPC069-12 has it. */
  @Test
  void aPaymentHasTheLinesOfTheGuideline() {
    SampleContents.PAYMENT.check();
    assertThat(SampleContents.PAYMENT.symbolText())
        .isEqualTo(
            """
            BCD
            002
            1
            SCT
            COBADEFFXXX
            Linden e.V.
            DE89370400440532013000
            EUR12.50
            CHAR

            Thank you – Zoë
            Donation\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          phone    | number=+49 (30) 90-18 20 | tel:+4930901820
          sms      | number=+49 170 1;message=Hi: there | SMSTO:+491701:Hi: there
          whatsapp | number=+49 170 1234567;message=Hi & bye | https://wa.me/491701234567?text=Hi%20%26%20bye
          email    | to=a@b.example;subject=Hi & bye | mailto:a@b.example?subject=Hi%20%26%20bye
          wifi     | ssid=Café;password=12345678 | WIFI:T:WPA;S:Café;P:12345678;;
          wifi     | ssid=a;security=none | WIFI:T:nopass;S:a;;
          crypto   | currency=bitcoin;address=1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2;amount=0.50 | bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?amount=0.5
          crypto   | currency=ethereum;address=0x52908400098527886E0F7030069857D2E4169EE7;amount=1.5 | ethereum:0x52908400098527886E0F7030069857D2E4169EE7?value=1500000000000000000
          """)
  void aTextIsAsItsFormatHasIt(String kind, String fields, String text) {
    assertThat(Content.of(kind, map(fields)).symbolText()).isEqualTo(text);
  }

  @Test
  void aPlaceIsAnAddressThatMapsKnow() {
    var place = new GeoContent(new BigDecimal("52.5"), new BigDecimal("-13.4"), "Town hall");
    place.check();
    assertThat(place.symbolText()).isEqualTo("geo:52.5,-13.4?q=52.5,-13.4(Town%20hall)");
  }

  /** Addresses of BIP-173, BIP-350 and BIP-13, and an example of ISO 11649. */
  @ParameterizedTest
  @CsvSource({
    "crypto, currency=bitcoin;address=BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "crypto, currency=bitcoin;address=bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "crypto, currency=bitcoin;address=3P14159f73E4gFr7JterCCQh9QjiTjiZrG",
    "payment, name=A;iban=GB29 NWBK 6016 1331 9268 19;reference=RF18 5390 0754 7034",
    "payment, name=A;iban=FR1420041010050500013M02606;amount=999999999.99",
  })
  void whatHasRightCheckDigitsIsTaken(String kind, String fields) {
    assertThat(Content.of(kind, map(fields)).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "vcard, note=x, first_name",
    "vcard, first_name=;last_name=A, first_name",
    "vcard, first_name=A;birthday=31.5.1990, birthday",
    "vcard, first_name=A;version=2.1, version",
    "vcard, first_name=A;phones=x, phones",
    "wifi, ssid=ÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜÜ;security=none, ssid",
    "wifi, ssid=a;password=1234567, password",
    "wifi, ssid=a;security=wpa, password",
    "wifi, ssid=a;security=none;password=x, password",
    "wifi, ssid=a;security=wpa4, security",
    "event, title=A;start=tomorrow, start",
    "event, title=A;start=2031-01-01T10:00, start",
    "event, title=A;start=2031-01-01T10:00;time_zone=Mars/Base, time_zone",
    "event, title=A;start=2031-01-02;end=2031-01-01, end",
    "event, title=A;start=2031-01-02;time_zone=UTC, time_zone",
    "email, to=nobody, to[0]",
    "phone, number=call me, number",
    "whatsapp, number=0170 1234567, number",
    "payment, name=A;iban=DE89 3704 0044 0532 0130 01, iban",
    "payment, name=A;iban=DE89370400440532013000;amount=0.001, amount",
    "payment, name=A;iban=DE89370400440532013000;amount=12 euros, amount",
    "payment, name=A;iban=DE89370400440532013000;reference=RF19539007547034, reference",
    "payment, name=A;iban=DE89370400440532013000;reference=RF18539007547034;text=x, text",
    "crypto, currency=bitcoin;address=bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5, address",
    "crypto, currency=bitcoin;address=1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3, address",
    "crypto, currency=ethereum;address=0x52908400098527886E0F7030069857D2E4169EE7;label=A, label",
    "links, title=A, links",
    "app_store, title=A, ios_url",
    "app_store, ios_url=javascript:x, ios_url",
  })
  void whatIsWrongIsNamed(String kind, String fields, String field) {
    assertThatThrownBy(() -> Content.of(kind, map(fields)))
        .isInstanceOfSatisfying(
            InvalidContentException.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  @Test
  void whatIsWrongWithinAListIsNamedWithItsPlace() {
    assertThatThrownBy(() ->
            Content.of(
                "vcard",
                Map.of(
                    "first_name",
                    "A",
                    "phones",
                    List.of(Map.of("number", "1"), Map.of("number", "x")))))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("phones[1].number"));
    assertThatThrownBy(() ->
            Content.of(
                "links",
                Map.of("links", List.of(Map.of("label", "A", "url", "https://e.com", "x", 1L)))))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("links[0].x"));
  }

  private static Map<String, Object> map(String fields) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (String field : fields.split(";", -1)) {
      int equals = field.indexOf('=');
      map.put(field.substring(0, equals), field.substring(equals + 1));
    }
    return map;
  }
}
