package dev.waypost.codes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bearer of an API key may do. */
public enum Scope {
  /** Read codes, their images and their history. */
  CODES_READ("codes:read"),
  /** Make, change and delete codes. */
  CODES_WRITE("codes:write"),
  /** Read what was measured. */
  ANALYTICS_READ("analytics:read"),
  /** Manage webhooks, of which there are none yet. */
  WEBHOOKS("webhooks"),
  /** Everything. */
  ADMIN("admin");

  private final String label;

  Scope(String label) {
    this.label = label;
  }

  /** The name in the API. */
  public String label() {
    return label;
  }

  /** The scope of that name. */
  public static Optional<Scope> of(String label) {
    return Stream.of(values()).filter(scope -> scope.label.equals(label)).findFirst();
  }

  /** All names, in the order in which to offer them. */
  public static List<String> labels() {
    return Stream.of(values()).map(Scope::label).toList();
  }
}
