package dev.waypost.symbol;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The final message (7.6) as bits in the order in which they are placed, the first in the lowest
 * bit of the first word. Behind its end are zeros, which the remainder bits are made of.
 */
final class CodewordStream {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private CodewordStream() {}

  /**
   * Data codewords with their error correction, interleaved.
   *
   * @param data at least as many codewords as the layout holds for data
   */
  static long[] of(byte[] data, BlockLayout layout) {
    int words = words(layout.totalCodewords());
    return of(data, layout, new byte[sequenceBytes(words)], new long[words]);
  }

  /**
   * The same in given arrays.
   *
   * @param sequence of {@link #sequenceBytes}, zeros behind the last codeword
   * @param stream of {@link #words}, the last of them zero
   * @return the stream
   */
  static long[] of(byte[] data, BlockLayout layout, byte[] sequence, long[] stream) {
    interleave(data, layout, sequence);
    for (int i = 0; i < stream.length - 1; i++) {
      stream[i] = Long.reverse((long) WORDS.get(sequence, i * Long.BYTES));
    }
    return stream;
  }

  /** Words of the stream of so many codewords. A place is read with the word that follows it. */
  static int words(int codewords) {
    return Math.ceilDiv(codewords, Long.BYTES) + 1;
  }

  /** Bytes in which the codewords of a stream of so many words are interleaved. */
  static int sequenceBytes(int words) {
    return (words - 1) * Long.BYTES;
  }

  /** The data codewords of a message, as they were before they were interleaved. */
  static byte[] data(long[] stream, BlockLayout layout) {
    byte[] sequence = new byte[sequenceBytes(stream.length)];
    for (int i = 0; i < stream.length - 1; i++) {
      WORDS.set(sequence, i * Long.BYTES, Long.reverse(stream[i]));
    }
    byte[] data = new byte[layout.dataCodewords()];
    int blocks = layout.blocks();
    int shorter = data.length / blocks;
    int shorterBlocks = blocks - data.length % blocks;
    int next = 0;
    for (int block = 0; block < blocks; block++) {
      for (int i = 0; i < shorter; i++) {
        data[next++] = sequence[i * blocks + block];
      }
      if (block >= shorterBlocks) {
        data[next++] = sequence[shorter * blocks + block - shorterBlocks];
      }
    }
    return data;
  }

  private static void interleave(byte[] data, BlockLayout layout, byte[] sequence) {
    int blocks = layout.blocks();
    int codewords = layout.dataCodewords();
    int shorter = codewords / blocks;
    ReedSolomonTable table = ReedSolomonTable.of(layout.errorCodewordsPerBlock());
    int shorterBlocks = blocks - codewords % blocks;
    int start = 0;
    for (int block = 0; block < blocks; block++) {
      int end = start + shorter + (block < shorterBlocks ? 0 : 1);
      for (int i = 0; i < shorter; i++) {
        sequence[i * blocks + block] = data[start + i];
      }
      if (block >= shorterBlocks) {
        sequence[shorter * blocks + block - shorterBlocks] = data[end - 1];
      }
      table.write(data, start, end, sequence, codewords + block, blocks);
      start = end;
    }
  }
}
