package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.server.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contents of all kinds, static and dynamic, from the API to the symbol and to the scan. */
class ContentsTest {
  private static final int LARGEST_PAGE = 20 * 1024;
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1";
  private static final String PIXEL =
      "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/137.0.0.0 Mobile Safari/537.36";

  private static final String DESKTOP =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"vcard","first_name":"Zoë","last_name":"Ny <b>","phones":[{"number":"+49 30 90","type":"work"}]} | BEGIN:VCARD | Save contact
          {"kind":"wifi","ssid":"Café <b>","password":"bring your own cup"}    | WIFI:T:WPA;S:Café <b>;P:bring your own cup;; | bring your own cup
          {"kind":"event","title":"Fair <b>","start":"2031-09-12","end":"2031-09-14"} | BEGIN:VEVENT | Friday, 12 September 2031 – Sunday, 14 September 2031
          {"kind":"email","to":"ada@example.com","subject":"<b>"}              | mailto:ada@example.com?subject=%3Cb%3E | Write mail
          {"kind":"sms","number":"+49 170 1","message":"Hi <b>"}               | SMSTO:+491701:Hi <b> | Write message
          {"kind":"phone","number":"+49 30 901820"}                            | tel:+4930901820 | Call
          {"kind":"geo","latitude":52.5,"longitude":13.4,"label":"<b>"}        | geo:52.5,13.4?q=52.5,13.4(%3Cb%3E) | OpenStreetMap
          {"kind":"payment","name":"Linden <b>","iban":"DE89370400440532013000","amount":"12.50"} | BCD | 12.50
          {"kind":"crypto","currency":"bitcoin","address":"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2","label":"<b>"} | bitcoin:1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2?label=%3Cb%3E | Open in your wallet
          """)
  void eachKindIsInTheSymbolOfAStaticCodeAndOnThePageOfADynamicOne(
      String content, String text, String onPage) throws Exception {
    JsonNode fixed = api.create("{\"type\":\"static\",\"content\":" + content + "}");
    byte[] png = api.get("/images/" + fixed.path("id").textValue() + ".png").bytes();
    assertThat(SymbolReader.readPng(png)).startsWith(text);

    JsonNode code = api.create("{\"content\":" + content + "}");
    assertThat(code.path("content").path("kind"))
        .isEqualTo(new JsonMapper().readTree(content).path("kind"));
    Answer page = ApiClient.scan(code.path("short_url").textValue());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.bytes().length).isLessThan(LARGEST_PAGE);
    assertThat(text(page)).contains(onPage).doesNotContain("<b>").doesNotContain("<script");

    // What is answered can be sent again, and is what is stored.
    String path = "/api/v1/codes/" + code.path("id").textValue();
    assertThat(api.patch(path, "{\"content\":" + code.path("content") + "}").json().path("content"))
        .isEqualTo(code.path("content"));
    assertThat(api.get(path).json().path("content")).isEqualTo(code.path("content"));
  }

  @Test
  void aContactAndAnEventCanBeKept() throws Exception {
    JsonNode contact =
        api.create("{\"content\":{\"kind\":\"vcard\",\"first_name\":\"Zoë\",\"version\":\"4.0\"}}");
    Answer card = ApiClient.scan(contact.path("short_url").textValue() + "?wp_get=contact.vcf");
    assertThat(card.header("Content-Type")).isEqualTo("text/vcard; charset=utf-8");
    assertThat(text(card)).startsWith("BEGIN:VCARD\r\nVERSION:4.0\r\n").contains("FN:Zoë");
    JsonNode event =
        api.create(
            "{\"content\":{\"kind\":\"event\",\"title\":\"Concert\",\"start\":\"2031-07-04T19:00\",\"time_zone\":\"Europe/Berlin\"}}");
    Answer page = ApiClient.scan(event.path("short_url").textValue());
    assertThat(text(page)).contains("Friday, 4 July 2031, 19:00 – 20:00 (Europe/Berlin)");
    Answer calendar = ApiClient.scan(event.path("short_url").textValue() + "?wp_get=event.ics");
    assertThat(calendar.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"event.ics\"");
    assertThat(text(calendar))
        .contains("UID:" + event.path("id").textValue() + "@waypost", "DTSTART:20310704T170000Z");
  }

  @Test
  void aPageOfLinksAndAnAppAreForDynamicCodes() throws Exception {
    String links =
        "{\"kind\":\"links\",\"title\":\"Linden\",\"links\":[{\"label\":\"Menu\",\"url\":\"https://example.com/ü\"}]}";
    JsonNode code = api.create("{\"content\":" + links + "}");
    assertThat(text(ApiClient.scan(code.path("short_url").textValue())))
        .contains("href=\"https://example.com/%C3%BC\"", "Menu");
    for (String content :
        new String[] {links, "{\"kind\":\"app_store\",\"ios_url\":\"https://example.com\"}"}) {
      Answer refused =
          api.post("/api/v1/codes", "{\"type\":\"static\",\"content\":" + content + "}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("code").textValue()).isEqualTo("static_code");
      Answer drawn = api.post("/api/v1/images", "{\"content\":" + content + "}");
      assertThat(drawn.json().path("code").textValue()).isEqualTo("static_code");
    }
  }

  @Test
  void phonesAreLedToTheirStoreAndExplainSaysSo() throws Exception {
    JsonNode code =
        api.create(
            "{\"content\":{\"kind\":\"app_store\",\"title\":\"Linden\",\"ios_url\":\"https://apps.example/i\",\"android_url\":\"https://apps.example/a\"}}");
    String url = code.path("short_url").textValue();
    assertThat(scanAs(IPHONE, url).header("Location")).isEqualTo("https://apps.example/i");
    assertThat(scanAs(PIXEL, url).header("Location")).isEqualTo("https://apps.example/a");
    assertThat(text(scanAs(DESKTOP, url))).contains("Get it for Android");
    JsonNode explained =
        api.post("/api/v1/codes/" + code.path("id").textValue() + "/explain", "{\"os\":\"ios\"}")
            .json();
    assertThat(explained.path("rule").textValue()).isEqualTo("App Store");
    assertThat(explained.path("location").textValue()).isEqualTo("https://apps.example/i");
    api.patch(
        "/api/v1/codes/" + code.path("id").textValue(),
        "{\"content\":{\"kind\":\"app_store\",\"ios_url\":\"https://apps.example/i\",\"other_url\":\"https://example.com/app\"}}");
    assertThat(scanAs(PIXEL, url).header("Location")).isEqualTo("https://example.com/app");
  }

  @Test
  void aFileIsOpenedFromItsPageAlsoWhenTheFolderLostIt() throws Exception {
    byte[] pdf = "%PDF-1.7 menu".getBytes(StandardCharsets.ISO_8859_1);
    JsonNode file =
        ApiClient.send(
                api.request("/api/v1/files?name=Men%C3%BC.pdf")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(pdf)))
            .json();
    String id = file.path("id").textValue();
    JsonNode code =
        api.create(
            "{\"content\":{\"kind\":\"file\",\"file\":\""
                + id
                + "\",\"title\":\"The menu\",\"sha256\":\"not heeded\"}}");
    assertThat(code.at("/content/name").textValue()).isEqualTo("Menü.pdf");
    assertThat(code.at("/content/sha256").textValue()).isEqualTo(file.path("sha256").textValue());
    String url = code.path("short_url").textValue();
    assertThat(text(ApiClient.scan(url))).contains("The menu", "Menü.pdf, 13 bytes");
    Path folderOfFiles = folder.resolve("data").resolve("files");
    for (int i = 0; i < 2; i++) {
      Answer opened = ApiClient.scan(url + "?wp_get=Men%C3%BC.pdf");
      assertThat(opened.status()).isEqualTo(200);
      assertThat(opened.bytes()).isEqualTo(pdf);
      assertThat(opened.header("Content-Type")).isEqualTo("application/pdf");
      assertThat(opened.header("Content-Disposition"))
          .isEqualTo("inline; filename=\"Men_.pdf\"; filename*=UTF-8''Men%C3%BC.pdf");
      assertThat(opened.header("X-Content-Type-Options")).isEqualTo("nosniff");
      java.nio.file.Files.delete(folderOfFiles.resolve(file.path("sha256").textValue()));
    }
    Answer kept = api.delete("/api/v1/files/" + id);
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.json().path("code").textValue()).isEqualTo("in_use");
    Answer none =
        api.post(
            "/api/v1/codes",
            "{\"content\":{\"kind\":\"file\",\"file\":\"file_00000000000000000000000000\"}}");
    assertThat(none.json().path("code").textValue()).isEqualTo("invalid_value");
    assertThat(none.json().path("field").textValue()).isEqualTo("content.file");
  }

  @Test
  void aChatIsARedirect() throws Exception {
    JsonNode code =
        api.create(
            "{\"content\":{\"kind\":\"whatsapp\",\"number\":\"+49 170 1234567\",\"message\":\"Hi\"}}");
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://wa.me/491701234567?text=Hi");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"kind":"vcard","first_name":"A","phones":[{"number":"x"}]} | invalid_value | content.phones[0].number
          {"kind":"vcard","first_name":"A","colour":"x"}             | unknown_field | content.colour
          {"kind":"wifi","ssid":7}                                   | wrong_type    | content.ssid
          {"kind":"wifi","ssid":"a","password":"short"}              | invalid_value | content.password
          {"kind":"event","title":"A"}                               | missing_field | content.start
          {"kind":"links","links":[{"label":"A","url":"ftp://e.com"}]} | unsupported_scheme | content.links[0].url
          {"kind":"links","links":[{"label":"A","url":"SHORT/x"}]}   | destination_loop | content.links[0].url
          """)
  void whatIsWrongIsNamedByItsPath(String content, String code, String field) throws Exception {
    String body = "{\"content\":" + content.replace("SHORT", waypost.shortUrl()) + "}";
    Answer refused = api.post("/api/v1/codes", body);
    assertThat(refused.json().path("code").textValue()).as(text(refused)).isEqualTo(code);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  @Test
  void aCodeIsFoundByWhatItCarriesButNotByAPassword() throws Exception {
    api.create(
        "{\"content\":{\"kind\":\"wifi\",\"ssid\":\"Quokka lounge\",\"password\":\"wombat secret\"}}");
    api.create(
        "{\"content\":{\"kind\":\"vcard\",\"organization\":\"Numbat Ltd\",\"emails\":[{\"address\":\"a@numbat.example\"}]}}");
    assertThat(api.get("/api/v1/codes?q=quokka").json().path("codes")).hasSize(1);
    assertThat(api.get("/api/v1/codes?q=numbat.example").json().path("codes")).hasSize(1);
    assertThat(api.get("/api/v1/codes?q=wombat").json().path("codes")).isEmpty();
  }

  private static Answer scanAs(String agent, String url) throws Exception {
    return ApiClient.scan(url, agent);
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }
}
