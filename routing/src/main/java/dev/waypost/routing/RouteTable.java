package dev.waypost.routing;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * All routes in memory, read by every scan without a lock, changed one route at a time.
 *
 * <p><b>Goals.</b> 10,000,000 routes with one destination each in less than 3 GB of heap, found in
 * less than a microsecond; a change that {@link #apply} has taken is what the next {@link #find}
 * sees; no pause that grows with the table.
 *
 * <p><b>Constraints.</b> Readers are event loops, which must not wait. Changes come in any order
 * and more than once: of two changes of one route the one with the higher revision wins, so a
 * change may be applied the moment it is made, and again with all others since the last known
 * revision, and a snapshot plus the changes since equals the next snapshot. Keys may be chosen by
 * somebody who wants them to collide. A million small objects are a million things for a garbage
 * collector to look at; a few thousand arrays of bytes are not.
 *
 * <p><b>Algorithm.</b> A route lies among the bytes of large arrays, as {@link RouteCodec} wrote it
 * ({@link RouteEntry}), and is decoded by each look-up, which takes less time than to fetch it from
 * memory. Of one that has rules, splits or a schedule only the addresses lie there, and the rest is
 * kept once for all that have it in common ({@link SharedPlan}). Domains are numbered. The bits of
 * a hash with a seed ({@link KeyHash}) choose one of 4,096 shards, and in it a slot that points to
 * the entry ({@link RouteShard}, which says why readers need no lock). Each shard grows, and clears
 * away what was replaced, by itself: at ten million routes that copies less than half a megabyte,
 * while readers go on with what was there before. All who write take turns.
 *
 * <p><b>An example.</b> {@code apply} of revision 7 for the key {@code MENU}, which is there with
 * revision 3: its hash says shard 517, slot 12; the slot points to the entry of revision 3, which
 * is older; the entry of revision 7 is written behind the last one of the shard; slot 12 is set to
 * it. A reader who got the slot before sees revision 3, unharmed; the next one sees revision 7.
 */
public final class RouteTable {
  private static final int SHARD_BITS = 12;

  private final KeyHash hash;
  private final SharedPlans sharedPlans = new SharedPlans();
  private volatile Contents contents;
  private volatile long revision;
  private volatile long highestRevision;

  /** The routes, and the numbers that stand for domains in their entries. */
  private static final class Contents {
    private final RouteShard[] shards = new RouteShard[1 << SHARD_BITS];
    private final ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    private final List<String> domains = new CopyOnWriteArrayList<>();
    private final AtomicInteger size = new AtomicInteger();

    Contents(KeyHash hash) {
      for (int i = 0; i < shards.length; i++) {
        shards[i] = new RouteShard(hash);
      }
    }

    RouteShard shard(long keyHash) {
      return shards[(int) (keyHash >>> (Long.SIZE - SHARD_BITS))];
    }

    /** To be called by who writes. */
    int number(String domain) {
      Integer known = numbers.get(domain);
      if (known != null) {
        return known;
      }
      int next = domains.size();
      domains.add(domain);
      numbers.put(domain, next);
      return next;
    }
  }

  /**
   * An empty table whose hash anybody can foresee, for keys that nobody hostile has chosen, such as
   * those of a test.
   */
  public RouteTable() {
    this(0, 0);
  }

  /**
   * An empty table.
   *
   * @param seed half of a random number that outsiders don't know
   * @param otherSeed the other half
   */
  public RouteTable(long seed, long otherSeed) {
    this.hash = new KeyHash(seed, otherSeed);
    this.contents = new Contents(hash);
  }

  /**
   * The route for a path, or null. The key is looked up as it was asked for and then in its folded
   * form, as a generated key (see {@link ShortKeys}).
   */
  public @Nullable Route find(String domain, String key) {
    Contents now = contents;
    Integer number = now.numbers.get(domain);
    if (number == null || key.length() > RouteEntry.LONGEST_KEY) {
      return null;
    }
    Route exact = find(now, number, key);
    if (exact != null) {
      return exact;
    }
    String folded = ShortKeys.folded(key);
    return folded.equals(key) ? null : find(now, number, folded);
  }

  private @Nullable Route find(Contents now, int domain, String key) {
    long keyHash = hash.of(domain, key);
    return now.shard(keyHash).find(keyHash, domain, key);
  }

  /**
   * Applies one change at once. The next {@link #find} sees it. Removed routes stay in the table,
   * so that no older change brings them back.
   */
  public synchronized void apply(RouteChange change) {
    put(change);
    if (change.revision() == revision + 1) {
      revision = change.revision();
    }
  }

  /**
   * Moves the table on.
   *
   * @param changes the last change of every route that changed after {@link #revision()}, or the
   *     first of them, in the order of their revisions
   */
  public synchronized void advance(List<RouteChange> changes) {
    changes.forEach(this::put);
    if (!changes.isEmpty()) {
      reach(changes.getLast().revision());
    }
  }

  /** Moves the revision on: every change up to it has been put into the table. */
  synchronized void reach(long reached) {
    revision = Math.max(revision, reached);
  }

  /**
   * Becomes what another table is, which is not to be used any more. The next {@link #find} sees
   * all of it.
   */
  public synchronized void become(RouteTable other) {
    if (!hash.equals(other.hash)) {
      throw new IllegalArgumentException("The other table has another seed.");
    }
    contents = other.contents;
    revision = other.revision;
    highestRevision = other.highestRevision;
  }

  private void put(RouteChange change) {
    RouteAddress address = change.address();
    int domain = contents.number(address.domain());
    if (RouteEntry.hasPlan(change.route())) {
      put(domain, address.key(), change.route());
    } else {
      put(RouteEntry.of(domain, address.key(), change.route()), 0, address.key(), null);
    }
  }

  /** The number that stands for a domain in the entries of this table. */
  synchronized int number(String domain) {
    return contents.number(domain);
  }

  /** Takes an entry over whose domain is numbered as in this table. */
  synchronized void put(byte[] entry, int offset) {
    String key = RouteEntry.key(entry, offset);
    if (RouteEntry.hasPlan(entry, offset)) {
      put(RouteEntry.domain(entry, offset), key, RouteEntry.route(entry, offset));
    } else {
      put(entry, offset, key, null);
    }
  }

  private void put(int domain, String key, Route withPlan) {
    SharedPlans.Parts parts = sharedPlans.of(withPlan.plan());
    put(RouteEntry.of(domain, key, withPlan, parts.addresses()), 0, key, parts.shared());
  }

  private void put(byte[] entry, int offset, String key, @Nullable SharedPlan plan) {
    Contents now = contents;
    long keyHash = hash.of(RouteEntry.domain(entry, offset), key);
    highestRevision = Math.max(highestRevision, RouteEntry.revision(entry, offset));
    if (now.shard(keyHash).put(keyHash, entry, offset, plan)) {
      now.size.incrementAndGet();
    }
  }

  /** Makes every shard ready for its part of so many routes with so many bytes. */
  synchronized void expect(long routes, long bytes) {
    for (RouteShard shard : contents.shards) {
      shard.expect(routes >> SHARD_BITS, bytes >> SHARD_BITS);
    }
  }

  /** The revision up to which the table contains every change, 0 for an empty table. */
  public long revision() {
    return revision;
  }

  /** The highest revision of a route that the table has ever taken, 0 for an empty table. */
  public long highestRevision() {
    return highestRevision;
  }

  /** How many routes there are, those of removed codes included. */
  public int size() {
    return contents.size.get();
  }

  /**
   * Walks over all routes. Those that were there at the beginning are met once each, in that state
   * or a later one; of those that come meanwhile any may be met.
   */
  public RouteCursor cursor() {
    Contents now = contents;
    return new RouteCursor(now.shards, now.domains);
  }
}
