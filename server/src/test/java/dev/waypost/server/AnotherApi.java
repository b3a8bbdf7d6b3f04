package dev.waypost.server;

import dev.waypost.api.http.ApiListener;
import dev.waypost.api.http.ApiServer;
import dev.waypost.api.http.BodyBudget;
import dev.waypost.api.http.Callers;
import dev.waypost.api.http.Guesses;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.RateLimits;
import dev.waypost.api.http.Repeats;
import dev.waypost.codes.AccessTokens;
import dev.waypost.codes.ApiKeys;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation.Sqlite;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A second listener of a running program, whose operations do something of a test's own. */
final class AnotherApi implements AutoCloseable {
  private final Vertx vertx;
  private final Database database;
  private final int port;

  /** What the bodies of all calls may have together. */
  static final int BODY_BYTES = 16 * 1024 * 1024;

  private AnotherApi(Vertx vertx, Database database, int port) {
    this.vertx = vertx;
    this.database = database;
    this.port = port;
  }

  /** One that does what it is asked for and dies of each reply. */
  static AnotherApi dying(List<Operation> operations, Path databaseFile) throws Exception {
    return start(
        operations,
        databaseFile,
        action ->
            request -> {
              var _ = action.answer(request);
              throw new IllegalStateException("This is the end, as the test wants it.");
            });
  }

  /**
   * One whose operations are not quite those of the program.
   *
   * @param instead what each does instead
   */
  static AnotherApi start(
      List<Operation> operations, Path databaseFile, UnaryOperator<Operation.Action> instead)
      throws Exception {
    InstantSource clock = InstantSource.system();
    Vertx vertx = Vertx.vertx();
    Database database = Database.open(new Sqlite(databaseFile), clock);
    int port = WaypostProcess.Ports.free().api();
    var apiKeys = new ApiKeys(database.apiKeys(), clock, new SecureRandom());
    var api =
        new ApiServer(
            vertx,
            operations.stream().map(operation -> with(operation, instead)).toList(),
            new Callers(
                apiKeys,
                new AccessTokens(apiKeys, new byte[32], clock),
                new Guesses(false),
                _ -> InetAddress.getLoopbackAddress()),
            new RateLimits(0),
            new Repeats(database.keptAnswers(), clock),
            new BodyBudget(BODY_BYTES),
            vertx.createSharedWorkerExecutor("another", 2));
    new ApiListener(vertx, api.handler()).start("127.0.0.1", port).await(10, TimeUnit.SECONDS);
    return new AnotherApi(vertx, database, port);
  }

  private static Operation with(Operation operation, UnaryOperator<Operation.Action> instead) {
    return new Operation(
        operation.method(),
        operation.path(),
        operation.access(),
        operation.runsOn(),
        operation.maxBodyBytes(),
        operation.cost(),
        instead.apply(operation.action()));
  }

  String url() {
    return "http://localhost:" + port;
  }

  ApiClient client(String key) {
    return new ApiClient(url(), key);
  }

  @Override
  public void close() throws TimeoutException {
    vertx.close().await(10, TimeUnit.SECONDS);
    database.close();
  }
}
