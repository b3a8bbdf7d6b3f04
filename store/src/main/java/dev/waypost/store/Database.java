package dev.waypost.store;

import dev.waypost.codes.ApiKeyStore;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.DomainStore;
import dev.waypost.codes.JobStore;
import dev.waypost.codes.KeptAnswerStore;
import dev.waypost.codes.RecallStore;
import dev.waypost.codes.RouteStore;
import dev.waypost.codes.ScanCounterStore;
import dev.waypost.codes.SecretStore;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.UsageStore;
import dev.waypost.codes.VisitorSaltStore;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.metadata.MetadataFieldStore;
import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.uploads.UploadStore;
import dev.waypost.people.PeopleStore;
import dev.waypost.people.SavedViewStore;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** An open database with its schema up to date, and the stores in it. Thread-safe. */
public final class Database implements AutoCloseable {
  private static final int INDEXED_AT_ONCE = 1_000;
  private static final int WRITE_ATTEMPTS = 5;

  private final CodeNumbers numbers = new CodeNumbers();
  private final Engine engine;
  private final InstantSource clock;
  private final DSLContext writes;
  private final DSLContext reads;
  private final TextIndexUpkeep textIndexUpkeep;

  private Database(Engine engine, InstantSource clock) {
    this.engine = engine;
    this.clock = clock;
    this.writes = context(engine, engine.writes());
    this.reads = context(engine, engine.reads());
    this.textIndexUpkeep = new TextIndexUpkeep(writes);
  }

  /**
   * Opens a database and brings its schema up to date.
   *
   * @throws DatabaseRefusedException if it can't be reached or its schema is newer than this
   *     program
   */
  public static Database open(DatabaseLocation location, InstantSource clock)
      throws DatabaseRefusedException {
    Engine engine = open(location);
    try {
      Migrations.run(engine, location);
      var database = new Database(engine, clock);
      database.indexOlderCodes();
      return database;
    } catch (DatabaseRefusedException | RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private static Engine open(DatabaseLocation location) throws DatabaseRefusedException {
    try {
      return Engine.open(location);
    } catch (SQLException e) {
      throw new DatabaseRefusedException(
          "The database " + location + " can't be opened: " + RootCause.line(e) + ".", e);
    }
  }

  private void indexOlderCodes() {
    SqlCodeStore codes = new SqlCodeStore(this, numbers);
    int indexed;
    do {
      indexed = codes.indexOlder(INDEXED_AT_ONCE);
    } while (indexed == INDEXED_AT_ONCE);
  }

  /** Codes, history and routes. */
  public CodeStore codes() {
    return new SqlCodeStore(this, numbers);
  }

  /** The routes for the data plane. */
  public RouteStore routes() {
    return new SqlRouteStore(this);
  }

  /** The groups. */
  public GroupStore groups() {
    return new SqlGroupStore(this);
  }

  /** The metadata fields. */
  public MetadataFieldStore metadataFields() {
    return new SqlMetadataFieldStore(this);
  }

  /** The domains. */
  public DomainStore domains() {
    return new SqlDomainStore(this);
  }

  /** The workspaces. */
  public WorkspaceStore workspaces() {
    return new SqlWorkspaceStore(this, clock);
  }

  /** The API keys. */
  public ApiKeyStore apiKeys() {
    return new SqlApiKeyStore(this);
  }

  /** The scan counters. */
  public ScanCounterStore scanCounters() {
    return new SqlScanCounterStore(this);
  }

  /** The jobs. */
  public JobStore jobs() {
    return new SqlJobStore(this);
  }

  /** The recalls. */
  public RecallStore recalls() {
    return new SqlRecallStore(this);
  }

  /** The signed links. */
  public LinkStore links() {
    return new SqlLinkStore(this);
  }

  /** The themes of workspaces. */
  public ThemeStore themes() {
    return new SqlThemeStore(this);
  }

  /** What workspaces uploaded. */
  public UploadStore uploads() {
    return new SqlUploadStore(this);
  }

  /** Who uses the console. */
  public PeopleStore people() {
    return new SqlPeopleStore(this);
  }

  /** The views that workspaces keep. */
  public SavedViewStore savedViews() {
    return new SqlSavedViewStore(this);
  }

  /** The visitor salts. */
  public VisitorSaltStore visitorSalts() {
    return new SqlVisitorSaltStore(this);
  }

  /** What workspaces have used. */
  public UsageStore usage() {
    return new SqlUsageStore(this);
  }

  /** The secrets of the installation. */
  public SecretStore secrets() {
    return new SqlSecretStore(this);
  }

  /** The answers kept for calls that may be repeated. */
  public KeptAnswerStore keptAnswers() {
    return new SqlKeptAnswerStore(this);
  }

  @Override
  public void close() {
    textIndexUpkeep.close();
    engine.close();
  }

  /**
   * Runs a transaction that may write; again where PostgreSQL took it back so that others could go
   * on.
   */
  <T extends @Nullable Object> T write(Function<DSLContext, T> work) {
    return translated(() -> {
      for (int attempt = 1; ; attempt++) {
        try {
          return writes.transactionResult(
              (Configuration transaction) -> work.apply(transaction.dsl()));
        } catch (DataAccessException e) {
          if (attempt == WRITE_ATTEMPTS || !Unavailability.isForOthers(e)) {
            throw e;
          }
        }
      }
    });
  }

  /**
   * Runs a transaction that checks what must be unique before it writes, once more where another
   * one came between, so that its checks see what that one wrote.
   *
   * @param again what to do before it runs again
   */
  <T extends @Nullable Object> T writeAgainIfNotUnique(
      Function<DSLContext, T> work, Runnable again) {
    try {
      return write(work);
    } catch (DataAccessException e) {
      if (NotUnique.isMeantBy(e)) {
        again.run();
        return write(work);
      }
      throw e;
    }
  }

  /**
   * Runs a transaction as {@link #writeAgainIfNotUnique} does, and takes everything back, whatever
   * it did.
   */
  void rehearse(Consumer<DSLContext> work, Runnable again) {
    try {
      writeAgainIfNotUnique(
          transaction -> {
            work.accept(transaction);
            throw new RehearsedException();
          },
          again);
    } catch (RehearsedException taken) {
      // The work went through.
    }
  }

  /** Rolls a transaction back that went through. */
  private static final class RehearsedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RehearsedException() {
      super("Rehearsed.", null, false, false);
    }
  }

  /** Runs statements that only read, each seeing what was committed before it. */
  <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
    return translated(() -> work.apply(reads));
  }

  /** The texts of many codes were stored. */
  void textsStored() {
    textIndexUpkeep.wanted();
  }

  /** See {@link Engine#forgetDeleted}. */
  void forgetDeleted() {
    translated(() -> {
      engine.forgetDeleted(writes);
      return true;
    });
  }

  private interface Work<T extends @Nullable Object> {
    T run();
  }

  private static <T extends @Nullable Object> T translated(Work<T> work) {
    try {
      return work.run();
    } catch (DataAccessException e) {
      if (e.getCause() instanceof SQLException cause && Unavailability.isMeantBy(cause)) {
        throw new StoreUnavailableException(
            "The database can't be used at present: " + cause.getMessage(), e);
      }
      throw e;
    }
  }

  private static DSLContext context(Engine engine, javax.sql.DataSource source) {
    var settings =
        new Settings()
            .withRenderSchema(false)
            .withRenderQuotedNames(RenderQuotedNames.NEVER)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withExecuteLogging(false);
    return DSL.using(source, engine.dialect(), settings);
  }
}
