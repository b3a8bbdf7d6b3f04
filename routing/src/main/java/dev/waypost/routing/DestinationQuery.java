package dev.waypost.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A destination while parameters are put into its query. Nothing but the query changes: what stands
 * before it and the fragment after it are kept as they are, whatever a scan brings along.
 */
final class DestinationQuery {
  /** Parameters of a scan that tell us something, and not the destination. */
  private static final String CONTROL_PREFIX = "wp_";

  private final String beforeQuery;
  private final List<QueryParameter> parameters;
  private final String fragment;

  private DestinationQuery(String beforeQuery, List<QueryParameter> parameters, String fragment) {
    this.beforeQuery = beforeQuery;
    this.parameters = parameters;
    this.fragment = fragment;
  }

  /** The query of an absolute address in ASCII. */
  static DestinationQuery of(String location) {
    int hash = location.indexOf('#');
    int end = hash < 0 ? location.length() : hash;
    int question = location.indexOf('?');
    boolean hasQuery = question >= 0 && question < end;
    String query = hasQuery ? location.substring(question + 1, end) : "";
    return new DestinationQuery(
        location.substring(0, hasQuery ? question : end),
        new ArrayList<>(QueryParameter.all(query, Integer.MAX_VALUE)),
        location.substring(end));
  }

  /**
   * Sets parameters: each takes the place of the first that has its name, others of that name go,
   * and where there is none it comes last.
   */
  void set(Map<String, String> values) {
    values.forEach((name, value) -> {
      QueryParameter parameter = QueryParameter.of(name, value);
      int place = indexOf(name);
      if (place < 0) {
        parameters.add(parameter);
      } else {
        parameters.removeIf(other -> other.name().equals(name));
        parameters.add(place, parameter);
      }
    });
  }

  /**
   * Adds the parameters of a scan whose names are not there yet, the first of each name, but none
   * whose name begins with {@value #CONTROL_PREFIX}.
   */
  void addMissing(List<QueryParameter> ofScan) {
    for (QueryParameter parameter : ofScan) {
      if (!parameter.name().startsWith(CONTROL_PREFIX) && indexOf(parameter.name()) < 0) {
        parameters.add(parameter.cleaned());
      }
    }
  }

  /** The address with its query as it is now. */
  String location() {
    StringBuilder location = new StringBuilder(beforeQuery.length() + 32 * parameters.size() + 32);
    location.append(beforeQuery);
    char separator = '?';
    for (QueryParameter parameter : parameters) {
      location.append(separator).append(parameter.raw());
      separator = '&';
    }
    return location.append(fragment).toString();
  }

  private int indexOf(String name) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
