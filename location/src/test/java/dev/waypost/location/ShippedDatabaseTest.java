package dev.waypost.location;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Location;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedDatabaseTest {
  private static final CountryDatabase DATABASE = CountryDatabase.shipped();

  @AfterAll
  static void close() throws IOException {
    DATABASE.close();
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, US",
    "193.99.144.80, DE",
    "133.11.0.1, JP",
    "200.160.2.3, BR",
    "2620:fe::fe, US",
    "2a02:2e0:3fe:1001:302::, DE",
    "2001:da8::1, CN",
  })
  void findsTheCountryOfPublicAddresses(String address, String country) throws Exception {
    assertThat(DATABASE.locate(InetAddress.getByName(address)))
        .isEqualTo(new Location(country, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.1.1",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::",
        "::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "ff02::1",
        "2001:db8::1"
      })
  void knowsNothingOfAddressesOutsideThePublicInternet(String address) throws Exception {
    assertThat(DATABASE.locate(InetAddress.getByName(address))).isEqualTo(Location.UNKNOWN);
  }

  @Test
  void readsAnIpv4MappedAddressAsTheIpv4AddressInIt() throws Exception {
    assertThat(DATABASE.locate(mapped(8, 8, 8, 8)).country()).isEqualTo("US");
    assertThat(DATABASE.locate(mapped(193, 99, 144, 80)).country()).isEqualTo("DE");
    assertThat(DATABASE.locate(mapped(127, 0, 0, 1))).isEqualTo(Location.UNKNOWN);
  }

  @Test
  void namesItsMakerAndItsDate() {
    Attribution attribution = DATABASE.attribution().orElseThrow();

    assertThat(attribution.text()).isEqualTo("IP Geolocation by DB-IP");
    assertThat(attribution.url()).hasToString("https://db-ip.com");
    assertThat(DATABASE.builtAt()).isEqualTo(Instant.parse("2026-06-01T20:32:58Z"));
    assertThat(DATABASE.type()).isEqualTo("country ipvAll");
  }

  @Test
  void isPackagedUnchangedWithTheNoticeThatDescribesIt() throws Exception {
    String notice = new String(resource("dbip-country-lite.NOTICE.txt"), StandardCharsets.UTF_8);
    String licence = new String(resource("dbip-country-lite.LICENSE.txt"), StandardCharsets.UTF_8);

    assertThat(notice)
        .contains("2.3.2026060120", "CC BY 4.0", sha256(resource("dbip-country-lite.mmdb")));
    assertThat(licence).contains("Creative Commons Attribution 4.0 International License");
  }

  @Test
  void answersTheSameToManyThreadsAtOnce() throws Exception {
    List<InetAddress> addresses = randomAddresses(20_000);
    List<Location> expected = addresses.stream().map(DATABASE::locate).toList();
    Callable<List<Location>> lookup = () -> addresses.stream().map(DATABASE::locate).toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<Location>> answer : threads.invokeAll(Collections.nCopies(8, lookup))) {
        assertThat(answer.get()).isEqualTo(expected);
      }
    }
    assertThat(expected).anyMatch(location -> location.country() != null);
  }

  private static List<InetAddress> randomAddresses(int count) throws UnknownHostException {
    Random random = new Random(7);
    List<InetAddress> addresses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] bytes = new byte[i % 2 == 0 ? 4 : 16];
      random.nextBytes(bytes);
      if (bytes.length == 16) {
        bytes[0] = 0x2A; // most of the IPv6 space is not given to anyone
      }
      addresses.add(InetAddress.getByAddress(bytes));
    }
    return addresses;
  }

  /** The class library turns such an address into IPv4 by itself unless made in this way. */
  private static InetAddress mapped(int a, int b, int c, int d) throws UnknownHostException {
    byte[] bytes = new byte[16];
    bytes[10] = bytes[11] = (byte) 0xFF;
    bytes[12] = (byte) a;
    bytes[13] = (byte) b;
    bytes[14] = (byte) c;
    bytes[15] = (byte) d;
    return Inet6Address.getByAddress(null, bytes, -1);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream resource =
        Objects.requireNonNull(ShippedDatabaseTest.class.getResourceAsStream(name), name)) {
      return resource.readAllBytes();
    }
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
