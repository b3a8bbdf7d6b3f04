package dev.waypost.localcopy;

import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteTable;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A copy of all that scans need, in a folder; the package docs say in which files. Thread-safe.
 *
 * <p><b>What is guaranteed.</b> A change for which {@link #append} has returned, with no fault in
 * {@link #status}, is with the operating system: it survives the process, whichever way that ends.
 * It is on the device within the interval of the settings, so a power cut may cost the last second;
 * the database has it all the same, and brings it again. A snapshot takes the place of another only
 * when it is whole and on the device. Nothing here ever keeps a change from being published: where
 * the disk is full or fails, the copy says so in its status, and is made anew when it can be.
 *
 * <p><b>What is refused when it is opened.</b> Whatever does not verify or claims what can't be. Of
 * the snapshots the newest good one is taken, and all changes since; damage amid changes costs
 * those that it hit, and the table's revision then stays before them, so that they are asked for.
 */
public final class LocalCopy implements Closeable {
  private static final Logger LOGGER = System.getLogger(LocalCopy.class.getName());
  private static final String SECRETS = "secrets";
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final CopySettings settings;
  private final RouteTable table;
  private final List<String> refused;
  private final RouteFiles routes;
  private final WholeFile surroundingsFile;
  private final WholeFile secretsFile;
  private final WholeFile revocationsFile;
  private final Semaphore more = new Semaphore(0);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread keeper =
      Thread.ofPlatform().daemon().name("local-copy").unstarted(this::run);

  // Guarded by this.
  private @Nullable Surroundings surroundings;
  private @Nullable Surroundings unsavedSurroundings;
  private Secrets secrets = Secrets.NONE;
  private @Nullable Secrets unsavedSecrets;
  private @Nullable Revocations revocations;
  private @Nullable Revocations unsavedRevocations;
  private @Nullable String fault;

  private LocalCopy(
      CopyStorage storage,
      CopyFolder folder,
      CopySettings settings,
      RouteTable table,
      RouteFiles routes,
      List<String> refused) {
    this.settings = settings;
    this.table = table;
    this.routes = routes;
    this.refused = refused;
    this.surroundingsFile =
        new WholeFile(storage, folder, "domains", "WAYPDOMS", Contents.SURROUNDINGS_VERSION, false);
    this.secretsFile = new WholeFile(storage, folder, SECRETS, "WAYPKEYS", 1, true);
    this.revocationsFile = new WholeFile(storage, folder, "revocations", "WAYPREVO", 1, false);
  }

  /**
   * Opens the copy in a folder, which is made where there is none, and reads all of it.
   *
   * @param fileIds draws random numbers
   * @param tables makes an empty table; asked again for each snapshot that is refused
   * @throws IOException if the folder can't be read; what is damaged in it is no reason
   */
  public static LocalCopy open(
      Path folder, CopySettings settings, LongSupplier fileIds, Supplier<RouteTable> tables)
      throws IOException {
    return open(folder, settings, fileIds, tables, new DiskStorage());
  }

  static LocalCopy open(
      Path path,
      CopySettings settings,
      LongSupplier fileIds,
      Supplier<RouteTable> tables,
      CopyStorage storage)
      throws IOException {
    Files.createDirectories(path);
    var folder = new CopyFolder(path);
    for (Path unfinished : folder.unfinished()) {
      if (unfinished.getFileName().toString().startsWith(SECRETS)) {
        storage.destroy(unfinished);
      } else {
        storage.delete(unfinished);
      }
    }
    List<String> refused = new ArrayList<>();
    var loaded = new CopyLoader(folder, tables, refused::add).load();
    RouteTable table = loaded == null ? tables.get() : loaded.table();
    var routes = new RouteFiles(storage, folder, settings, fileIds, table, loaded);
    var copy = new LocalCopy(storage, folder, settings, table, routes, refused);
    copy.readFiles();
    refused.forEach(sentence -> LOGGER.log(Level.WARNING, sentence));
    copy.keeper.start();
    return copy;
  }

  private synchronized void readFiles() throws IOException {
    InstallationId owner = routes.installation();
    if (owner != null) {
      surroundings = surroundingsFile.read(owner, Contents::surroundings, refused::add);
      Secrets found =
          secretsFile.read(owner, (_, content) -> Contents.secrets(content), refused::add);
      secrets = found == null ? Secrets.NONE : found;
      revocations =
          revocationsFile.read(owner, (_, content) -> Contents.revocations(content), refused::add);
    }
  }

  /** The routes that were found, or an empty table; who changes it tells {@link #append}. */
  public RouteTable table() {
    return table;
  }

  /** Whose copy it is; empty where no good snapshot was found. */
  public Optional<InstallationId> installation() {
    return Optional.ofNullable(routes.installation());
  }

  /** What stands around the routes; empty where it was not found whole. */
  public synchronized Optional<Surroundings> surroundings() {
    return Optional.ofNullable(surroundings);
  }

  /** The secrets; {@link Secrets#NONE} where they were not found whole. */
  public synchronized Secrets secrets() {
    return secrets;
  }

  /** The signed links that were taken back; empty where they were not found whole. */
  public synchronized Optional<Revocations> revocations() {
    return Optional.ofNullable(revocations);
  }

  /**
   * Begins to follow what changes. To be called once.
   *
   * @param owner whose routes they are
   * @throws IllegalStateException if the copy is another installation's
   */
  public void follow(InstallationId owner) {
    InstallationId before = routes.installation();
    if (before != null && !before.equals(owner)) {
      throw new IllegalStateException("The copy belongs to installation " + before + ".");
    }
    routes.follow(owner);
    more.release();
  }

  /** Takes changes that the table has taken already. */
  public void append(List<RouteChange> changes) {
    routes.append(changes);
    more.release();
  }

  /** Takes note that all changes up to a revision have been appended. */
  public void reached(long revision) {
    routes.reached(revision);
    more.release();
  }

  /** The table has become another; what was copied of it before is worth nothing. */
  public void startOver() {
    routes.startOver();
    more.release();
  }

  /** Keeps what stands around the routes from now on. Returns before it is on the disk. */
  public synchronized void keep(Surroundings next) {
    if (!next.equals(surroundings)) {
      surroundings = next;
      unsavedSurroundings = next;
      more.release();
    }
  }

  /** Keeps these secrets and no others from now on. Returns before they are on the disk. */
  public synchronized void keep(Secrets next) {
    if (!next.isSame(secrets)) {
      secrets = next;
      unsavedSecrets = next;
      more.release();
    }
  }

  /** Keeps these revocations and no others from now on. Returns before they are on the disk. */
  public synchronized void keep(Revocations next) {
    if (!next.equals(revocations)) {
      revocations = next;
      unsavedRevocations = next;
      more.release();
    }
  }

  /** How the copy is. */
  public synchronized CopyStatus status() {
    FileHeader snapshot = routes.snapshot();
    String routesFault = routes.fault();
    return new CopyStatus(
        snapshot == null ? 0 : snapshot.generation(),
        snapshot == null ? 0 : snapshot.routes(),
        snapshot == null ? 0 : snapshot.length(),
        routes.changesBytes(),
        routesFault == null ? fault : routesFault,
        List.copyOf(refused));
  }

  /** Whether so many routes can't have become so few: those of removed codes stay. */
  public static boolean isAbsurd(long before, long after) {
    return after < before / 2;
  }

  private void run() {
    try {
      boolean open = true;
      while (open) {
        if (closing.getCount() > 0) {
          more.acquire();
        }
        // More may come, and is then synced together.
        open = !closing.await(settings.syncInterval().toMillis(), TimeUnit.MILLISECONDS);
        more.drainPermits();
        routes.sync();
        boolean saved = saveFiles();
        if (open && !(routes.renew() && saved)) {
          boolean _ = closing.await(settings.retryInterval().toMillis(), TimeUnit.MILLISECONDS);
          more.release();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False where it failed. */
  private boolean saveFiles() {
    InstallationId owner = routes.installation();
    if (owner == null) {
      return true;
    }
    Surroundings nextSurroundings;
    Secrets nextSecrets;
    Revocations nextRevocations;
    synchronized (this) {
      nextSurroundings = unsavedSurroundings;
      nextSecrets = unsavedSecrets;
      nextRevocations = unsavedRevocations;
      unsavedSurroundings = null;
      unsavedSecrets = null;
      unsavedRevocations = null;
    }
    try {
      if (nextSurroundings != null) {
        surroundingsFile.replace(owner, Contents.of(nextSurroundings));
      }
      if (nextSecrets != null) {
        secretsFile.replace(owner, Contents.of(nextSecrets));
      }
      if (nextRevocations != null) {
        revocationsFile.replace(owner, Contents.of(nextRevocations));
      }
    } catch (IOException e) {
      notSaved(nextSurroundings, nextSecrets, nextRevocations, e);
      return false;
    }
    synchronized (this) {
      fault = null;
    }
    return true;
  }

  private synchronized void notSaved(
      @Nullable Surroundings oldSurroundings,
      @Nullable Secrets oldSecrets,
      @Nullable Revocations oldRevocations,
      IOException e) {
    boolean first = fault == null;
    fault = "domains, salts or links taken back can't be written: " + e.getMessage();
    if (first) {
      LOGGER.log(Level.WARNING, "The local copy falls behind; " + fault + ".");
    }
    unsavedSurroundings = unsavedSurroundings == null ? oldSurroundings : unsavedSurroundings;
    unsavedSecrets = unsavedSecrets == null ? oldSecrets : unsavedSecrets;
    unsavedRevocations = unsavedRevocations == null ? oldRevocations : unsavedRevocations;
  }

  /** Brings what was told to the device, and ends. */
  @Override
  public void close() {
    closing.countDown();
    more.release();
    try {
      if (!keeper.join(LONGEST_STOP)) {
        LOGGER.log(Level.WARNING, "The local copy did not end in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    routes.close();
  }
}
