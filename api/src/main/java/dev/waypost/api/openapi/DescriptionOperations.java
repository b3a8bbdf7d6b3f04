package dev.waypost.api.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.EntityTags;
import dev.waypost.api.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API's description, for programs and for people. */
public final class DescriptionOperations {
  /** It changes with the program alone; the entity tag makes asking again cheap. */
  private static final String CACHE = "public, max-age=300";

  private final String publicUrl;
  private volatile @Nullable Rendered rendered;

  private record Rendered(Reply document, Reply page) {}

  /**
   * The description of this server.
   *
   * @param publicUrl where this API is reached from outside, without a trailing slash
   */
  public DescriptionOperations(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** {@code GET /openapi.json}. */
  public Reply document(ApiRequest request) {
    return unlessKnown(request, rendered().document());
  }

  /** {@code GET /docs}. */
  public Reply page(ApiRequest request) {
    return unlessKnown(request, rendered().page());
  }

  private static Reply unlessKnown(ApiRequest request, Reply reply) {
    request.allowParameters(Set.of());
    String tag = EntityTags.of(reply.body());
    Reply answer =
        EntityTags.matches(request.header("If-None-Match"), tag) ? Reply.empty(304) : reply;
    return answer.withHeader("ETag", tag).withHeader("Cache-Control", CACHE);
  }

  /** Rendered when it is first asked for, so that the program starts without it. */
  private Rendered rendered() {
    Rendered known = rendered;
    if (known != null) {
      return known;
    }
    ObjectNode document = Description.document(publicUrl);
    byte[] html = ReferencePage.of(document).getBytes(StandardCharsets.UTF_8);
    Rendered made =
        new Rendered(
            Reply.json(200, document).withHeader("Access-Control-Allow-Origin", "*"),
            Reply.bytes(200, "text/html; charset=utf-8", html)
                .withHeader("Content-Security-Policy", ReferencePage.CONTENT_SECURITY_POLICY));
    rendered = made;
    return made;
  }
}
