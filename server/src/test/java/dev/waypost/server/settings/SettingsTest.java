package dev.waypost.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.resolver.ResolverLimits;
import dev.waypost.store.DatabaseLocation.Postgresql;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void withoutAnySettingTheDefaultsOfTheDesignHold() throws Exception {
    Settings settings = read(Map.of());
    assertThat(settings.dataDirectory()).isEqualTo(folder.resolve("data"));
    assertThat(settings.bind()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.scanPort()).isEqualTo(8081);
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    assertThat(settings.shortUrl()).isEqualTo("http://localhost:8081");
    assertThat(settings.database()).isEqualTo(new Sqlite(folder.resolve("data/waypost.db")));
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.strictHosts()).isFalse();
    assertThat(settings.geoipDatabase()).isNull();
    assertThat(settings.rateLimit()).isEqualTo(600);
    assertThat(settings.quotaCodes()).isZero();
    assertThat(settings.quotaScansPerMonth()).isZero();
  }

  @Test
  void aFlagWinsOverAVariableAndAVariableOverTheFile() throws Exception {
    Files.writeString(
        folder.resolve("waypost.yaml"),
        "port: 1001\nscan-port: 1002\nnode-id: from-file\ntrusted-proxies: [10.0.0.0/8, '::1']\n");
    Settings settings =
        read(Map.of("WAYPOST_PORT", "2001", "WAYPOST_SCAN_PORT", "2002"), "--port", "3001");
    assertThat(settings.port()).isEqualTo(3001);
    assertThat(settings.scanPort()).isEqualTo(2002);
    assertThat(settings.nodeId()).isEqualTo("from-file");
    assertThat(settings.trustedProxies()).hasSize(2);
    assertThat(settings.publicUrl()).isEqualTo("http://localhost:3001");
  }

  @Test
  void flagsTakeTheirValueEitherWay() throws Exception {
    Settings settings =
        read(
            Map.of(),
            "--port=9000",
            "--scan-port",
            "9001",
            "--strict-hosts",
            "--short-url",
            "HTTPS://QR.Example.com/");
    assertThat(settings.port()).isEqualTo(9000);
    assertThat(settings.strictHosts()).isTrue();
    assertThat(settings.shortUrl()).isEqualTo("https://qr.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "9.9.9.9, 9.9.9.9, 53",
    "127.0.0.1:5353, 127.0.0.1, 5353",
    "2620:fe::fe, 2620:fe::fe, 53",
    "[::1]:5353, ::1, 5353"
  })
  void aDnsServerIsAnAddressWithAPortOrWithout(String text, String address, int port)
      throws Exception {
    assertThat(read(Map.of(), "--dns-server", text).dnsServer())
        .isEqualTo(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    assertThat(read(Map.of()).dnsServer()).isNull();
  }

  @Test
  void limitsOfScansCanBeSet() throws Exception {
    assertThat(read(Map.of()).resolverLimits()).isEqualTo(ResolverLimits.DEFAULT);
    assertThat(read(Map.of()).scanLogMaxBytes()).isEqualTo(10L << 30);
    Settings settings =
        read(
            Map.of("WAYPOST_SCAN_LOG_MAX_BYTES", "65536"),
            "--scan-connections",
            "5",
            "--scan-connections-per-address",
            "4",
            "--miss-limit",
            "0");
    assertThat(settings.resolverLimits()).isEqualTo(new ResolverLimits(5, 4, 0));
    assertThat(settings.scanLogMaxBytes()).isEqualTo(65_536);
  }

  @Test
  void aSwitchAloneIsOn() throws Exception {
    assertThat(read(Map.of(), "--allow-private-networks").allowPrivateNetworks()).isTrue();
    assertThat(read(Map.of()).allowPrivateNetworks()).isFalse();
  }

  @Test
  void anotherFileCanBeNamed() throws Exception {
    Files.writeString(folder.resolve("other.yaml"), "port: 1234");
    assertThat(read(Map.of(), "--config", "other.yaml").port()).isEqualTo(1234);
    assertThat(read(Map.of("WAYPOST_CONFIG", "other.yaml")).port()).isEqualTo(1234);
    assertThatThrownBy(() -> read(Map.of(), "--config", "missing.yaml"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("missing.yaml");
  }

  @Test
  void aPostgresqlAddressIsTakenWithItsUserAndPasswordInIt() throws Exception {
    assertThat(
            read(Map.of(
                    "WAYPOST_DATABASE_URL",
                    "postgres://app:p%40ss@db:5433/waypost?sslmode=require"))
                .database())
        .isEqualTo(
            new Postgresql("jdbc:postgresql://db:5433/waypost?sslmode=require", "app", "p@ss"));
    Files.writeString(folder.resolve("secret"), "from file\nrest");
    assertThat(
            read(
                    Map.of(),
                    "--database-url",
                    "postgresql://db/waypost",
                    "--database-user",
                    "u",
                    "--database-password-file",
                    "secret")
                .database())
        .isEqualTo(new Postgresql("jdbc:postgresql://db/waypost", "u", "from file"));
  }

  @ParameterizedTest
  @CsvSource({
    "--port, 0, port",
    "--port, 65536, port",
    "--port, http, port",
    "--port, 8081, scan-port",
    "--bind, not-an-address.invalid, bind",
    "--public-url, ftp://example.com, public-url",
    "--public-url, https://example.com/path, public-url",
    "--short-url, https://u@example.com, short-url",
    "--short-url, example.com, short-url",
    "--short-url, qr.example.com:443, short-url",
    "--short-url, https://example.com?x=1, short-url",
    "--trusted-proxies, 'localhost', trusted-proxies",
    "--strict-hosts, yes, strict-hosts",
    "--dns-server, dns.example, dns-server",
    "--scan-connections, 0, scan-connections",
    "--scan-connections-per-address, many, scan-connections-per-address",
    "--miss-limit, -1, miss-limit",
    "--scan-log-max-bytes, 65535, scan-log-max-bytes",
    "--scan-log-max-bytes, 10GB, scan-log-max-bytes",
    "--dns-server, 9.9.9, dns-server",
    "--dns-server, 9.9.9.9:, dns-server",
    "--dns-server, 9.9.9.9:65536, dns-server",
    "--dns-server, '[9.9.9.9', dns-server",
    "--allow-private-networks, on, allow-private-networks",
    "--node-id, 'a b', node-id",
    "--data-dir, '', data-dir",
  })
  void aWrongValueIsRefusedWithItsNameAndItsValue(String flag, String value, String name) {
    assertThatThrownBy(() -> read(Map.of(), flag, value))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("The setting " + name)
        .hasMessageContaining("\"" + (name.equals("scan-port") ? "8081" : value) + "\"")
        .hasMessageContaining("allowed is");
  }

  @Test
  void aNameThatDoesNotExistIsRefusedWithThoseThatDo() throws Exception {
    assertThatThrownBy(() -> read(Map.of(), "--colour", "red"))
        .hasMessageContaining("--colour")
        .hasMessageContaining("data-dir");
    assertThatThrownBy(() -> read(Map.of(), "start")).hasMessageContaining("\"start\"");
    assertThatThrownBy(() -> read(Map.of(), "--port")).hasMessageContaining("--port needs a value");
    Files.writeString(folder.resolve("waypost.yaml"), "prot: 1\n");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessageContaining("\"prot\"")
        .hasMessageContaining("waypost.yaml");
    Files.writeString(folder.resolve("waypost.yaml"), "port: [1\n");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessageContaining("not valid YAML")
        .hasMessageNotContaining("\n");
    Files.writeString(folder.resolve("waypost.yaml"), "just a text");
    assertThatThrownBy(() -> read(Map.of())).hasMessageContaining("port: 9000");
  }

  @Test
  void aWrongDatabaseAddressIsRefusedWithoutSayingThePassword() {
    assertThatThrownBy(() -> read(Map.of(), "--database-url", "mysql://u:hunter2@db/waypost"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("database-url")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:hunter2@db/waypost",
        "postgresql://u:hun/ter2@db/waypost",
        "postgresql://u:hun@ter2@db/waypost",
        "postgresql://u:hunter2@db:xx/waypost",
        "postgresql://u:hunter%zz2@db/waypost"
      })
  void noRefusalOfADatabaseAddressSaysThePassword(String url) {
    assertThatThrownBy(() -> read(Map.of(), "--database-url", url))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("database-url")
        .hasMessageNotContaining("hun")
        .hasMessageNotContaining("ter2");
  }

  @Test
  void aBrokenFileIsRefusedWithoutSayingWhatIsInIt() throws Exception {
    Files.writeString(folder.resolve("waypost.yaml"), "database-password: hunter2: x\n");
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("hunter2");
  }

  private Settings read(Map<String, String> environment, String... flags)
      throws InvalidSettingException {
    return Settings.read(SettingSources.collect(flags, environment, folder), folder);
  }
}
