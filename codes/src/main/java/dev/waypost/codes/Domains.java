package dev.waypost.codes;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The domains as they are known to this process, the default one first. */
public final class Domains {
  private final List<Domain> all;

  /**
   * These domains.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Domains(List<Domain> all) {
    if (all.isEmpty()) {
      throw new IllegalArgumentException("There must be a default domain.");
    }
    this.all = List.copyOf(all);
  }

  /** All domains. */
  public List<Domain> all() {
    return all;
  }

  /** The domain under which new codes are made. */
  public Domain defaultDomain() {
    return all.getFirst();
  }

  /** The domain of that id. */
  public Domain get(String id) {
    for (Domain domain : all) {
      if (domain.id().equals(id)) {
        return domain;
      }
    }
    throw new IllegalStateException("There is no domain " + id + ".");
  }

  /** The short URL of a code, or null for a static one. */
  public @Nullable String shortUrl(Code code) {
    return code.domainId() == null || code.key() == null
        ? null
        : get(code.domainId()).shortUrl(code.key());
  }

  /**
   * Whether an address, with its scheme and host in lower case, is served by one of these domains.
   */
  boolean serve(String address) {
    for (Domain domain : all) {
      String base = domain.baseUrl().toLowerCase(Locale.ROOT);
      if (address.equals(base)
          || (address.startsWith(base) && "/?#".indexOf(address.charAt(base.length())) >= 0)) {
        return true;
      }
    }
    return false;
  }
}
