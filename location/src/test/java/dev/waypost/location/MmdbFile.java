package dev.waypost.location;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes small databases by the MaxMind DB file format specification 2.0, with records of 32 bits,
 * so that tests have every layout at hand without anyone's data.
 */
final class MmdbFile {
  private static final byte[] METADATA_MARKER =
      "\u00AB\u00CD\u00EFMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DATA_SEPARATOR_LENGTH = 16;
  private static final int EMPTY = -1;
  // Marks a record that holds an offset into the data section while the tree still grows.
  private static final int DATA_FLAG = 1 << 30;

  private final int ipVersion;
  private final String type;
  private final List<int[]> nodes = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  MmdbFile(int ipVersion, String type) {
    this.ipVersion = ipVersion;
    this.type = type;
    nodes.add(new int[] {EMPTY, EMPTY});
  }

  /** Adds a network, such as {@code 192.0.2.0/24}, that lies in no other one. */
  MmdbFile with(String network, Object entry) throws UnknownHostException {
    String[] parts = network.split("/", 2);
    byte[] address = InetAddress.getByName(parts[0]).getAddress();
    int length = Integer.parseInt(parts[1]);
    if (ipVersion == 6 && address.length == 4) {
      address = ByteBuffer.allocate(16).position(12).put(address).array();
      length += 96;
    }
    int dataOffset = data.size();
    write(data, entry);
    int node = 0;
    for (int i = 0; i < length - 1; i++) {
      int bit = bit(address, i);
      if (nodes.get(node)[bit] == EMPTY) {
        nodes.add(new int[] {EMPTY, EMPTY});
        nodes.get(node)[bit] = nodes.size() - 1;
      }
      node = nodes.get(node)[bit];
    }
    nodes.get(node)[bit(address, length - 1)] = DATA_FLAG | dataOffset;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int[] node : nodes) {
      for (int record : node) {
        file.writeBytes(ByteBuffer.allocate(4).putInt(resolved(record)).array());
      }
    }
    file.writeBytes(new byte[DATA_SEPARATOR_LENGTH]);
    file.writeBytes(data.toByteArray());
    file.writeBytes(METADATA_MARKER);
    write(
        file,
        Map.of(
            "binary_format_major_version",
            2,
            "binary_format_minor_version",
            0,
            "build_epoch",
            1_780_000_000,
            "database_type",
            type,
            "description",
            Map.of("en", "A test"),
            "ip_version",
            ipVersion,
            "languages",
            List.of("en"),
            "node_count",
            nodes.size(),
            "record_size",
            32));
    return file.toByteArray();
  }

  private int resolved(int record) {
    if (record == EMPTY) {
      return nodes.size();
    }
    return (record & DATA_FLAG) == 0
        ? record
        : nodes.size() + DATA_SEPARATOR_LENGTH + (record & ~DATA_FLAG);
  }

  private static int bit(byte[] address, int index) {
    return (address[index / 8] >> (7 - index % 8)) & 1;
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        writeControl(out, 2, utf8.length);
        out.writeBytes(utf8);
      }
      case Integer number -> {
        writeControl(out, 6, 4);
        out.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
      }
      case Map<?, ?> map -> {
        writeControl(out, 7, map.size());
        map.forEach((key, element) -> {
          write(out, key);
          write(out, element);
        });
      }
      case List<?> list -> {
        writeControl(out, 11, list.size());
        list.forEach(element -> write(out, element));
      }
      default -> throw new IllegalArgumentException("Not written here: " + value.getClass());
    }
  }

  /** Types above 7 are "extended": a zero type, then the type less 7. */
  private static void writeControl(ByteArrayOutputStream out, int type, int size) {
    int sizeBits = Math.min(size, 29);
    if (type <= 7) {
      out.write(type << 5 | sizeBits);
    } else {
      out.write(sizeBits);
      out.write(type - 7);
    }
    if (sizeBits == 29) {
      out.write(size - 29);
    }
  }
}
