package dev.waypost.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link RouteTable}: a hash table with open addressing whose slots point to entries
 * among bytes. One thread at a time writes; any number read at any time without a lock.
 *
 * <p>A slot is one long, 0 while it is empty:
 *
 * <pre>
 * bit  63      1
 * bits 47–62   bits 24–39 of the hash, so that most other keys are told without a look at the entry
 * bits 16–46   the number of a chunk of bytes
 * bits 0–15    the offset of the entry in it
 * </pre>
 *
 * <p>What readers rely on: bytes that a slot has ever pointed to never change. A new state of a
 * route is written behind all others, and only then is its slot set, with release; a reader gets
 * the slot with acquire, so it sees every byte of the entry ({@link VarHandle}, memory ordering).
 * What must be replaced as a whole, because the slots are full or many entries are out of use, is
 * made aside and published by one volatile write. A reader reads that reference once for each
 * look-up, so it sees all of the old or all of the new; nobody writes to slots that were replaced,
 * so both are whole; and a thread that has seen the new never sees the old again.
 */
final class RouteShard {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

  private static final int OFFSET_BITS = 16;
  private static final int TAG_SHIFT = 47;
  private static final long USED = 1L << 63;
  private static final long TAG = 0xFFFFL << TAG_SHIFT;

  /** The table chooses the shard by the highest bits, a shard the slot by the lowest. */
  private static final int TAG_FROM_BIT = 24;

  private static final int OFFSET = (1 << OFFSET_BITS) - 1;
  private static final int CHUNK = (1 << (TAG_SHIFT - OFFSET_BITS)) - 1;

  /**
   * Chunks grow up to this, so that small tables are small; a larger entry has a chunk of its own.
   */
  private static final int LARGEST_CHUNK = 1 << OFFSET_BITS;

  private static final int SMALLEST_CHUNK = 512;
  private static final int FIRST_CHUNKS = 8;
  private static final int FIRST_SLOTS = 8;

  /** Entries out of use are cleared away when they are a quarter of all and worth the work. */
  private static final long LEAST_GARBAGE = 16 * 1024;

  private final KeyHash hash;
  private volatile State state = State.EMPTY;

  // The writer's own.
  private int size;
  private int chunks;
  private int end;
  private int decodedRoutes;
  private long bytes;
  private long garbage;

  /**
   * What readers see.
   *
   * @param slots a power of two of them, at least one of them empty
   * @param chunks the entries, in the order in which they were written
   * @param decoded the routes of those that are kept decoded as well
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record State(long[] slots, byte[][] chunks, Route[] decoded) {
    static final State EMPTY = new State(new long[1], new byte[0][], new Route[0]);

    /** The slot of a number, 0 while it is empty, with everything that it points to. */
    long slot(int number) {
      return (long) SLOT.getAcquire(slots, number);
    }

    byte[] chunk(long slot) {
      return chunks[(int) (slot >>> OFFSET_BITS) & CHUNK];
    }

    private Route route(byte[] chunk, int offset) {
      return RouteEntry.isDecoded(chunk, offset)
          ? decoded[RouteEntry.place(chunk, offset)]
          : RouteEntry.route(chunk, offset);
    }
  }

  RouteShard(KeyHash hash) {
    this.hash = hash;
  }

  /** Where in its chunk the entry of a slot begins. */
  static int offset(long slot) {
    return (int) slot & OFFSET;
  }

  private static long tag(long keyHash) {
    return (keyHash << (TAG_SHIFT - TAG_FROM_BIT)) & TAG;
  }

  /** What is there at this moment; later changes may show or not. */
  State state() {
    return state;
  }

  /** The route of a key in a domain, or null where there is none or it was removed. */
  @Nullable Route find(long keyHash, int domain, String key) {
    State now = state;
    int mask = now.slots().length - 1;
    for (int i = (int) keyHash & mask; ; i = (i + 1) & mask) {
      long slot = now.slot(i);
      if (slot == 0) {
        return null;
      }
      if ((slot & TAG) == tag(keyHash)) {
        byte[] chunk = now.chunk(slot);
        int offset = offset(slot);
        if (RouteEntry.matches(chunk, offset, domain, key)) {
          return RouteEntry.isRemoved(chunk, offset) ? null : now.route(chunk, offset);
        }
      }
    }
  }

  /**
   * Takes an entry over unless what is there is as new or newer.
   *
   * @param decoded the route of the entry where it is kept decoded as well
   * @return whether there was none of its key before
   */
  boolean put(long keyHash, byte[] entry, int offset, @Nullable Route decoded) {
    int place = placeOf(keyHash, entry, offset);
    long present = state.slots()[place];
    if (present == 0) {
      if (size >= state.slots().length / 4 * 3) {
        grow();
        place = placeOf(keyHash, entry, offset);
      }
      size++;
    } else {
      byte[] chunk = state.chunk(present);
      if (RouteEntry.revision(entry, offset) <= RouteEntry.revision(chunk, offset(present))) {
        return false;
      }
      garbage += RouteEntry.length(chunk, offset(present));
    }
    long address = append(entry, offset, decoded);
    SLOT.setRelease(state.slots(), place, USED | tag(keyHash) | address);
    if (garbage > LEAST_GARBAGE && garbage > bytes / 4) {
      compact();
    }
    return present == 0;
  }

  /** The slot of an entry's key, or the empty one where it belongs. */
  private int placeOf(long keyHash, byte[] entry, int offset) {
    State now = state;
    int mask = now.slots().length - 1;
    int place = (int) keyHash & mask;
    while (true) {
      long slot = now.slots()[place];
      if (slot == 0
          || ((slot & TAG) == tag(keyHash)
              && RouteEntry.isSameKey(now.chunk(slot), offset(slot), entry, offset))) {
        return place;
      }
      place = (place + 1) & mask;
    }
  }

  private long append(byte[] entry, int offset, @Nullable Route decoded) {
    int length = RouteEntry.length(entry, offset);
    int needed = decoded == null ? length : length + RouteEntry.PLACE_BYTES;
    if (chunks == 0 || needed > state.chunks()[chunks - 1].length - end) {
      addChunk(needed);
    }
    byte[] chunk = state.chunks()[chunks - 1];
    System.arraycopy(entry, offset, chunk, end, length);
    if (decoded != null) {
      RouteEntry.place(chunk, end, keep(decoded));
    }
    long address = (long) (chunks - 1) << OFFSET_BITS | end;
    end += needed;
    bytes += length;
    return address;
  }

  private void addChunk(int least) {
    State now = state;
    if (chunks == now.chunks().length) {
      state =
          new State(
              now.slots().clone(),
              Arrays.copyOf(now.chunks(), Math.max(FIRST_CHUNKS, 2 * chunks)),
              now.decoded());
    }
    int usual = chunks < 7 ? SMALLEST_CHUNK << chunks : LARGEST_CHUNK;
    state.chunks()[chunks++] = new byte[Math.max(least, usual)];
    end = 0;
  }

  private int keep(Route route) {
    State now = state;
    if (decodedRoutes == now.decoded().length) {
      state =
          new State(
              now.slots().clone(),
              now.chunks(),
              Arrays.copyOf(now.decoded(), Math.max(FIRST_SLOTS, 2 * decodedRoutes)));
    }
    state.decoded()[decodedRoutes] = route;
    return decodedRoutes++;
  }

  /** Twice the slots for the same entries. */
  private void grow() {
    State now = state;
    long[] slots = new long[Math.max(FIRST_SLOTS, 2 * now.slots().length)];
    int mask = slots.length - 1;
    for (long slot : now.slots()) {
      if (slot != 0) {
        int place = (int) keyHash(now, slot) & mask;
        while (slots[place] != 0) {
          place = (place + 1) & mask;
        }
        slots[place] = slot;
      }
    }
    state = new State(slots, now.chunks(), now.decoded());
  }

  private long keyHash(State now, long slot) {
    byte[] chunk = now.chunk(slot);
    int offset = offset(slot);
    return hash.of(RouteEntry.domain(chunk, offset), RouteEntry.key(chunk, offset));
  }

  /** Copies the entries that are in use to new chunks. */
  private void compact() {
    State now = state;
    var copy = new RouteShard(hash);
    for (long slot : now.slots()) {
      if (slot != 0) {
        byte[] chunk = now.chunk(slot);
        int offset = offset(slot);
        boolean decoded = RouteEntry.isDecoded(chunk, offset);
        copy.put(keyHash(now, slot), chunk, offset, decoded ? now.route(chunk, offset) : null);
      }
    }
    chunks = copy.chunks;
    end = copy.end;
    decodedRoutes = copy.decodedRoutes;
    bytes = copy.bytes;
    garbage = 0;
    state = copy.state;
  }
}
