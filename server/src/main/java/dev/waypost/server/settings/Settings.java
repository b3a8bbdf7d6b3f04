package dev.waypost.server.settings;

import dev.waypost.resolver.AddressRange;
import dev.waypost.resolver.ResolverLimits;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.server.settings.SettingSources.Given;
import dev.waypost.store.DatabaseLocation;
import dev.waypost.store.DatabaseLocation.Postgresql;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a process, all valid.
 *
 * @param dataDirectory absolute
 * @param publicUrl without a trailing slash
 * @param shortUrl without a trailing slash
 * @param dnsServer null for those of the machine
 * @param rateLimit calls a minute for each API key, 0 for no limits
 * @param quotaCodes of each workspace, 0 for no limit
 * @param quotaScansPerMonth of each workspace, 0 for no limit
 * @param resolverLimits how many scans are let in
 * @param scanLogMaxBytes how large the scan log may get
 * @param geoipDatabase null for the one that ships
 * @param demo whether sample data are made
 */
public record Settings(
    Path dataDirectory,
    String bind,
    int port,
    int scanPort,
    String publicUrl,
    String shortUrl,
    DatabaseLocation database,
    List<AddressRange> trustedProxies,
    boolean strictHosts,
    @Nullable InetSocketAddress dnsServer,
    boolean allowPrivateNetworks,
    int rateLimit,
    long quotaCodes,
    long quotaScansPerMonth,
    ResolverLimits resolverLimits,
    long scanLogMaxBytes,
    @Nullable Path geoipDatabase,
    String nodeId,
    boolean demo) {

  /**
   * Reads the settings.
   *
   * @param workingDirectory what relative paths start from
   * @throws InvalidSettingException for the first that is wrong
   */
  public static Settings read(Map<Setting, Given> given, Path workingDirectory)
      throws InvalidSettingException {
    return new Reader(given, workingDirectory).read();
  }

  /** User and password if any, hosts with ports, database, parameters (PostgreSQL 18 §32.1.1.2). */
  private static final Pattern POSTGRESQL =
      Pattern.compile(
          "jdbc:postgresql://((?<user>[^:@/?#]*)(:(?<password>[^:@/?#]*))?@)?"
              + "(?<rest>(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?(,(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?)*"
              + "(/[^@?#]*)?(\\?[^#]*)?)");

  private static final int DNS_PORT = 53;

  /** IPv4 or bracketed IPv6 with a port or without, or IPv6 alone. */
  private static final Pattern ADDRESS_AND_PORT =
      Pattern.compile(
          "(\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<address>[0-9.]+|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*))(:(?<port>\\d{1,5}))?");

  private static final long MOST_CONNECTIONS = 1_000_000;

  /** Room for the segments that a log needs at least. */
  private static final long LEAST_LOG =
      ScanLogSettings.SEGMENTS_AT_LEAST * ScanLogSettings.SEGMENT_MIN_BYTES;

  private static final long MOST_LOG = 1_000_000_000_000_000L;

  private static final int MAX_RATE_LIMIT = 1_000_000;
  private static final long MAX_QUOTA = 1_000_000_000_000L;

  private record Reader(Map<Setting, Given> given, Path workingDirectory) {

    Settings read() throws InvalidSettingException {
      int port = port(Setting.PORT);
      int scanPort = port(Setting.SCAN_PORT);
      if (port == scanPort) {
        throw refused(Setting.SCAN_PORT, "another port than the API's, which is " + port);
      }
      Path dataDirectory = path(Setting.DATA_DIR);
      String geoip = text(Setting.GEOIP_DATABASE);
      return new Settings(
          dataDirectory,
          bind(),
          port,
          scanPort,
          baseUrl(Setting.PUBLIC_URL, port),
          baseUrl(Setting.SHORT_URL, scanPort),
          database(dataDirectory),
          trustedProxies(),
          truth(Setting.STRICT_HOSTS),
          dnsServer(),
          truth(Setting.ALLOW_PRIVATE_NETWORKS),
          (int) number(Setting.RATE_LIMIT, MAX_RATE_LIMIT),
          number(Setting.QUOTA_CODES, MAX_QUOTA),
          number(Setting.QUOTA_SCANS_PER_MONTH, MAX_QUOTA),
          resolverLimits(),
          number(Setting.SCAN_LOG_MAX_BYTES, LEAST_LOG, MOST_LOG),
          geoip.isEmpty() ? null : path(Setting.GEOIP_DATABASE),
          nodeId(),
          truth(Setting.DEMO));
    }

    private String text(Setting setting) {
      Given value = given.get(setting);
      return value == null ? setting.byDefault() : value.value().strip();
    }

    private InvalidSettingException refused(Setting setting, String allowed) {
      Given value = given.get(setting);
      return new InvalidSettingException(
          "The setting %s is \"%s\"%s; allowed is %s."
              .formatted(
                  setting.label(),
                  text(setting),
                  value == null ? " by default" : " by " + value.origin(),
                  allowed));
    }

    private int port(Setting setting) throws InvalidSettingException {
      String text = text(setting);
      if (text.matches("\\d{1,5}")) {
        int port = Integer.parseInt(text);
        if (port >= 1 && port <= 65535) {
          return port;
        }
      }
      throw refused(setting, "a whole number from 1 to 65535");
    }

    private ResolverLimits resolverLimits() throws InvalidSettingException {
      return new ResolverLimits(
          (int) number(Setting.SCAN_CONNECTIONS, 1, MOST_CONNECTIONS),
          (int) number(Setting.SCAN_CONNECTIONS_PER_ADDRESS, 1, MOST_CONNECTIONS),
          (int) number(Setting.MISS_LIMIT, MAX_RATE_LIMIT));
    }

    private long number(Setting setting, long most) throws InvalidSettingException {
      return number(setting, 0, most);
    }

    private long number(Setting setting, long least, long most) throws InvalidSettingException {
      String text = text(setting);
      if (text.matches("\\d{1,18}")
          && Long.parseLong(text) >= least
          && Long.parseLong(text) <= most) {
        return Long.parseLong(text);
      }
      throw refused(setting, "a whole number from " + least + " to " + most);
    }

    private String bind() throws InvalidSettingException {
      String text = text(Setting.BIND);
      try {
        if (!text.isEmpty()) {
          return InetAddress.getByName(text).getHostAddress();
        }
      } catch (UnknownHostException e) {
        // falls through to the refusal
      }
      throw refused(Setting.BIND, "an address of this machine, such as 127.0.0.1 or 0.0.0.0");
    }

    private boolean truth(Setting setting) throws InvalidSettingException {
      return switch (text(setting)) {
        case "true" -> true;
        case "false" -> false;
        default -> throw refused(setting, "true or false");
      };
    }

    private Path path(Setting setting) throws InvalidSettingException {
      try {
        if (!text(setting).isEmpty()) {
          return workingDirectory.resolve(text(setting)).toAbsolutePath().normalize();
        }
      } catch (InvalidPathException e) {
        // falls through to the refusal
      }
      throw refused(setting, "a path");
    }

    private String baseUrl(Setting setting, int ownPort) throws InvalidSettingException {
      String text = text(setting).replaceAll("\\{(scan-)?port}", Integer.toString(ownPort));
      String allowed =
          "an http or https address of scheme, host and port without a path, such as https://qr.example.com";
      try {
        URI uri = new URI(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean bare =
            uri.getHost() != null
                && uri.getRawPath().matches("/?")
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        if (scheme.matches("https?") && bare && uri.getPort() != 0 && uri.getPort() <= 65535) {
          return scheme
              + "://"
              + uri.getHost().toLowerCase(Locale.ROOT)
              + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
        }
      } catch (URISyntaxException e) {
        // falls through to the refusal
      }
      throw refused(setting, allowed);
    }

    private DatabaseLocation database(Path dataDirectory) throws InvalidSettingException {
      String url = text(Setting.DATABASE_URL);
      if (url.isEmpty()) {
        return new Sqlite(dataDirectory.resolve("waypost.db"));
      }
      String jdbcUrl =
          url.startsWith("jdbc:")
              ? url
              : "jdbc:" + url.replaceFirst("^postgres://", "postgresql://");
      if (!jdbcUrl.startsWith("jdbc:postgresql://")) {
        throw new InvalidSettingException(
            "The setting database-url does not start with postgresql://; allowed is an address such as postgresql://host:5432/waypost, or none for SQLite.");
      }
      return withUser(jdbcUrl);
    }

    /**
     * The driver takes user and password apart from the address, where people write them in it. The
     * value is never repeated in a refusal, because it may hold the password.
     */
    private Postgresql withUser(String jdbcUrl) throws InvalidSettingException {
      var parts = POSTGRESQL.matcher(jdbcUrl);
      if (!parts.matches()) {
        throw new InvalidSettingException(
            "The setting database-url is not an address such as postgresql://host:5432/waypost; write @, : and / in a user or password as %40, %3A and %2F.");
      }
      String user = text(Setting.DATABASE_USER);
      String password = password();
      if (user.isEmpty() && parts.group("user") != null) {
        user = decoded(parts.group("user"));
      }
      if (password.isEmpty() && parts.group("password") != null) {
        password = decoded(parts.group("password"));
      }
      return new Postgresql(
          "jdbc:postgresql://" + parts.group("rest"),
          user.isEmpty() ? null : user,
          password.isEmpty() ? null : password);
    }

    private String decoded(String part) throws InvalidSettingException {
      try {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        throw new InvalidSettingException(
            "The setting database-url has a user or password with broken percent-encoding; write a percent sign as %25.");
      }
    }

    private String password() throws InvalidSettingException {
      if (text(Setting.DATABASE_PASSWORD_FILE).isEmpty()) {
        return text(Setting.DATABASE_PASSWORD);
      }
      Path file = path(Setting.DATABASE_PASSWORD_FILE);
      try (var lines = Files.lines(file)) {
        return lines.findFirst().orElse("").strip();
      } catch (IOException | UncheckedIOException e) {
        throw refused(Setting.DATABASE_PASSWORD_FILE, "a file that can be read");
      }
    }

    private List<AddressRange> trustedProxies() throws InvalidSettingException {
      List<AddressRange> ranges = new ArrayList<>();
      for (String part : text(Setting.TRUSTED_PROXIES).split(",", -1)) {
        if (!part.isBlank()) {
          try {
            ranges.add(AddressRange.parse(part.strip()));
          } catch (IllegalArgumentException e) {
            throw refused(
                Setting.TRUSTED_PROXIES,
                "addresses or ranges such as 10.0.0.0/8 or 2001:db8::/32, separated by commas");
          }
        }
      }
      return ranges;
    }

    private @Nullable InetSocketAddress dnsServer() throws InvalidSettingException {
      String text = text(Setting.DNS_SERVER);
      if (text.isEmpty()) {
        return null;
      }
      var parts = ADDRESS_AND_PORT.matcher(text);
      if (parts.matches()) {
        String address = parts.group("v6") != null ? parts.group("v6") : parts.group("address");
        int port = parts.group("port") == null ? DNS_PORT : Integer.parseInt(parts.group("port"));
        try {
          // A single address is a range as well, and that is read strictly.
          return new InetSocketAddress(AddressRange.parse(address).network(), port);
        } catch (IllegalArgumentException e) {
          // falls through to the refusal
        }
      }
      throw refused(
          Setting.DNS_SERVER,
          "an address, with a port if you like, such as 9.9.9.9, 127.0.0.1:5353 or [::1]:5353");
    }

    private String nodeId() throws InvalidSettingException {
      String text = text(Setting.NODE_ID);
      if (!text.matches("[A-Za-z0-9.-]{1,40}")) {
        throw refused(Setting.NODE_ID, "1 to 40 letters, digits, dots and hyphens");
      }
      return text;
    }
  }
}
