package dev.waypost.server.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting, with the sentence that documents it. docs/SETTINGS.md shows the same list; a test
 * holds the two together.
 */
public enum Setting {
  /** Where everything is kept. */
  DATA_DIR(
      "./data",
      "Folder for everything that Waypost keeps: the database, the scan log, the analytics and the first key. Made where there is none."),
  /** Address to listen on. */
  BIND("127.0.0.1", "Address to listen on; 0.0.0.0 for all."),
  /** API port. */
  PORT("8080", "Port of the API and of the start page, 1 to 65535."),
  /** Scan port. */
  SCAN_PORT("8081", "Port that answers scans, 1 to 65535, another than port."),
  /** Outside address of the API. */
  PUBLIC_URL(
      "http://localhost:{port}",
      "Where the API is reached from outside: scheme, host and port, without a path."),
  /** Outside address of scans. */
  SHORT_URL(
      "http://localhost:{scan-port}",
      "Where scans are answered from outside: scheme, host and port, without a path. It is in every symbol, so set it before you print."),
  /** The database. */
  DATABASE_URL(
      "",
      "PostgreSQL database such as postgresql://host:5432/waypost. Without it: SQLite in the data directory."),
  /** The database's user. */
  DATABASE_USER("", "User of the database, unless the address names one."),
  /** The database's password. */
  DATABASE_PASSWORD("", "Password of the database. Better: database-password-file."),
  /** The database's password in a file. */
  DATABASE_PASSWORD_FILE("", "File whose first line is the password of the database."),
  /** Proxies to believe. */
  TRUSTED_PROXIES(
      "",
      "Addresses or ranges of proxies whose X-Forwarded-For is believed, separated by commas, such as 10.0.0.0/8."),
  /** Refuse unknown hosts. */
  STRICT_HOSTS(
      "false",
      "true: scans for a host that no domain claims are refused with 421. false: the default domain answers them."),
  /** Who is asked about names. */
  DNS_SERVER(
      "",
      "DNS server that is asked about hosts that others name, such as 9.9.9.9 or 127.0.0.1:5353. Without it: those of the machine."),
  /** Reach the own network. */
  ALLOW_PRIVATE_NETWORKS(
      "false",
      "true: what others name may be fetched from this machine and from private networks as well. false: from the public internet alone."),
  /** Calls a minute. */
  RATE_LIMIT(
      "600",
      "Calls that an API key may make in a minute, all at once or spread; a call for many codes counts as 10. Also limits wrong keys, to 60 a minute from an address. 0: no limits. At most 1000000."),
  /** Codes of a workspace. */
  QUOTA_CODES(
      "0",
      "Codes that a workspace may have, deleted ones not counted; beyond it no more are made. 0: no limit."),
  /** Scans of a workspace in a month. */
  QUOTA_SCANS_PER_MONTH(
      "0",
      "Scans that a workspace may have in a month (UTC); beyond it no more codes are made before the next, and scans are answered and counted all the same. 0: no limit."),
  /** Connections of scans. */
  SCAN_CONNECTIONS(
      "10000",
      "Connections to the scan port that may be open at once, 1 to 1000000; more are closed at once. One needs a few kB."),
  /** Connections of scans from one address. */
  SCAN_CONNECTIONS_PER_ADDRESS(
      "1000",
      "The same from one address, or one /64 of IPv6; trusted proxies are not limited. 1 to 1000000."),
  /** Requests for codes that are not there. */
  MISS_LIMIT(
      "60",
      "Requests for codes that do not exist that may come from one address, or one /64 of IPv6, in a minute; more are answered with 429. Scans of codes are never limited. 0: no limit. At most 1000000."),
  /** The size of the scan log. */
  SCAN_LOG_MAX_BYTES(
      "10737418240",
      "How large the scan log may get, in bytes, while a reader does not take what is in it; beyond it scans are answered and counted as lost. 65536 to 1000000000000000. A scan takes about 350."),
  /** A country database. */
  GEOIP_DATABASE(
      "", "A .mmdb file to tell countries by. Without it: the one that ships, DB-IP Lite."),
  /** The node's name. */
  NODE_ID("node-1", "Name of this node in messages: 1 to 40 letters, digits, dots and hyphens."),
  /** Make sample data. */
  DEMO(
      "false",
      "true: sample data are made in a workspace of their own unless they are there: a coffee company with 80 codes and 400,000 scans. Nothing else is touched. false: none are made, and those that are there stay.");

  private final String byDefault;
  private final String description;

  Setting(String byDefault, String description) {
    this.byDefault = byDefault;
    this.description = description;
  }

  /** The name in files and flags, such as {@code data-dir}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The name of the environment variable. */
  public String variable() {
    return "WAYPOST_" + name();
  }

  /** The value where none is given; empty for none. */
  public String byDefault() {
    return byDefault;
  }

  /** What it is for and what is allowed. */
  public String description() {
    return description;
  }

  /** The setting of that label. */
  static Optional<Setting> of(String label) {
    return Stream.of(values()).filter(setting -> setting.label().equals(label)).findFirst();
  }
}
