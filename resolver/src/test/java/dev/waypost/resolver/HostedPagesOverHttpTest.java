package dev.waypost.resolver;

import static dev.waypost.resolver.GatedCodes.field;
import static dev.waypost.resolver.GatedCodes.form;
import static dev.waypost.resolver.GatedCodes.link;
import static dev.waypost.resolver.GatedCodes.plan;
import static dev.waypost.resolver.GatedCodes.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Phrase;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages with attachments, over real sockets. */
class HostedPagesOverHttpTest {
  private static final String CARD = "BEGIN:VCARD\r\nFN:Zoë <b>\r\nEND:VCARD\r\n";
  private static final PageTarget PAGE =
      new PageTarget(
          "Zoë",
          new HostedBody()
              .heading("Zoë <b>")
              .attachment(Phrase.SAVE_CONTACT, "contact.vcf", true)
              .html(),
          List.of(new Attachment("contact.vcf", "text/vcard", new Attachment.Body.Text(CARD))));
  private static final Pattern LINK = Pattern.compile("href=\"([^\"]*wp_get=[^\"]*)\"");

  @TempDir private Path directory;
  private RunningResolver resolver;

  @BeforeEach
  void start() throws IOException {
    resolver = RunningResolver.start(directory);
    resolver.route("KEY", PAGE, RoutePlan.PLAIN);
  }

  @AfterEach
  void stop() {
    resolver.close();
  }

  @Test
  void thePageIsShownAndCountedAndItsAttachmentIsNoScan() throws Exception {
    HttpResponse<String> page = resolver.get("/KEY");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("script-src");
    assertThat(page.body()).contains("Zoë &lt;b&gt;").doesNotContain("<b>");
    HttpResponse<String> card = resolver.get("/KEY" + attachmentLink(page));
    assertThat(card.statusCode()).isEqualTo(200);
    assertThat(card.body()).isEqualTo(CARD);
    assertThat(card.headers().firstValue("Content-Type")).contains("text/vcard; charset=utf-8");
    assertThat(card.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"contact.vcf\"");
    assertThat(card.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(card.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("sandbox");
    assertThat(resolver.head("/KEY?wp_get=contact.vcf").statusCode()).isEqualTo(200);
    assertThat(resolver.scans()).extracting(ScanRecord::resolution).containsExactly("page");
  }

  @Test
  void whatThePageDoesNotOfferIsNotThere() throws Exception {
    assertThat(resolver.get("/KEY?wp_get=other.vcf").statusCode()).isEqualTo(404);
    resolver.route(RunningResolver.DOMAIN, "KEY", RouteState.PAUSED, PAGE, null, null);
    assertThat(resolver.get("/KEY?wp_get=contact.vcf").statusCode()).isEqualTo(503);
    assertThat(resolver.scans()).isEmpty();
  }

  @Test
  void anAttachmentStandsBehindThePasswordOfItsCode() throws Exception {
    resolver.route("KEY", PAGE, plan(GatedCodes.password()));
    HttpResponse<String> asked = resolver.get("/KEY?wp_get=contact.vcf");
    assertThat(asked.body()).doesNotContain("BEGIN:VCARD").contains("password");
    HttpResponse<String> first = resolver.get("/KEY");
    HttpResponse<String> page =
        resolver.send(
            form(resolver, "/KEY", state(first) + field("password", GatedCodes.PASSWORD)));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Save contact");
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow();
    String pair = cookie.substring(0, cookie.indexOf(';'));
    HttpResponse<String> card =
        resolver.send(resolver.request("/KEY" + attachmentLink(page)).header("Cookie", pair));
    assertThat(card.body()).isEqualTo(CARD);
  }

  @Test
  void anAttachmentIsReachedThroughASignedLink() throws Exception {
    resolver.route("KEY", PAGE, plan(GatedCodes.signedLinks()));
    HttpResponse<String> page =
        resolver.get("/KEY?" + link("code_KEY", RunningResolver.NOW.plusSeconds(60), false));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(resolver.get("/KEY" + attachmentLink(page)).body()).isEqualTo(CARD);
    assertThat(resolver.get("/KEY?wp_get=contact.vcf").statusCode()).isEqualTo(403);
  }

  private static String attachmentLink(HttpResponse<String> page) {
    Matcher link = LINK.matcher(page.body());
    assertThat(link.find()).isTrue();
    return link.group(1).replace("&amp;", "&");
  }
}
