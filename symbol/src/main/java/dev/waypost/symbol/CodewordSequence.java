package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The final message: data and error correction codewords of all blocks, interleaved (7.6). */
final class CodewordSequence {
  private CodewordSequence() {}

  /**
   * All codewords in the order in which they are placed in the symbol.
   *
   * @param data as many codewords as the layout holds for data
   */
  static byte[] of(byte[] data, BlockLayout layout) {
    List<byte[]> dataBlocks = split(data, layout);
    ReedSolomon reedSolomon = new ReedSolomon(layout.errorCodewordsPerBlock());
    List<byte[]> errorBlocks = dataBlocks.stream().map(reedSolomon::errorCodewords).toList();

    byte[] sequence = new byte[layout.totalCodewords()];
    int afterData = interleave(dataBlocks, sequence, 0);
    interleave(errorBlocks, sequence, afterData);
    return sequence;
  }

  /** The block of each codeword, in the order in which they are placed in the symbol. */
  static int[] blocks(BlockLayout layout) {
    int[] owners = new int[layout.totalCodewords()];
    int next = 0;
    for (int i = 0; i < layout.dataCodewordsOf(layout.blocks() - 1); i++) {
      for (int block = 0; block < layout.blocks(); block++) {
        if (i < layout.dataCodewordsOf(block)) {
          owners[next++] = block;
        }
      }
    }
    for (int i = 0; next < owners.length; i++) {
      owners[next++] = i % layout.blocks();
    }
    return owners;
  }

  private static List<byte[]> split(byte[] data, BlockLayout layout) {
    List<byte[]> blocks = new ArrayList<>();
    int start = 0;
    for (int block = 0; block < layout.blocks(); block++) {
      int end = start + layout.dataCodewordsOf(block);
      blocks.add(Arrays.copyOfRange(data, start, end));
      start = end;
    }
    return blocks;
  }

  /**
   * The first codeword of each block, then the second of each, and so on; returns the next free
   * index.
   */
  private static int interleave(List<byte[]> blocks, byte[] target, int start) {
    int next = start;
    int longest = blocks.getLast().length;
    for (int i = 0; i < longest; i++) {
      for (byte[] block : blocks) {
        if (i < block.length) {
          target[next++] = block[i];
        }
      }
    }
    return next;
  }
}
