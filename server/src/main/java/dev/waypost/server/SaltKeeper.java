package dev.waypost.server;

import dev.waypost.codes.VisitorSaltStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes visitor salts two days ahead, so that scans of the coming days have one while the database
 * is away, and destroys those of days that are over.
 */
final class SaltKeeper {
  private static final int DAYS_AHEAD = 2;
  private static final int SALT_BYTES = 32;

  private final VisitorSaltStore store;
  private final Consumer<Map<LocalDate, byte[]>> salts;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * A keeper.
   *
   * @param salts takes those that are to be used, and no others, from then on
   */
  SaltKeeper(
      VisitorSaltStore store,
      Consumer<Map<LocalDate, byte[]>> salts,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.salts = salts;
    this.clock = clock;
    this.random = random;
  }

  /** To be called at start and several times a day. */
  void keep() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Map<LocalDate, byte[]> known = store.all();
    Map<LocalDate, byte[]> wanted = new HashMap<>();
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      LocalDate day = today.plusDays(ahead);
      byte[] salt = known.get(day);
      wanted.put(day, salt != null ? salt : store.addIfAbsent(day, draw()));
    }
    salts.accept(wanted);
    store.deleteBefore(today);
  }

  private byte[] draw() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }
}
