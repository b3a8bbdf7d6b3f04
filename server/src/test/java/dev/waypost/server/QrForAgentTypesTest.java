package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.client.result.AddressBookParsedResult;
import com.google.zxing.client.result.CalendarParsedResult;
import com.google.zxing.client.result.EmailAddressParsedResult;
import com.google.zxing.client.result.GeoParsedResult;
import com.google.zxing.client.result.ParsedResult;
import com.google.zxing.client.result.ResultParser;
import com.google.zxing.client.result.SMSParsedResult;
import com.google.zxing.client.result.TelParsedResult;
import com.google.zxing.client.result.TextParsedResult;
import com.google.zxing.client.result.WifiParsedResult;
import dev.waypost.server.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every type of QR for Agent in both modes: the symbol of a static code is read by a reader that
 * phones use, a dynamic one leads to a page with the same.
 */
class QrForAgentTypesTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aContactIsReadWithEveryValueAsItWas() throws Exception {
    var contact =
        (AddressBookParsedResult)
            inBothModes(
                "vcard",
                """
                {"first_name":"Zoë, Anna","last_name":"Ny;Tor","organization":"Back\\\\slash; Inc, Ltd","title":"Owner\\nEND:VCARD","email":"anna@example.com",
                 "phone":"+49 30 901820","url":"https://example.com/ü","address":"Main Street 1; 10115 Berlin","note":"One\\r\\nTwo, three"}\
                """);
    assertThat(contact.getNames()).containsExactly("Zoë, Anna Ny;Tor");
    assertThat(contact.getOrg()).isEqualTo("Back\\slash; Inc, Ltd");
    assertThat(contact.getTitle()).isEqualTo("Owner\nEND:VCARD");
    assertThat(contact.getEmails()).containsExactly("anna@example.com");
    assertThat(contact.getPhoneNumbers()).containsExactly("+49 30 901820");
    assertThat(contact.getURLs()).containsExactly("https://example.com/%C3%BC");
    assertThat(contact.getAddresses()[0]).contains("Main Street 1; 10115 Berlin");
    assertThat(contact.getNote()).isEqualTo("One\nTwo, three");
  }

  @Test
  void aNetworkIsReadWithItsNameAndItsPassword() throws Exception {
    var wifi =
        (WifiParsedResult)
            inBothModes(
                "wifi",
                "{\"ssid\":\"Caf\u00e9; \\\"Nord\\\"\",\"password\":\"a:b,c\\\\d;;\",\"encryption\":\"WPA\",\"hidden\":true}");
    assertThat(wifi.getSsid()).isEqualTo("Café; \"Nord\"");
    assertThat(wifi.getPassword()).isEqualTo("a:b,c\\d;;");
    assertThat(wifi.getNetworkEncryption()).isEqualTo("WPA");
    assertThat(wifi.isHidden()).isTrue();
    var open =
        (WifiParsedResult) inBothModes("wifi", "{\"ssid\":\"Guests\",\"encryption\":\"nopass\"}");
    assertThat(open.getNetworkEncryption()).isEqualTo("nopass");
    assertThat(open.getPassword()).isNull();
    var old =
        (WifiParsedResult)
            inBothModes("wifi", "{\"ssid\":\"Old\",\"password\":\"x\",\"encryption\":\"WEP\"}");
    assertThat(old.getNetworkEncryption()).isEqualTo("WEP");
  }

  @Test
  void anEventIsReadAtItsTimes() throws Exception {
    var event =
        (CalendarParsedResult)
            inBothModes(
                "event",
                """
                {"summary":"Summer party; all, welcome","start":"2026-07-01T18:00:00+02:00","end":"2026-07-01T23:00:00+02:00","location":"Town hall, 1st floor",
                 "description":"Music\\nFood"}\
                """);
    assertThat(event.getSummary()).isEqualTo("Summer party; all, welcome");
    assertThat(event.getStartTimestamp())
        .isEqualTo(Instant.parse("2026-07-01T16:00:00Z").toEpochMilli());
    assertThat(event.getEndTimestamp())
        .isEqualTo(Instant.parse("2026-07-01T21:00:00Z").toEpochMilli());
    assertThat(event.getLocation()).isEqualTo("Town hall, 1st floor");
    assertThat(event.getDescription()).isEqualTo("Music\nFood");
    var fair =
        (CalendarParsedResult)
            inBothModes(
                "event", "{\"summary\":\"Fair\",\"start\":\"2026-07-01\",\"end\":\"2026-07-02\"}");
    assertThat(fair.isStartAllDay()).isTrue();
    assertThat(fair.getEndTimestamp() - fair.getStartTimestamp()).isEqualTo(2 * 86_400_000L);
  }

  @Test
  void mailsMessagesCallsPlacesAndTextsAreRead() throws Exception {
    var mail =
        (EmailAddressParsedResult)
            inBothModes(
                "email",
                "{\"to\":\"anna@example.com\",\"subject\":\"50% off & more\",\"body\":\"Hi\\nthere + you\",\"cc\":\"b@example.com\",\"bcc\":\"c@example.com\"}");
    assertThat(mail.getTos()).containsExactly("anna@example.com");
    assertThat(mail.getSubject()).isEqualTo("50% off & more");
    assertThat(mail.getBody()).isEqualTo("Hi\r\nthere + you");
    assertThat(mail.getCCs()).containsExactly("b@example.com");
    assertThat(mail.getBCCs()).containsExactly("c@example.com");
    var message =
        (SMSParsedResult)
            inBothModes("sms", "{\"phone_number\":\"+49 (30) 90-1820\",\"message\":\"Hi: there\"}");
    assertThat(message.getNumbers()).containsExactly("+4930901820");
    assertThat(message.getBody()).isEqualTo("Hi: there");
    var call = (TelParsedResult) inBothModes("phone", "{\"phone_number\":\"+49 30 901820\"}");
    assertThat(call.getNumber()).isEqualTo("+4930901820");
    var place =
        (GeoParsedResult)
            inBothModes(
                "location", "{\"latitude\":52.52,\"longitude\":-13.4,\"label\":\"Town (hall)\"}");
    assertThat(place.getLatitude()).isEqualTo(52.52);
    assertThat(place.getLongitude()).isEqualTo(-13.4);
    var text = (TextParsedResult) inBothModes("text", "{\"content\":\"Spare key: blue door\"}");
    assertThat(text.getText()).isEqualTo("Spare key: blue door");
    var links =
        (TextParsedResult)
            inBothModes(
                "social",
                "{\"instagram\":\"https://instagram.com/cafe\",\"website\":\"https://example.com\"}");
    assertThat(links.getText())
        .isEqualTo("instagram: https://instagram.com/cafe\nwebsite: https://example.com");
  }

  @Test
  void anAppLeadsAllPhonesToItsFallbackAndSaysSo() throws Exception {
    JsonNode code =
        api.post(
                "/api/qr",
                "{\"type\":\"app_store\",\"data\":{\"ios_url\":\"https://e.com/i\",\"android_url\":\"https://e.com/a\",\"fallback_url\":\"https://e.com/app\"},\"options\":{\"dynamic\":true}}")
            .json();
    assertThat(code.path("warnings").findValuesAsText("field"))
        .containsExactly("data.ios_url", "data.android_url");
    assertThat(ApiClient.scan(code.path("shortUrl").textValue()).header("Location"))
        .isEqualTo("https://e.com/app");
  }

  @Test
  void theDataOfADynamicCodeChangeAsAWholeAndItsTypeMay() throws Exception {
    JsonNode code =
        api.post(
                "/api/qr",
                "{\"type\":\"wifi\",\"data\":{\"ssid\":\"Guests\",\"password\":\"old\"},\"options\":{\"dynamic\":true}}")
            .json();
    String path = "/api/qr/" + code.path("id").textValue();
    JsonNode changed =
        api.patch(path, "{\"data\":{\"ssid\":\"Guests\",\"password\":\"new\"}}").json();
    assertThat(changed.path("content").textValue()).isEqualTo("WIFI:T:WPA;S:Guests;P:new;;");
    assertProblem(
        api.patch(path, "{\"data\":{\"password\":\"x\"}}"), 400, "missing_field", "data.ssid");
    assertProblem(
        api.patch(path, "{\"target_url\":\"https://e.com\",\"type\":\"wifi\"}"),
        400,
        "conflicting_fields",
        "target_url");
    JsonNode text =
        api.patch(path, "{\"type\":\"text\",\"data\":{\"content\":\"Ask at the bar\"}}").json();
    assertThat(text.path("type").textValue()).isEqualTo("text");
    assertThat(page(code)).contains("Ask at the bar");
    assertThat(
            api.patch(path, "{\"target_url\":\"https://example.com/wifi\"}")
                .json()
                .path("type")
                .textValue())
        .isEqualTo("url");
    assertThat(
            api.patch(path, "{\"phone_data\":{\"phone_number\":\"112\"}}")
                .json()
                .path("content")
                .textValue())
        .isEqualTo("tel:112");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          vcard    | {"title":"x"}                                                                       | missing_field      | data.first_name
          vcard    | {"first_name":"x","url":"javascript:x"}                                             | unsupported_scheme | data.url
          vcard    | {"first_name":"x","born":"1990"}                                                    | unknown_field      | data.born
          vcard    | {"first_name":"x\\u0000y"}                                                          | invalid_value      | data
          wifi     | {"password":"x"}                                                                    | missing_field      | data.ssid
          wifi     | {"ssid":"x"}                                                                        | missing_field      | data.password
          wifi     | {"ssid":"x","password":"y","encryption":"nopass"}                                   | conflicting_fields | data.password
          wifi     | {"ssid":"x","password":"y","encryption":"WPA3"}                                     | invalid_value      | data.encryption
          wifi     | {"ssid":"x","password":"y","hidden":"no"}                                           | wrong_type         | data.hidden
          event    | {"summary":"x","start":"2026-07-01"}                                                | missing_field      | data.end
          event    | {"summary":"x","start":"2026-07-01","end":"2026-06-30"}                             | invalid_value      | data.end
          event    | {"summary":"x","start":"2026-07-01","end":"2026-07-01T10:00:00Z"}                   | invalid_value      | data.end
          event    | {"summary":"x","start":"soon","end":"2026-07-01"}                                   | invalid_value      | data.start
          event    | {"start":"2026-07-01","end":"2026-07-01"}                                           | missing_field      | data.summary
          email    | {"subject":"x"}                                                                     | missing_field      | data.to
          sms      | {"phone_number":"call me"}                                                          | invalid_value      | data.phone_number
          phone    | {}                                                                                  | missing_field      | data.phone_number
          location | {"latitude":91,"longitude":0}                                                       | invalid_value      | data.latitude
          location | {"latitude":1,"longitude":-1E+400}                                                  | invalid_value      | data.longitude
          location | {"latitude":1}                                                                      | missing_field      | data.longitude
          text     | {}                                                                                  | missing_field      | data.content
          social   | {}                                                                                  | missing_field      | data
          social   | {"instagram":null,"website":"https://e.com"}                                        | wrong_type         | data.instagram
          social   | {"instagram":7}                                                                     | wrong_type         | data.instagram
          """)
  void dataThatMakeNoSenseAreRefusedByName(String type, String data, String code, String field)
      throws Exception {
    assertProblem(
        api.post("/api/qr", "{\"type\":\"" + type + "\",\"data\":" + data + "}"), 400, code, field);
    assertProblem(
        api.post("/api/qr", "{\"type\":\"" + type + "\",\"" + type + "_data\":" + data + "}"),
        400,
        code,
        field.replaceFirst("^data", type + "_data"));
  }

  /** The same data in both forms and both modes; what a static code's symbol is read as. */
  private static ParsedResult inBothModes(String type, String data) throws Exception {
    JsonNode fixed = made("{\"type\":\"" + type + "\",\"data\":" + data + "}");
    JsonNode flat = made("{\"type\":\"" + type + "\",\"" + type + "_data\":" + data + "}");
    JsonNode dynamic =
        made("{\"type\":\"" + type + "\",\"data\":" + data + ",\"options\":{\"dynamic\":true}}");
    String read =
        SymbolReader.readSvg(api.get("/api/qr/" + fixed.path("id").textValue() + "/image").bytes());
    assertThat(fixed.path("dynamic").booleanValue()).isFalse();
    assertThat(fixed.path("content").textValue()).isEqualTo(read);
    assertThat(flat.path("content")).isEqualTo(fixed.path("content"));
    assertThat(flat.path("dynamic").booleanValue()).isFalse();
    assertThat(fixed.path("type").textValue()).isEqualTo(type.equals("social") ? "text" : type);
    assertThat(dynamic.path("dynamic").booleanValue()).isTrue();
    assertThat(dynamic.path("content")).isEqualTo(fixed.path("content"));
    assertThat(page(dynamic)).contains(escaped(read));
    return ResultParser.parseResult(
        new Result(read, null, new ResultPoint[0], BarcodeFormat.QR_CODE));
  }

  private static JsonNode made(String body) throws Exception {
    Answer answer = api.post("/api/qr", body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  /** What a scan of a dynamic code that is no address gets. */
  private static String page(JsonNode code) throws Exception {
    Answer page = ApiClient.scan(code.path("shortUrl").textValue());
    assertThat(page.status()).isEqualTo(200);
    return new String(page.bytes(), StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return dev.waypost.pages.Html.escaped(text);
  }
}
