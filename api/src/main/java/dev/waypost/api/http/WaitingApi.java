package dev.waypost.api.http;

import dev.waypost.pages.PageLayout;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is answered at the API's port before the database could be opened: what needs none, and to
 * everything else that the caller should come back, whoever it is and whatever it asks for.
 */
public final class WaitingApi {
  private final Vertx vertx;
  private final List<Operation> operations;
  private final Function<HttpServerRequest, InetAddress> addresses;
  private final InstantSource clock;

  /**
   * An API of these operations alone.
   *
   * @param operations GET, for anybody, and without a database
   * @param addresses tells where a request comes from
   */
  public WaitingApi(
      Vertx vertx,
      List<Operation> operations,
      Function<HttpServerRequest, InetAddress> addresses,
      InstantSource clock) {
    this.vertx = vertx;
    this.operations = List.copyOf(operations);
    this.addresses = addresses;
    this.clock = clock;
  }

  /** Answers the requests of a listener. */
  public Handler<HttpServerRequest> handler() {
    Router router = Router.router(vertx);
    for (Operation operation : operations) {
      router
          .route(operation.path())
          .method(HttpMethod.GET)
          .method(HttpMethod.HEAD)
          .handler(context -> whenRead(context, () -> serve(context, operation)));
    }
    router.route().handler(context -> whenRead(context, () -> comeBack(context)));
    router.errorHandler(
        400, context -> Sending.send(context, Problems.reply(Problems.malformedRequest())));
    return router;
  }

  /** Who is still sending might not see an answer. */
  private static void whenRead(RoutingContext context, Runnable then) {
    context.request().handler(_ -> {}).endHandler(_ -> then.run());
  }

  private void serve(RoutingContext context, Operation operation) {
    Future<Reply> reply =
        switch (operation.runsOn()) {
          case EVENT_LOOP -> Future.succeededFuture(answer(context, operation));
          case WORKER -> vertx.executeBlocking(() -> answer(context, operation), false);
        };
    reply
        .onSuccess(made -> Sending.send(context, made))
        .onFailure(failure -> Sending.send(context, Problems.reply(Problems.of(failure))));
  }

  private Reply answer(RoutingContext context, Operation operation) {
    try {
      return operation
          .action()
          .answer(
              new ApiRequest(
                  null,
                  context.pathParams(),
                  context.queryParams(),
                  context.request().headers(),
                  new byte[0],
                  addresses.apply(context.request()),
                  new PendingAnswer(null, clock.instant())));
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  /** People get a page that asks again by itself, programs a problem. */
  private static void comeBack(RoutingContext context) {
    Reply problem = Problems.reply(Problems.storeUnavailable());
    Sending.send(context, isForPeople(context.request()) ? waitingPage(problem) : problem);
  }

  /** Whether a request asks for the console, all of which lies below one path. */
  public static boolean isForPeople(HttpServerRequest request) {
    String path = request.path();
    return path != null && (path.equals("/console") || path.startsWith("/console/"));
  }

  private static Reply waitingPage(Reply problem) {
    String body =
        """
        <h1>One moment, please</h1>
        <p>Waypost&rsquo;s database can&rsquo;t be reached at present, so the console can&rsquo;t show anything. Nothing is lost, and scans are answered all the same.</p>
        <p class="soft">This page asks again by itself.</p>
        """;
    return Reply.html(
            problem.status(),
            PageLayout.page("Waypost", body, false, "").getBytes(StandardCharsets.UTF_8))
        .withHeaders(
            Map.of(
                "Content-Security-Policy", PageLayout.CONTENT_SECURITY_POLICY,
                "Cache-Control", "no-store",
                "Retry-After", "5",
                "Refresh", "5"));
  }
}
