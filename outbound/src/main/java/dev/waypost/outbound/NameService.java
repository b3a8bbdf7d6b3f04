package dev.waypost.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;
import org.jspecify.annotations.Nullable;

/** The DNS, through the Java platform's own client. */
public final class NameService {
  /** The first wait for an answer; it doubles with the second and last try. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(1500);

  private static final int TRIES = 2;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  private final @Nullable InetSocketAddress server;

  /**
   * Asks this server.
   *
   * @param server null for what the machine's own settings name
   */
  public NameService(@Nullable InetSocketAddress server) {
    this.server = server;
  }

  /**
   * The texts of the TXT records of a name (RFC 1035 §3.3.14), none where there are none.
   *
   * @param name letters, digits, hyphens, underscores and dots
   * @throws OutboundException if no answer came
   */
  public List<String> texts(String name) throws OutboundException {
    // The client puts texts with blanks between quotation marks.
    return records(name, "TXT").stream().map(text -> text.replaceAll("^\"|\"$", "")).toList();
  }

  /**
   * The addresses of a host, at least one.
   *
   * @param host a name, or an address written as such, without brackets
   * @throws OutboundException if it has none, or no answer came
   */
  public List<InetAddress> addresses(String host) throws OutboundException {
    List<InetAddress> addresses = server == null ? bySystem(host) : byServer(host);
    if (addresses.isEmpty()) {
      throw new OutboundException("has no address in the DNS");
    }
    return addresses;
  }

  private static List<InetAddress> bySystem(String host) throws OutboundException {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      throw new OutboundException("has no address in the DNS", e);
    }
  }

  private List<InetAddress> byServer(String host) throws OutboundException {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      List<InetAddress> addresses = new ArrayList<>();
      for (String type : List.of("A", "AAAA")) {
        for (String address : records(host, type)) {
          addresses.add(InetAddress.ofLiteral(address));
        }
      }
      return addresses;
    }
  }

  /**
   * What makes JNDI dangerous is that a name may be a URL of another protocol, whose answers are
   * objects. A name as required here is none, and the DNS answers texts alone.
   */
  @SuppressWarnings("BanJNDI")
  private List<String> records(String name, String type) throws OutboundException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("\"" + name + "\" is no name of the DNS.");
    }
    try {
      var context = new InitialDirContext(environment());
      try {
        Attribute attribute = context.getAttributes(name, new String[] {type}).get(type);
        return attribute == null ? List.of() : values(attribute);
      } finally {
        context.close();
      }
    } catch (NameNotFoundException none) {
      return List.of();
    } catch (NamingException e) {
      throw new OutboundException("could not be looked up, because the DNS gave no answer", e);
    }
  }

  private static List<String> values(Attribute attribute) throws NamingException {
    List<String> values = new ArrayList<>();
    NamingEnumeration<?> all = attribute.getAll();
    while (all.hasMore()) {
      values.add(String.valueOf(all.next()));
    }
    return values;
  }

  @SuppressWarnings("JdkObsolete") // the platform's interface asks for a Hashtable
  private Hashtable<String, String> environment() {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, server == null ? "dns:" : "dns://" + authority(server));
    environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(FIRST_WAIT.toMillis()));
    environment.put("com.sun.jndi.dns.timeout.retries", Integer.toString(TRIES));
    return environment;
  }

  private static String authority(InetSocketAddress server) {
    String address = server.getAddress().getHostAddress();
    return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + server.getPort();
  }
}
