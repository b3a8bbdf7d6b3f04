package dev.waypost.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a query.
 *
 * @param raw as it stands there
 * @param name what its name means
 * @param value what its value means; empty where it has none
 */
record QueryParameter(String raw, String name, String value) {
  /** So many parameters of a scan are read; what comes after them is not there. */
  static final int MAXIMUM_OF_A_SCAN = 100;

  /** The parameters of a query, without its question mark, in their order. */
  static List<QueryParameter> all(@Nullable String query, int limit) {
    if (query == null || query.isEmpty()) {
      return List.of();
    }
    List<QueryParameter> parameters = new ArrayList<>(4);
    for (int start = 0; start < query.length() && parameters.size() < limit; ) {
      int ampersand = query.indexOf('&', start);
      int end = ampersand < 0 ? query.length() : ampersand;
      if (end > start) {
        parameters.add(of(query.substring(start, end)));
      }
      start = end + 1;
    }
    return parameters;
  }

  private static QueryParameter of(String raw) {
    int equals = raw.indexOf('=');
    return equals < 0
        ? new QueryParameter(raw, QueryText.decoded(raw), "")
        : new QueryParameter(
            raw,
            QueryText.decoded(raw.substring(0, equals)),
            QueryText.decoded(raw.substring(equals + 1)));
  }

  /** A parameter that we set ourselves. */
  static QueryParameter of(String name, String value) {
    StringBuilder raw = new StringBuilder(name.length() + 1 + value.length());
    QueryText.appendEncoded(raw, name);
    QueryText.appendEncoded(raw.append('='), value);
    return new QueryParameter(raw.toString(), name, value);
  }

  /** The same with everything encoded that may not stand in a query. */
  QueryParameter cleaned() {
    StringBuilder clean = new StringBuilder(raw.length());
    QueryText.appendCleaned(clean, raw);
    return new QueryParameter(clean.toString(), name, value);
  }
}
