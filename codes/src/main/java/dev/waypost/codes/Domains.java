package dev.waypost.codes;

import dev.waypost.payload.WebAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The domains as they are known to this process, the operator's default one first. What is known is
 * replaced as a whole by {@link #refresh}, so that no reader sees half of a change.
 */
public final class Domains {
  private static final Pattern LOOPBACK_NUMBERS = Pattern.compile("127(\\.\\d{1,3}){3}");

  private final Supplier<DomainSnapshot> source;
  private volatile Known known;

  /** Where one of our domains answers: its host, and its port, -1 for the usual one. */
  private record Place(String host, int port) {}

  private record Known(
      DomainSnapshot snapshot,
      Map<String, Domain> byId,
      Map<String, Domain> byHost,
      Set<Place> places) {

    static Known of(DomainSnapshot snapshot) {
      if (snapshot.verified().isEmpty()) {
        throw new IllegalArgumentException("There must be a default domain.");
      }
      Map<String, Domain> byId = new HashMap<>();
      Map<String, Domain> byHost = new HashMap<>();
      Set<Place> places = new HashSet<>();
      for (Domain domain : snapshot.verified()) {
        byId.put(domain.id(), domain);
        byHost.put(domain.host(), domain);
        places.add(place(domain));
      }
      return new Known(snapshot, byId, byHost, places);
    }
  }

  /**
   * The domains of this source.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Domains(Supplier<DomainSnapshot> source) {
    this.source = source;
    this.known = Known.of(source.get());
  }

  /**
   * These domains, which never change.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Domains(List<Domain> all) {
    this(() -> new DomainSnapshot(all, List.of(), Map.of()));
  }

  /** Asks the source again. Those who come at the same time take turns, so nothing old returns. */
  public synchronized DomainSnapshot refresh() {
    DomainSnapshot snapshot = source.get();
    if (!snapshot.equals(known.snapshot())) {
      known = Known.of(snapshot);
    }
    return snapshot;
  }

  /** All domains that may carry codes. */
  public List<Domain> all() {
    return known.snapshot().verified();
  }

  /** The operator's domain, under which new codes are made unless their workspace has another. */
  public Domain defaultDomain() {
    return all().getFirst();
  }

  /** The domain under which a workspace, and its sandbox, makes new codes. */
  public Domain defaultDomain(WorkspaceId workspace) {
    Known now = known;
    String chosen = now.snapshot().defaults().get(workspace.live());
    Domain domain = chosen == null ? null : now.byId().get(chosen);
    return domain == null ? now.snapshot().verified().getFirst() : domain;
  }

  /** The domain of that id. */
  public Domain get(String id) {
    Domain domain = known.byId().get(id);
    if (domain == null) {
      // Another process may have added it a moment ago.
      refresh();
      domain = known.byId().get(id);
    }
    if (domain == null) {
      throw new IllegalStateException("There is no domain " + id + ".");
    }
    return domain;
  }

  /** The domain of that host under which a workspace may make codes. */
  Optional<Domain> usable(WorkspaceId workspace, String host) {
    return Optional.ofNullable(known.byHost().get(host))
        .filter(domain -> domain.isVisibleTo(workspace));
  }

  /** Whether a workspace has claimed a host and not proven it yet. */
  boolean isClaimedBy(WorkspaceId workspace, String host) {
    return known.snapshot().claimed().stream()
        .anyMatch(domain -> domain.host().equals(host) && domain.isVisibleTo(workspace));
  }

  /** The short URL of a code, or null for a static one. */
  public @Nullable String shortUrl(Code code) {
    return code.domainId() == null || code.key() == null
        ? null
        : get(code.domainId()).shortUrl(code.key());
  }

  /** Whether one of these domains answers at an address, over http or https. */
  boolean serve(WebAddress address) {
    return known.places().contains(place(address));
  }

  /** Whether this domain answers at an address, be it verified or not. */
  static boolean serves(Domain domain, WebAddress address) {
    return place(domain).equals(place(address));
  }

  private static Place place(WebAddress address) {
    String name = address.host().indexOf(':') >= 0 ? "[" + address.host() + "]" : address.host();
    String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    return new Place(nameOfMachine(host), namedPort(address.ascii(), address.port()));
  }

  private static Place place(Domain domain) {
    return new Place(
        nameOfMachine(domain.host()),
        namedPort(domain.baseUrl(), URI.create(domain.baseUrl()).getPort()));
  }

  /**
   * The port, or -1 for the usual one of http and of https alike: where both are usual, one leads
   * to the other.
   */
  private static int namedPort(String address, int port) {
    return port == (address.startsWith("https:") ? 443 : 80) ? -1 : port;
  }

  /** On a machine that is being tried out, all names of the machine itself lead to us. */
  private static String nameOfMachine(String host) {
    return isLoopback(host) ? "localhost" : host;
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.equals("[::1]")
        || (host.startsWith("127.") && LOOPBACK_NUMBERS.matcher(host).matches());
  }
}
