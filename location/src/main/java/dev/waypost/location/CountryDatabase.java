package dev.waypost.location;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Metadata;
import com.maxmind.db.Reader;
import dev.waypost.routing.Location;
import dev.waypost.routing.Locator;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A database in MaxMind DB format 2.0, held in memory as a whole. A lookup reads no file, takes
 * less than a microsecond for countries, and may run on any number of threads.
 *
 * <p>Countries come from {@code country.iso_code} (GeoIP2, GeoLite2, DB-IP) or {@code country_code}
 * (ip-location-db); regions from {@code subdivisions[0].iso_code} and cities from {@code
 * city.names.en} or {@code city}, where the database has them. A value that does not have the form
 * that {@link Location} asks for counts as not known.
 */
public final class CountryDatabase implements Locator, Closeable {
  private static final String SHIPPED = "dbip-country-lite.mmdb";

  private final Reader reader;
  private final Metadata metadata;
  private final Class<? extends Entry> entryType;
  private final Optional<Attribution> attribution;

  private CountryDatabase(Reader reader, Layout layout, Optional<Attribution> attribution) {
    this.reader = reader;
    this.metadata = reader.getMetadata();
    this.entryType = layout.entryType();
    this.attribution = attribution;
  }

  /** Reads the country database that ships with Waypost: DB-IP Lite, about 8 MB in memory. */
  public static CountryDatabase shipped() {
    try (InputStream resource =
        Objects.requireNonNull(CountryDatabase.class.getResourceAsStream(SHIPPED), SHIPPED)) {
      return new CountryDatabase(new Reader(resource), Layout.FLAT, Optional.of(Attribution.DB_IP));
    } catch (IOException e) {
      throw new UncheckedIOException("The packaged file " + SHIPPED + " cannot be read.", e);
    }
  }

  /**
   * Reads an operator's file. It is not looked at again: a newer one is taken by opening that.
   *
   * @throws LocationDatabaseException if the file is missing, unreadable, not in MaxMind DB format,
   *     damaged, or holds no countries
   */
  public static CountryDatabase open(Path file) throws LocationDatabaseException {
    if (!Files.exists(file)) {
      throw new LocationDatabaseException(file, "does not exist");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new LocationDatabaseException(file, "is not a file that can be read");
    }
    try {
      Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY);
      Layout layout =
          Layout.of(reader)
              .orElseThrow(() ->
                  new LocationDatabaseException(
                      file, "holds no countries (country.iso_code or country_code)"));
      return new CountryDatabase(
          reader, layout, attributionFor(reader.getMetadata().databaseType()));
    } catch (LocationDatabaseException e) {
      throw e;
    } catch (IOException | InvalidNetworkException | RuntimeException | StackOverflowError e) {
      // A damaged file can point in circles.
      throw new LocationDatabaseException(file, "is not in MaxMind DB format or is damaged", e);
    }
  }

  @Override
  public Location locate(InetAddress address) {
    try {
      InetAddress plain = Addresses.unmapped(address);
      if (Addresses.isPrivate(plain) || !covers(plain)) {
        return Location.UNKNOWN;
      }
      Entry entry = reader.get(plain, entryType);
      return entry == null ? Location.UNKNOWN : entry.location();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // A damaged entry, or the database was closed: the scan is answered all the same.
      return Location.UNKNOWN;
    }
  }

  private boolean covers(InetAddress address) {
    return metadata.ipVersion() == 6 || !(address instanceof Inet6Address);
  }

  /** The credit to show beside countries; empty if we know of none for this database. */
  public Optional<Attribution> attribution() {
    return attribution;
  }

  /** When its maker built the database. */
  public Instant builtAt() {
    return metadata.buildTime();
  }

  /** What the database calls itself, such as {@code GeoLite2-City}. */
  public String type() {
    return metadata.databaseType();
  }

  /** Afterwards every location is unknown. */
  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static Optional<Attribution> attributionFor(String databaseType) {
    if (databaseType.startsWith("DBIP-") && databaseType.contains("Lite")) {
      return Optional.of(Attribution.DB_IP);
    }
    if (databaseType.startsWith("GeoLite")) {
      return Optional.of(Attribution.GEOLITE);
    }
    return Optional.empty();
  }
}
