package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.SignedLink;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query of a scan, parted into the signed link and everything else, so that the link gets
 * neither to rules nor to the destination.
 *
 * @param token the text of the first link in it, or null for none
 * @param rest the query without links, or null where nothing is left
 */
public record LinkQuery(@Nullable String token, @Nullable String rest) {
  private static final String START = SignedLink.PARAMETER + "=";

  /**
   * Parts a query.
   *
   * @param query as it came, without the question mark, or null
   */
  public static LinkQuery of(@Nullable String query) {
    if (query == null || !query.contains(START)) {
      return new LinkQuery(null, query);
    }
    String token = null;
    List<String> others = new ArrayList<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.startsWith(START)) {
        others.add(parameter);
      } else if (token == null) {
        token = parameter.substring(START.length());
      }
    }
    return new LinkQuery(token, others.isEmpty() ? null : String.join("&", others));
  }
}
