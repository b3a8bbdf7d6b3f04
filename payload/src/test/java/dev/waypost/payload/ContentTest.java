package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.payload.InvalidContentException.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  static List<Content> oneOfEachKind() {
    return List.of(
        new UrlContent("HTTPS://Example.com/Ü"),
        new TextContent("Hello"),
        SampleContents.CONTACT,
        SampleContents.WIFI,
        SampleContents.EVENT,
        SampleContents.MAIL,
        new SmsContent("+49 170 1", "Hi"),
        new PhoneContent("+49 30 90"),
        new GeoContent(new BigDecimal("52.5"), new BigDecimal("-13.4"), "Here"),
        new WhatsappContent("+49 170 1234567", null),
        SampleContents.PAYMENT,
        SampleContents.CRYPTO,
        new LinksContent("All", List.of(new LinksContent.Link("Menu", "https://example.com"))),
        new AppStoreContent("App", "https://example.com/i", null, "https://example.com"),
        new FileContent(
            "file_01kjm3x4y5z6a7b8c9d0e1f2g3",
            "Menu",
            new FileContent.Stored("menu.pdf", "application/pdf", "ab", 7)));
  }

  @Test
  void everyKindIsOffered() {
    assertThat(oneOfEachKind()).extracting(Content::kind).isEqualTo(Content.kinds());
  }

  @ParameterizedTest
  @MethodSource("oneOfEachKind")
  void aContentIsMadeFromItsKindAndFields(Content content) {
    assertThat(Content.of(content.kind(), content.fields())).isEqualTo(content);
  }

  @Test
  void anAddressGoesIntoTheSymbolAsItsOwnerWroteIt() {
    assertThat(new UrlContent("HTTPS://Example.com/Ü").symbolText())
        .isEqualTo("HTTPS://Example.com/Ü");
  }

  @Test
  void anAddressThatIsNotAllowedIsNoContent() {
    assertRefused(
        "url", Map.of("url", "ftp://example.com"), Problem.UNSUPPORTED_SCHEME, "url", "Only http");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "URL", "vCard", "nonsense"})
  void anUnknownKindIsRefusedWithTheKindsThereAre(String kind) {
    assertRefused(
        kind,
        Map.of("url", "https://example.com"),
        Problem.UNKNOWN_KIND,
        "kind",
        "url, text, vcard");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "URL", "text", "title"})
  void anUnknownFieldIsRefusedByName(String field) {
    assertRefused(
        "url",
        Map.of("url", "https://example.com", field, "x"),
        Problem.UNKNOWN_FIELD,
        field,
        "It has: url.");
  }

  @Test
  void aMissingFieldIsNamed() {
    assertRefused("url", Map.of(), Problem.MISSING, "url", "needed");
    assertRefused("text", Map.of(), Problem.MISSING, "text", "needed");
  }

  private static void assertRefused(
      String kind, Map<String, Object> fields, Problem problem, String field, String reason) {
    assertThatThrownBy(() -> Content.of(kind, fields))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> {
              assertThat(refusal.problem()).isEqualTo(problem);
              assertThat(refusal.field()).isEqualTo(field);
            })
        .hasMessageContaining(reason);
  }
}
