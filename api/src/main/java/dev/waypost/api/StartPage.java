package dev.waypost.api;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.pages.Html;
import dev.waypost.pages.PageLayout;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The page at {@code /}: what runs here and how to make the first code. */
public final class StartPage {
  private final byte[] html;

  /**
   * A page for this server.
   *
   * @param publicUrl where the API is reached
   * @param shortUrl where scans are answered
   * @param keyFile the name of the file with the first key, below the data directory
   * @param attribution whose data the countries come from, as HTML
   */
  public StartPage(String publicUrl, String shortUrl, String keyFile, String attribution) {
    String api = Html.escaped(publicUrl);
    String body =
        """
        <h1>Waypost runs here</h1>
        <p>Print once. Point anywhere. Waypost makes QR codes, answers every scan with a redirect that you can change after printing, and counts what happens.</p>
        <p><a href="/console">Open the console</a>: pages on which people make codes, change where they lead and see their scans.</p>
        <dl><dt>API</dt><dd><code>%1$s/api/v1</code></dd><dt>Scans</dt><dd><code>%2$s</code></dd></dl>
        <h2>Your first code</h2>
        <p>The first start wrote an API key to <code>%3$s</code> in the data directory; the server prints where that is when it starts. From the folder that it was started in, by default:</p>
        <pre>KEY=$(cat data/%3$s)
        curl %1$s/api/v1/codes \\
          -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
          -d '{"destination":"https://example.com/menu"}'</pre>
        <p>The answer has the code&rsquo;s <code>id</code>, the <code>short_url</code> that is in the symbol, and an <code>image_url</code> to print.</p>
        <h2>Point it elsewhere</h2>
        <pre>curl -X PATCH %1$s/api/v1/codes/ID \\
          -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
          -d '{"destination":"https://example.com/summer-menu"}'</pre>
        <p>The next scan leads there. The printed symbol stays as it is.</p>
        <h2>See what happened</h2>
        <pre>curl %1$s/api/v1/codes/ID/analytics -H "Authorization: Bearer $KEY"</pre>
        <p>All calls: <a href="/docs">/docs</a>; for programs <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1).</p>
        <p class="soft">Whether the server is ready: <a href="/health/ready">/health/ready</a></p>
        """
            .formatted(api, Html.escaped(shortUrl), Html.escaped(keyFile));
    this.html =
        PageLayout.page("Waypost", body, true, attribution).getBytes(StandardCharsets.UTF_8);
  }

  /** {@code GET /}. */
  public Reply show(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.bytes(200, "text/html; charset=utf-8", html)
        .withHeader("Content-Security-Policy", PageLayout.CONTENT_SECURITY_POLICY)
        .withHeader("Cache-Control", "no-cache");
  }
}
