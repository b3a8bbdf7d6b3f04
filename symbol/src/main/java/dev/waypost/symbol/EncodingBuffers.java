package dev.waypost.symbol;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The arrays that an encoding needs on its way and that are no part of the symbol. They are kept
 * for the next symbol of the version, so that symbols cost the garbage collector little.
 *
 * <p>Whoever takes them has them alone. Threads that encode at the same time find others or make
 * their own; nobody waits.
 */
final class EncodingBuffers {
  /** So many are kept of each version at most; a power of two. */
  private static final int KEPT_OF_A_VERSION = 8;

  private static final AtomicReferenceArray<@Nullable EncodingBuffers> KEPT =
      new AtomicReferenceArray<>((SymbolVersion.LARGEST + 1) * KEPT_OF_A_VERSION);

  private final int version;
  private final byte[] dataCodewords;
  private final byte[] sequence;
  private final long[] stream;
  private final long[] columns;
  private final long[] block = new long[BitTranspose.BLOCK];
  private final long[] laidOutRows;
  private final long[] laidOutColumns;

  private EncodingBuffers(int version) {
    SymbolTables tables = SymbolTables.of(version);
    int streamWords = CodewordStream.words(SymbolVersion.totalCodewords(version));
    this.version = version;
    this.dataCodewords = new byte[SymbolVersion.totalCodewords(version)];
    this.sequence = new byte[CodewordStream.sequenceBytes(streamWords)];
    this.stream = new long[streamWords];
    this.columns = new long[tables.patternColumns().length];
    this.laidOutRows = new long[tables.layout().words()];
    this.laidOutColumns = new long[tables.layout().words()];
  }

  /** Those of a version, 1 to 40, until they are given back. */
  static EncodingBuffers take(int version) {
    EncodingBuffers kept = KEPT.getAndSet(place(version), null);
    return kept == null ? new EncodingBuffers(version) : kept;
  }

  /** Leaves them to the next one; what they hold is lost. */
  void giveBack() {
    KEPT.setRelease(place(version), this);
  }

  private static int place(int version) {
    return version * KEPT_OF_A_VERSION
        + (int) (Thread.currentThread().threadId() & (KEPT_OF_A_VERSION - 1));
  }

  /** For {@link DataCodewords}: more than there are at any level. */
  byte[] dataCodewords() {
    return dataCodewords;
  }

  /** For {@link CodewordStream}: all codewords, and zeros up to a whole word. */
  byte[] sequence() {
    return sequence;
  }

  /** For {@link CodewordStream}: the same as bits. */
  long[] stream() {
    return stream;
  }

  /** For {@link StripPlacement}: the columns, each in as few words as hold it. */
  long[] columns() {
    return columns;
  }

  /** For {@link BitTranspose}: the block that is being transposed. */
  long[] block() {
    return block;
  }

  /** For {@link LineLayout}: the rows as masks are scored by them. */
  long[] laidOutRows() {
    return laidOutRows;
  }

  /** For {@link LineLayout}: the columns likewise. */
  long[] laidOutColumns() {
    return laidOutColumns;
  }
}
