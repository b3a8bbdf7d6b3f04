package dev.waypost.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.routing.Location;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryDatabaseTest {
  private static final Map<String, Object> MUNICH =
      Map.of(
          "city",
          Map.of("geoname_id", 2867714, "names", Map.of("de", "München", "en", "Munich")),
          "country",
          Map.of("iso_code", "DE", "names", Map.of("en", "Germany")),
          "subdivisions",
          List.of(
              Map.of("iso_code", "BY", "names", Map.of("en", "Bavaria")),
              Map.of("iso_code", "091")));

  @TempDir Path folder;

  @Test
  void readsCountryRegionAndCityOfTheNestedLayout() throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(6, "GeoLite2-City")
                .with("203.0.113.0/24", MUNICH)
                .with("2001:db8::/32", MUNICH)
                .with("198.51.100.0/24", Map.of("country", Map.of("iso_code", "FR"))))) {
      assertThat(locate(database, "203.0.113.9")).isEqualTo(new Location("DE", "BY", "Munich"));
      assertThat(locate(database, "2001:db8::9")).isEqualTo(new Location("DE", "BY", "Munich"));
      assertThat(locate(database, "198.51.100.9")).isEqualTo(new Location("FR", null, null));
      assertThat(locate(database, "192.0.2.1")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void readsCountryAndCityOfTheFlatLayout() throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(4, "city ipv4")
                .with(
                    "203.0.113.0/24",
                    Map.of("country_code", "DE", "state1", "Bavaria", "city", "Munich"))
                .with("198.51.100.0/24", Map.of("country_code", "FR", "city", " ")))) {
      assertThat(locate(database, "203.0.113.9")).isEqualTo(new Location("DE", null, "Munich"));
      assertThat(locate(database, "198.51.100.9")).isEqualTo(new Location("FR", null, null));
    }
  }

  @Test
  void leavesOutRegionsAndCitiesThatCannotBeOnes() throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(4, "City")
                .with(
                    "203.0.113.0/24",
                    Map.of(
                        "country", Map.of("iso_code", "GB"),
                        "subdivisions", List.of(Map.of("iso_code", "England")),
                        "city", Map.of("names", Map.of("en", "x".repeat(101)))))
                .with(
                    "198.51.100.0/24",
                    Map.of("country", Map.of("iso_code", "GB"), "subdivisions", List.of())))) {
      assertThat(locate(database, "203.0.113.9")).isEqualTo(new Location("GB", null, null));
      assertThat(locate(database, "198.51.100.9")).isEqualTo(new Location("GB", null, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ZZ", "de", "D", "DEU", "D1", "ÄÖ", "--"})
  void knowsNothingWhereTheCountryCodeIsNone(String code) throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(4, "country ipv4").with("203.0.113.0/24", Map.of("country_code", code)))) {
      assertThat(locate(database, "203.0.113.9")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void knowsNothingOfPrivateAddressesEvenIfTheFileDoes() throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(6, "country")
                .with("10.0.0.0/8", Map.of("country_code", "DE"))
                .with("fc00::/7", Map.of("country_code", "DE")))) {
      assertThat(locate(database, "10.0.0.1")).isEqualTo(Location.UNKNOWN);
      assertThat(locate(database, "fd00::1")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void knowsNothingOfIpv6WhereTheFileHoldsIpv4Only() throws Exception {
    try (CountryDatabase database =
        open(new MmdbFile(4, "country").with("0.0.0.0/1", Map.of("country_code", "DE")))) {
      assertThat(locate(database, "8.8.8.8").country()).isEqualTo("DE");
      assertThat(locate(database, "2620:fe::fe")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void knowsNothingWhereAnEntryHasAnotherForm() throws Exception {
    try (CountryDatabase database =
        open(
            new MmdbFile(4, "country")
                .with("198.51.100.0/24", Map.of("country", Map.of("iso_code", "FR")))
                .with("203.0.113.0/24", Map.of("country", "Germany")))) {
      assertThat(locate(database, "198.51.100.9").country()).isEqualTo("FR");
      assertThat(locate(database, "203.0.113.9")).isEqualTo(Location.UNKNOWN);
    }
  }

  @Test
  void knowsNothingOnceItIsClosed() throws Exception {
    CountryDatabase database =
        open(new MmdbFile(4, "country").with("0.0.0.0/1", Map.of("country_code", "DE")));
    database.close();

    assertThat(locate(database, "8.8.8.8")).isEqualTo(Location.UNKNOWN);
  }

  @Test
  void doesNotLookAtTheFileAgain() throws Exception {
    Path file =
        write(new MmdbFile(4, "country").with("0.0.0.0/1", Map.of("country_code", "DE")).bytes());
    try (CountryDatabase database = CountryDatabase.open(file)) {
      Files.write(file, new byte[0]);
      Files.delete(file);

      assertThat(locate(database, "8.8.8.8").country()).isEqualTo("DE");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DBIP-City-Lite, https://db-ip.com",
    "GeoLite2-Country, https://www.maxmind.com",
    "GeoIP2-City, ",
    "DBIP-Location (compat=City), ",
    "country ipvAll, ",
  })
  void givesCreditAsTheMakerAsks(String type, String url) throws Exception {
    try (CountryDatabase database =
        open(new MmdbFile(4, type).with("0.0.0.0/1", Map.of("country_code", "DE")))) {
      assertThat(database.attribution().map(credit -> credit.url().toString()))
          .isEqualTo(Optional.ofNullable(url));
      assertThat(database.type()).isEqualTo(type);
      assertThat(database.builtAt()).isEqualTo(Instant.ofEpochSecond(1_780_000_000));
    }
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("missing.mmdb");

    assertThatThrownBy(() -> CountryDatabase.open(file))
        .isInstanceOf(LocationDatabaseException.class)
        .hasMessage(
            "The location database %s does not exist; allowed is a readable MaxMind-format file"
                + " (.mmdb) that holds countries, such as GeoLite2 City, GeoLite2 Country or DB-IP"
                + " Lite.",
            file);
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> CountryDatabase.open(folder))
        .isInstanceOf(LocationDatabaseException.class)
        .hasMessageContaining(folder + " is not a file that can be read;");
  }

  @Test
  void refusesADatabaseWithoutCountries() throws Exception {
    byte[] networksOnly =
        new MmdbFile(4, "ASN").with("0.0.0.0/1", Map.of("autonomous_system_number", 1)).bytes();
    byte[] empty = new MmdbFile(4, "GeoLite2-City").bytes();

    for (byte[] content : List.of(networksOnly, empty)) {
      Path file = write(content);
      assertThatThrownBy(() -> CountryDatabase.open(file))
          .isInstanceOf(LocationDatabaseException.class)
          .hasMessageContaining(file + " holds no countries (country.iso_code or country_code);");
    }
  }

  @Test
  void refusesADatabaseOfWhichEveryLookupWouldFail() throws Exception {
    Path file =
        write(
            new MmdbFile(4, "country")
                .with("0.0.0.0/1", Map.of("country_code", "DE", "city", Map.of("en", "Munich")))
                .bytes());

    assertThatThrownBy(() -> CountryDatabase.open(file))
        .isInstanceOf(LocationDatabaseException.class)
        .hasMessageContaining(file + " is not in MaxMind DB format or is damaged;");
  }

  @Test
  void refusesWhatIsNotADatabase() throws Exception {
    byte[] shipped = shipped();
    byte[] random = new byte[100_000];
    new Random(1).nextBytes(random);

    for (byte[] content :
        List.of(
            new byte[0],
            "country,DE".getBytes(StandardCharsets.UTF_8),
            random,
            Arrays.copyOf(shipped, shipped.length / 2),
            Arrays.copyOfRange(shipped, shipped.length - 200, shipped.length))) {
      Path file = write(content);
      assertThatThrownBy(() -> CountryDatabase.open(file))
          .isInstanceOf(LocationDatabaseException.class)
          .hasMessageContaining(file + " is not in MaxMind DB format or is damaged;");
    }
  }

  /** Any bytes may be hit: then the file is refused, or every address still gets an answer. */
  @Test
  void neverThrowsFromALookupHoweverTheFileIsDamaged() throws Exception {
    byte[] sound =
        new MmdbFile(6, "GeoLite2-City")
            .with("203.0.113.0/24", MUNICH)
            .with("2001:db8::/32", MUNICH)
            .bytes();
    Random random = new Random(42);
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = sound.clone();
      for (int hit = random.nextInt(4); hit >= 0; hit--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try (CountryDatabase database = CountryDatabase.open(write(damaged))) {
        assertThat(locate(database, "203.0.113.9")).isNotNull();
        assertThat(locate(database, "2001:db8::9")).isNotNull();
      } catch (LocationDatabaseException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 1_999);
  }

  private CountryDatabase open(MmdbFile content) throws IOException {
    return CountryDatabase.open(write(content.bytes()));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(folder.resolve("database.mmdb"), content);
  }

  private static Location locate(CountryDatabase database, String address)
      throws UnknownHostException {
    return database.locate(InetAddress.getByName(address));
  }

  private static byte[] shipped() throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(
            CountryDatabase.class.getResourceAsStream("dbip-country-lite.mmdb"))) {
      return resource.readAllBytes();
    }
  }
}
