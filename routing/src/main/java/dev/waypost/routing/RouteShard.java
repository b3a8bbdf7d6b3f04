package dev.waypost.routing;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link RouteTable}: a hash table with open addressing, whose slots point to entries
 * behind them in the same array. One thread at a time writes; any number read at any time without a
 * lock.
 *
 * <p>A slot is one long, 0 while it is empty:
 *
 * <pre>
 * bits 44–63   bits 16–35 of the hash, so that other keys are told without a look at their entries
 * bits 32–43   how many bytes the entry has, 0 where the entry itself says it
 * bits  0–31   where in the array the entry begins
 * </pre>
 *
 * <p><b>What readers rely on.</b> Bytes that a slot has ever pointed to never change. A new state
 * of a route is written behind all others, and only then is its slot set, with release; a reader
 * gets the slot with acquire, so it sees every byte of the entry ({@link VarHandle}, on memory
 * ordering). Where slots or bytes are full, the whole array is made anew aside and published by one
 * volatile write. A reader reads that reference once for each look-up, so it sees all of the old or
 * all of the new; nobody writes to an array that was replaced, so both are whole; and a thread that
 * has seen the new never sees the old again.
 *
 * <p><b>What a look-up waits for.</b> Among ten million routes hardly anything is in a cache, and
 * each place of the memory that must be known before the next one is asked for costs up to 0.3 µs.
 * There are two: the slot, and the bytes of the entry, which are fetched all at once because the
 * slot says how many they are. The length of the array would be a third one, since it stands before
 * the first element; a {@link MemorySegment} has it in itself, beside those of other shards.
 */
final class RouteShard {
  private static final VarHandle SLOT = ValueLayout.JAVA_LONG.varHandle();
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  /** The table chooses the shard by the highest bits of a hash, a shard the slot by the lowest. */
  private static final int TAG_SHIFT = 28;

  private static final long TAG = 0xFFFF_F000_0000_0000L;
  private static final int FETCHED_SHIFT = 32;
  private static final int MOST_FETCHED = 0xFFF;
  private static final long BEGIN = 0xFFFF_FFFFL;

  private static final int FIRST_SLOTS = 8;
  private static final int FIRST_BYTES = 512;

  /** Up to this, there is room for half as much again; beyond, for a quarter. */
  private static final long SMALL_BYTES = 64 * 1024;

  private final KeyHash hash;
  private volatile State state = State.EMPTY;

  // The writer's own.
  private int size;
  private long end = State.EMPTY.memory().byteSize();
  private long unused;
  private int plans;

  /**
   * What readers see.
   *
   * @param memory the slots, and behind them the entries in the order in which they were written
   * @param mask one less than the number of slots, which is a power of two; at least one is empty
   * @param plans what those entries share that have a plan
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record State(MemorySegment memory, long mask, SharedPlan[] plans) {
    static final State EMPTY = new State(MemorySegment.ofArray(new long[1]), 0, new SharedPlan[0]);

    /** The slot of a number, 0 while it is empty, with everything that it points to. */
    long slot(long number) {
      return (long) SLOT.getAcquire(memory, number * Long.BYTES);
    }

    /** The entry of a slot. */
    private byte[] entry(long slot) {
      int known = (int) (slot >>> FETCHED_SHIFT) & MOST_FETCHED;
      int length = known == 0 ? RouteEntry.length(memory.get(INT, slot & BEGIN)) : known;
      byte[] entry = new byte[length];
      MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, slot & BEGIN, entry, 0, length);
      return entry;
    }

    /** The entry of a slot with the whole route. */
    byte[] wholeEntry(long slot) {
      byte[] entry = entry(slot);
      return RouteEntry.hasPlan(entry, 0)
          ? RouteEntry.of(RouteEntry.domain(entry, 0), RouteEntry.key(entry, 0), route(slot, entry))
          : entry;
    }

    private Route route(long slot, byte[] entry) {
      SharedPlan plan = plan(slot, entry);
      return plan == null ? RouteEntry.route(entry, 0) : RouteEntry.route(entry, 0, plan);
    }

    /** What the route of an entry shares, or null. */
    private @Nullable SharedPlan plan(long slot, byte[] entry) {
      return RouteEntry.hasPlan(entry, 0)
          ? plans[memory.get(INT, (slot & BEGIN) + entry.length)]
          : null;
    }
  }

  RouteShard(KeyHash hash) {
    this.hash = hash;
  }

  /** What is there at this moment; later changes may show or not. */
  State state() {
    return state;
  }

  /** The route of a key in a domain, or null where there is none or it was removed. */
  @Nullable Route find(long keyHash, int domain, String key) {
    State now = state;
    for (long i = keyHash & now.mask(); ; i = (i + 1) & now.mask()) {
      long slot = now.slot(i);
      if (slot == 0) {
        return null;
      }
      if ((slot & TAG) == tag(keyHash)) {
        byte[] entry = now.entry(slot);
        if (RouteEntry.matches(entry, 0, domain, key)) {
          return RouteEntry.isRemoved(entry, 0) ? null : now.route(slot, entry);
        }
      }
    }
  }

  /**
   * Takes an entry over unless what is there is as new or newer.
   *
   * @param plan what the route shares where it has a plan
   * @return whether there was none of its key before
   */
  boolean put(long keyHash, byte[] entry, int offset, @Nullable SharedPlan plan) {
    makeRoom(RouteEntry.lengthInTable(entry, offset), plan != null);
    long place = placeOf(keyHash, entry, offset);
    long present = state.slot(place);
    if (present == 0) {
      size++;
    } else {
      byte[] replaced = state.entry(present);
      if (RouteEntry.revision(entry, offset) <= RouteEntry.revision(replaced, 0)) {
        return false;
      }
      unused += RouteEntry.lengthInTable(replaced, 0);
    }
    long slot = tag(keyHash) | append(entry, offset, plan);
    SLOT.setRelease(state.memory(), place * Long.BYTES, slot);
    return present == 0;
  }

  /**
   * Makes ready for about so many more routes.
   *
   * @param routes how many a shard gets in the mean
   * @param bytes how many bytes they take in the mean
   */
  void expect(long routes, long bytes) {
    if (routes == 0) {
      return;
    }
    // Of a thousand by chance, hardly any shard gets an eighth more.
    long most = size + routes + routes / 8;
    long slots = state.mask() + 1;
    while (most >= slots / 4 * 3) {
      slots = Math.max(FIRST_SLOTS, 2 * slots);
    }
    renew(slots, bytes + bytes / 8);
  }

  private static long tag(long keyHash) {
    return (keyHash << TAG_SHIFT) & TAG;
  }

  /** The slot of an entry's key, or the empty one where it belongs. */
  private long placeOf(long keyHash, byte[] entry, int offset) {
    State now = state;
    long place = keyHash & now.mask();
    while (true) {
      long slot = now.slot(place);
      if (slot == 0
          || ((slot & TAG) == tag(keyHash)
              && RouteEntry.isSameKey(now.entry(slot), 0, entry, offset))) {
        return place;
      }
      place = (place + 1) & now.mask();
    }
  }

  /** Writes an entry behind all others, where there is room. Returns its slot without the tag. */
  private long append(byte[] entry, int offset, @Nullable SharedPlan plan) {
    State now = state;
    int length = RouteEntry.length(entry, offset);
    long begin = end;
    MemorySegment.copy(entry, offset, now.memory(), ValueLayout.JAVA_BYTE, begin, length);
    end += length;
    if (plan != null) {
      now.plans()[plans] = plan;
      now.memory().set(INT, end, plans++);
      end += RouteEntry.PLACE_BYTES;
    }
    return length <= MOST_FETCHED ? (long) length << FETCHED_SHIFT | begin : begin;
  }

  /** Sees to it that there are a slot, bytes, and where needed a place for a plan. */
  private void makeRoom(int length, boolean plan) {
    State now = state;
    long slots = now.mask() + 1;
    boolean slotsFull = size >= slots / 4 * 3;
    if (slotsFull
        || length > now.memory().byteSize() - end
        || (plan && plans == now.plans().length)) {
      renew(slotsFull ? Math.max(FIRST_SLOTS, 2 * slots) : slots, length);
    }
  }

  /** Copies what is in use to where there is room for more. */
  private void renew(long slots, long needed) {
    State old = state;
    long used = end - (old.mask() + 1) * Long.BYTES - unused;
    long spare = used < SMALL_BYTES ? used / 2 : used / 4;
    long bytes = slots * Long.BYTES + Math.max(FIRST_BYTES, used + spare) + needed;
    var next = new RouteShard(hash);
    next.state =
        new State(
            MemorySegment.ofArray(new long[Math.toIntExact(bytes / Long.BYTES + 1)]),
            slots - 1,
            Arrays.copyOf(old.plans(), plans + plans / 2 + FIRST_SLOTS));
    next.end = slots * Long.BYTES;
    for (long place = 0; place <= old.mask(); place++) {
      long slot = old.slot(place);
      if (slot != 0) {
        next.take(old, slot, slots == old.mask() + 1 ? place : -1);
      }
    }
    end = next.end;
    unused = 0;
    plans = next.plans;
    state = next.state;
  }

  /**
   * Takes over what a slot of another state points to.
   *
   * @param known its place here, or -1 where it follows from its key
   */
  private void take(State old, long slot, long known) {
    byte[] entry = old.entry(slot);
    long place = known;
    if (known < 0) {
      place = hash.of(RouteEntry.domain(entry, 0), RouteEntry.key(entry, 0)) & state.mask();
      while (state.slot(place) != 0) {
        place = (place + 1) & state.mask();
      }
    }
    SLOT.set(
        state.memory(), place * Long.BYTES, (slot & TAG) | append(entry, 0, old.plan(slot, entry)));
  }
}
