package dev.waypost.console.http;

import dev.waypost.codes.Actor;
import dev.waypost.console.text.Texts;
import dev.waypost.people.SignedIn;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for a page or sends a form.
 *
 * @param signedInOrNobody who; null only for pages that anybody may see
 * @param path of the page, without a query
 * @param named the named parts of the path
 * @param query the query parameters
 * @param headers the headers
 * @param form what was sent
 * @param texts in their language
 * @param csrf what the forms of the page must carry
 * @param client where they come from
 */
public record Visit(
    @Nullable SignedIn signedInOrNobody,
    String path,
    Map<String, String> named,
    MultiMap query,
    MultiMap headers,
    Form form,
    Texts texts,
    String csrf,
    InetAddress client) {

  /** Who asks. */
  public SignedIn signedIn() {
    if (signedInOrNobody == null) {
      throw new IllegalStateException("This page is for anybody.");
    }
    return signedInOrNobody;
  }

  /** Who asks, as everything behind the console knows them. */
  public Actor actor() {
    return signedIn().actor();
  }

  /** A named part of the path. */
  public String named(String name) {
    String value = named.get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no part named " + name + ".");
    }
    return value;
  }

  /** A query parameter without space around it; empty where it is absent. */
  public String parameter(String name) {
    String value = query.get(name);
    return value == null ? "" : value.strip();
  }

  /** Whether a part of a page is asked for by its script, and not a whole page. */
  public boolean isForPart() {
    return "true".equals(headers.get("HX-Request")) && !"true".equals(headers.get("HX-Boosted"));
  }
}
