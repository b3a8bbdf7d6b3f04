package dev.waypost.outbound;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A DNS server on a free port of the loopback address that knows what a test tells it (RFC 1035).
 */
public final class TinyDnsServer implements AutoCloseable {
  private static final int A = 1;
  private static final int TXT = 16;
  private static final int NO_SUCH_NAME = 3;

  private final DatagramSocket socket;
  private final Map<String, List<String>> texts = new ConcurrentHashMap<>();
  private final Map<String, List<InetAddress>> addresses = new ConcurrentHashMap<>();
  private final List<String> asked = new ArrayList<>();

  private TinyDnsServer(DatagramSocket socket) {
    this.socket = socket;
  }

  /** Starts a server that knows nothing yet. */
  public static TinyDnsServer start() throws IOException {
    var server = new TinyDnsServer(new DatagramSocket(0, InetAddress.getLoopbackAddress()));
    Thread.ofPlatform().daemon().name("tiny-dns").start(server::serve);
    return server;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort());
  }

  /** A name has these texts from now on. */
  public void text(String name, String... values) {
    texts.put(name, List.of(values));
  }

  /** A name has these addresses from now on. */
  public void host(String name, String... values) {
    addresses.put(name, List.of(values).stream().map(InetAddress::ofLiteral).toList());
  }

  /** The names asked for so far, with the number of the type before each. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    var packet = new DatagramPacket(new byte[512], 512);
    try {
      while (!socket.isClosed()) {
        packet.setLength(512);
        socket.receive(packet);
        byte[] answer = answer(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (SocketException closed) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] answer(ByteBuffer query) throws IOException {
    int id = query.getShort() & 0xFFFF;
    query.position(12);
    int questionStart = query.position();
    String name = name(query);
    int type = query.getShort();
    query.getShort();
    byte[] question = new byte[query.position() - questionStart];
    query.get(questionStart, question);
    note(type, name);
    List<byte[]> records = records(name, type);
    boolean known = texts.containsKey(name) || addresses.containsKey(name);
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(id);
    out.writeShort(0x8180 | (known ? 0 : NO_SUCH_NAME));
    out.writeShort(1);
    out.writeShort(records.size());
    out.writeInt(0);
    out.write(question);
    for (byte[] data : records) {
      out.writeShort(0xC00C); // the name in the question
      out.writeShort(type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(data.length);
      out.write(data);
    }
    return bytes.toByteArray();
  }

  private synchronized void note(int type, String name) {
    asked.add(type + " " + name);
  }

  private List<byte[]> records(String name, int type) {
    return switch (type) {
      case A ->
          addresses.getOrDefault(name, List.of()).stream().map(InetAddress::getAddress).toList();
      case TXT -> texts.getOrDefault(name, List.of()).stream().map(TinyDnsServer::text).toList();
      default -> List.of();
    };
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(bytes.length + 1).put((byte) bytes.length).put(bytes).array();
  }

  private static String name(ByteBuffer query) {
    List<String> labels = new ArrayList<>();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      labels.add(new String(label, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
    }
    return String.join(".", labels);
  }

  @Override
  public void close() {
    socket.close();
  }
}
