package dev.waypost.resolver;

import dev.waypost.routing.SipHash;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SipHash-2-4 of who scans what: an id, a zero byte, the address, a zero byte, and the digest of
 * the agent. Among 20 million values, the chance that any two are the same is about 1 in 100,000.
 *
 * <p>Not thread-safe: one for each event loop, whose buffer it keeps.
 */
final class KeyedHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** How many bytes of a key count. */
  static final int KEY_BYTES = 16;

  private static final byte[] SEPARATOR = {0};
  private static final int FIRST_CAPACITY = 256;

  private byte[] message = new byte[FIRST_CAPACITY];
  private int length;

  /**
   * The hash under a key.
   *
   * @param key at least {@value #KEY_BYTES} bytes, of which the first count
   */
  long of(byte[] key, String id, InetAddress address, AgentDigest agent) {
    length = 0;
    add(id.getBytes(StandardCharsets.UTF_8));
    add(SEPARATOR);
    add(address.getAddress());
    add(SEPARATOR);
    makeRoom(AgentDigest.BYTES);
    LONG.set(message, length, agent.first());
    LONG.set(message, length + Long.BYTES, agent.second());
    length += AgentDigest.BYTES;
    return SipHash.of((long) LONG.get(key, 0), (long) LONG.get(key, Long.BYTES), message, length);
  }

  private void add(byte[] part) {
    makeRoom(part.length);
    System.arraycopy(part, 0, message, length, part.length);
    length += part.length;
  }

  private void makeRoom(int bytes) {
    if (message.length - length < bytes) {
      message = Arrays.copyOf(message, 2 * (length + bytes));
    }
  }
}
