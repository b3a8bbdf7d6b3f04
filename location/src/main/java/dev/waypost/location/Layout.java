package dev.waypost.location;

import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/** Where a database keeps the country of a network. The format itself leaves this open. */
enum Layout {
  /** {@code country.iso_code}: GeoIP2, GeoLite2 and DB-IP. */
  NESTED(Entry.Nested.class),
  /** {@code country_code}: the npm packages of ip-location-db. */
  FLAT(Entry.Flat.class);

  /** Some networks have a continent only; among this many one has a country. */
  private static final int NETWORKS_LOOKED_AT = 10_000;

  private final Class<? extends Entry> entryType;

  Layout(Class<? extends Entry> entryType) {
    this.entryType = entryType;
  }

  /** The class that an entry is decoded into. */
  Class<? extends Entry> entryType() {
    return entryType;
  }

  /**
   * Looks at the first networks.
   *
   * @return empty if none of them has a country where we know to look
   * @throws RuntimeException if the first that has one cannot be decoded as the layout says
   */
  @SuppressWarnings("rawtypes") // the reader takes a class, and a class cannot say Map<String, ?>
  static Optional<Layout> of(Reader reader) throws IOException, InvalidNetworkException {
    Iterator<DatabaseRecord<Map>> networks = reader.networks(Map.class);
    for (int i = 0; i < NETWORKS_LOOKED_AT && networks.hasNext(); i++) {
      DatabaseRecord<Map> network = networks.next();
      Optional<Layout> layout = of(network.data());
      if (layout.isPresent()) {
        reader.get(network.network().networkAddress(), layout.get().entryType);
        return layout;
      }
    }
    return Optional.empty();
  }

  private static Optional<Layout> of(Map<?, ?> entry) {
    if (entry.get("country_code") instanceof String) {
      return Optional.of(FLAT);
    }
    boolean nested =
        entry.get("country") instanceof Map<?, ?> country
            && country.get("iso_code") instanceof String;
    return nested ? Optional.of(NESTED) : Optional.empty();
  }
}
