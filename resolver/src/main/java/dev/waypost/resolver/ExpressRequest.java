package dev.waypost.resolver;

import dev.waypost.scanlog.Audience;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as nearly all phones and proxies send it, read where it lies. Whatever is written in
 * any other way (RFC 9112 leaves many) is not read at all: {@link #read} says so, and the request
 * goes the long way through Vert.x. So this need not know what to answer to what is strange, only
 * what is not:
 *
 * <ul>
 *   <li>{@code GET /KEY HTTP/1.1} with a key of letters, digits, hyphens and underscores, perhaps
 *       with a query of visible ASCII characters
 *   <li>one Host of letters, digits, dots and hyphens, perhaps with a port
 *   <li>header names that are tokens, values of visible ASCII characters and spaces, lines that end
 *       with CR LF
 *   <li>no header that says something about the message or the connection, but {@code Connection:
 *       keep-alive}; none of those that we read more than once
 *   <li>in at most {@value #LONGEST_BYTES} bytes
 * </ul>
 *
 * <p>Not thread-safe: each event loop has one and reads one request after the other with it.
 */
final class ExpressRequest implements ScanRequest {
  /** The requests of phones have 500 to 1,500. */
  static final int LONGEST_BYTES = 8 * 1024;

  /** The request must go the long way. */
  static final int STRANGE = -1;

  /** The request has not come to its end yet; so far nothing is strange. */
  static final int UNFINISHED = -2;

  private static final int NONE = -1;
  private static final byte[] START = ascii("GET /");
  private static final byte[] VERSION = ascii("HTTP/1.1\r\n");

  /** In lower case. */
  private static final byte[] HOST = ascii("host");

  private static final byte[] USER_AGENT = ascii("user-agent");
  private static final byte[] ACCEPT_LANGUAGE = ascii("accept-language");
  private static final byte[] REFERRER = ascii("referer");
  private static final byte[] FORWARDED_FOR = ascii("x-forwarded-for");
  private static final byte[] CONNECTION = ascii("connection");
  private static final byte[] KEEP_ALIVE = ascii("keep-alive");

  /**
   * About the message or the connection (RFC 9110 §7.6.1, §8.6 and §10.1.1), or said by whoever
   * fetches what nobody has asked for yet, see {@link HttpScanRequest}.
   */
  private static final byte[][] OF_THE_MESSAGE = {
    ascii("content-length"),
    ascii("transfer-encoding"),
    ascii("upgrade"),
    ascii("expect"),
    ascii("te"),
    ascii("trailer"),
    ascii("http2-settings"),
    ascii("proxy-connection"),
    ascii("keep-alive"),
    ascii("sec-purpose"),
    ascii("purpose"),
    ascii("x-purpose"),
    ascii("x-moz"),
  };

  private static final boolean[] IN_KEYS = new boolean[128];
  private static final boolean[] IN_HOSTS = new boolean[128];
  private static final boolean[] IN_NAMES = new boolean[128];

  static {
    for (char c = 0; c < 128; c++) {
      boolean alphanumeric = Character.isLetterOrDigit(c);
      IN_KEYS[c] = alphanumeric || c == '-' || c == '_';
      IN_HOSTS[c] = alphanumeric || c == '-' || c == '.';
      IN_NAMES[c] = alphanumeric || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
  }

  private final ClientAddress clientAddress;
  private final HeaderCache<KnownAgent> agents;
  private final HeaderCache<KnownLanguage> languages;

  private byte[] bytes = new byte[0];
  private InetAddress connection = InetAddress.getLoopbackAddress();
  private int keyEnd;
  private int queryEnd;
  private int hostStart;
  private int hostEnd;
  private int agentStart;
  private int agentEnd;
  private int languageStart;
  private int languageEnd;
  private int referrerStart;
  private int referrerEnd;
  private int forwardedStart;
  private int forwardedEnd;
  private int start;
  private @Nullable InetAddress address;
  private @Nullable KnownAgent agent;
  private @Nullable KnownLanguage language;

  ExpressRequest(ClientAddress clientAddress, ScanDesk desk) {
    this.clientAddress = clientAddress;
    this.agents = desk.agents();
    this.languages = desk.languages();
  }

  /**
   * Reads the request that begins at an index.
   *
   * @param array stays as it is while the request is asked for what it says
   * @param to the index behind the last byte that was received
   * @param from the index of the request's first byte
   * @param receivedFrom the address at the other end of the connection
   * @return the index behind the request, {@link #STRANGE}, or {@link #UNFINISHED}
   */
  int read(byte[] array, int from, int to, InetAddress receivedFrom) {
    bytes = array;
    connection = receivedFrom;
    start = from + START.length;
    hostStart = agentStart = languageStart = referrerStart = forwardedStart = NONE;
    address = null;
    agent = null;
    language = null;
    if (!begins(START, from, to)) {
      return STRANGE;
    }
    if (to <= start) {
      return UNFINISHED;
    }
    int i = start;
    while (i < to && isIn(IN_KEYS, array[i])) {
      i++;
    }
    keyEnd = i;
    queryEnd = i;
    if (i < to && array[i] == '?') {
      do {
        i++;
      } while (i < to && array[i] > ' ' && array[i] < 127 && array[i] != '#');
      queryEnd = i;
    }
    if (i == to) {
      return UNFINISHED;
    }
    if (keyEnd == start || array[i] != ' ' || !begins(VERSION, i + 1, to)) {
      return STRANGE;
    }
    int end = readHeaders(i + 1 + VERSION.length, to);
    return end >= 0 && hostStart < 0 ? STRANGE : end;
  }

  private int readHeaders(int from, int to) {
    int i = from;
    while (i + 1 < to) {
      if (bytes[i] == '\r') {
        return bytes[i + 1] == '\n' ? i + 2 : STRANGE;
      }
      int name = i;
      while (i < to && isIn(IN_NAMES, bytes[i])) {
        i++;
      }
      int nameEnd = i;
      if (i == to) {
        return UNFINISHED;
      }
      if (nameEnd == name || bytes[i] != ':') {
        return STRANGE;
      }
      i++;
      while (i < to && bytes[i] == ' ') {
        i++;
      }
      int value = i;
      while (i < to && bytes[i] >= ' ' && bytes[i] < 127) {
        i++;
      }
      int valueEnd = i;
      if (i + 1 >= to) {
        return i == to || bytes[i] == '\r' ? UNFINISHED : STRANGE;
      }
      if (bytes[i] != '\r' || bytes[i + 1] != '\n') {
        return STRANGE;
      }
      while (valueEnd > value && bytes[valueEnd - 1] == ' ') {
        valueEnd--;
      }
      if (!take(name, nameEnd, value, valueEnd)) {
        return STRANGE;
      }
      i += 2;
    }
    return UNFINISHED;
  }

  /** Whether the request may go on after this header. */
  private boolean take(int name, int nameEnd, int value, int valueEnd) {
    int first = lower(bytes[name]);
    if (first == 'h' && isName(HOST, name, nameEnd)) {
      if (hostStart >= 0 || !isHost(value, valueEnd)) {
        return false;
      }
      hostStart = value;
      hostEnd = valueEnd;
      return true;
    }
    if (first == 'u' && isName(USER_AGENT, name, nameEnd)) {
      boolean once = agentStart < 0;
      agentStart = value;
      agentEnd = valueEnd;
      return once;
    }
    if (first == 'a' && isName(ACCEPT_LANGUAGE, name, nameEnd)) {
      boolean once = languageStart < 0;
      languageStart = value;
      languageEnd = valueEnd;
      return once;
    }
    if (first == 'r' && isName(REFERRER, name, nameEnd)) {
      boolean once = referrerStart < 0;
      referrerStart = value;
      referrerEnd = valueEnd;
      return once;
    }
    if (first == 'x' && isName(FORWARDED_FOR, name, nameEnd)) {
      boolean once = forwardedStart < 0;
      forwardedStart = value;
      forwardedEnd = valueEnd;
      return once;
    }
    if (first == 'c' && isName(CONNECTION, name, nameEnd)) {
      return isName(KEEP_ALIVE, value, valueEnd);
    }
    return !isOfTheMessage(first, name, nameEnd);
  }

  private boolean isOfTheMessage(int first, int name, int nameEnd) {
    for (byte[] other : OF_THE_MESSAGE) {
      if (first == other[0] && isName(other, name, nameEnd)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is a name with perhaps a port. */
  private boolean isHost(int from, int to) {
    int i = from;
    while (i < to && isIn(IN_HOSTS, bytes[i])) {
      i++;
    }
    if (i == from || i == to) {
      return i > from;
    }
    int port = i + 1;
    int end = port;
    while (end < to && bytes[end] >= '0' && bytes[end] <= '9') {
      end++;
    }
    return bytes[i] == ':' && end == to && end > port && end - port <= 4;
  }

  private boolean isName(byte[] lowerCase, int from, int to) {
    if (to - from != lowerCase.length) {
      return false;
    }
    for (int i = 0; i < lowerCase.length; i++) {
      if (lower(bytes[from + i]) != lowerCase[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes from an index on are these, as far as they were received. */
  private boolean begins(byte[] expected, int from, int to) {
    int length = Math.min(expected.length, to - from);
    for (int i = 0; i < length; i++) {
      if (bytes[from + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(boolean[] set, byte b) {
    return b >= 0 && set[b];
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The key that is asked for. */
  String key() {
    return text(start, keyEnd);
  }

  /** The index at which the host begins. */
  int hostStart() {
    return hostStart;
  }

  /** The index behind the host and its port. */
  int hostEnd() {
    return hostEnd;
  }

  /** The host without its port. */
  String host() {
    int end = hostStart;
    while (end < hostEnd && bytes[end] != ':') {
      end++;
    }
    return text(hostStart, end);
  }

  @Override
  public InetAddress address() {
    InetAddress known = address;
    if (known == null) {
      known =
          forwardedStart < 0
              ? connection
              : clientAddress.of(connection, List.of(text(forwardedStart, forwardedEnd)));
      address = known;
    }
    return known;
  }

  @Override
  public KnownAgent agent() {
    KnownAgent known = agent;
    if (known == null) {
      known = agentStart < 0 ? KnownAgent.NONE : agents.get(bytes, agentStart, agentEnd);
      agent = known;
    }
    return known;
  }

  @Override
  public KnownLanguage language() {
    KnownLanguage known = language;
    if (known == null) {
      known =
          languageStart < 0 ? KnownLanguage.NONE : languages.get(bytes, languageStart, languageEnd);
      language = known;
    }
    return known;
  }

  @Override
  public @Nullable String referrer() {
    return referrerStart < 0 ? null : text(referrerStart, referrerEnd);
  }

  @Override
  public @Nullable String query() {
    return queryEnd == keyEnd ? null : text(keyEnd + 1, queryEnd);
  }

  /** Whoever must show one goes the long way. */
  @Override
  public @Nullable String cookie() {
    return null;
  }

  @Override
  public Audience audience() {
    return agent().audience();
  }

  @Override
  public boolean isHead() {
    return false;
  }
}
