package dev.waypost.console.http;

import dev.waypost.api.http.Body;
import dev.waypost.api.http.BodyBudget;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.api.http.Replies;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Scope;
import dev.waypost.console.http.Page.Access;
import dev.waypost.console.text.Catalogue;
import dev.waypost.people.PeopleRefusedException;
import dev.waypost.people.Sessions;
import dev.waypost.people.SignedIn;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Serves the console's pages. Deny by default: a path that is no page is not found, a page is shown
 * to whom it names, and a form is taken only from our own pages.
 */
public final class ConsoleServer {
  /** Beyond this many visits that run or wait, people are told to come back. */
  private static final int MAX_WAITING = 128;

  private final AtomicInteger waiting = new AtomicInteger();
  private final Vertx vertx;
  private final List<Page> pages;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final Csrf csrf;
  private final Catalogue catalogue;
  private final FaultPages faults;
  private final BodyBudget budget;
  private final WorkerExecutor workers;
  private final Function<HttpServerRequest, InetAddress> addresses;
  private final Replies replies = new Replies();

  /**
   * A server of these pages.
   *
   * @param cookie in which browsers keep their session
   * @param faults what is shown where a page can't be
   * @param addresses tells where a request comes from
   */
  public ConsoleServer(
      Vertx vertx,
      List<Page> pages,
      Sessions sessions,
      SessionCookie cookie,
      Catalogue catalogue,
      FaultPages faults,
      BodyBudget budget,
      WorkerExecutor workers,
      Function<HttpServerRequest, InetAddress> addresses,
      SecureRandom random) {
    this.vertx = vertx;
    this.pages = List.copyOf(pages);
    this.sessions = sessions;
    this.cookie = cookie;
    this.csrf = new Csrf(random);
    this.catalogue = catalogue;
    this.faults = faults;
    this.budget = budget;
    this.workers = workers;
    this.addresses = addresses;
  }

  /** Answers the requests whose path starts with {@code /console}. */
  public Handler<HttpServerRequest> handler() {
    Router router = Router.router(vertx);
    for (Page page : pages) {
      var route = router.route(page.path()).method(page.method());
      if (page.method().equals(HttpMethod.GET)) {
        route.method(HttpMethod.HEAD);
      }
      route.handler(context -> serve(context, page));
    }
    router.errorHandler(400, context -> refuse(context, malformed()));
    router.errorHandler(404, context -> refuse(context, notFound()));
    router.errorHandler(405, context -> refuse(context, notFound()));
    router.errorHandler(500, context -> refuse(context, Problems.of(failure(context))));
    return router;
  }

  private void serve(RoutingContext context, Page page) {
    HttpServerRequest request = context.request();
    ProblemException refusal =
        hasNul(request) ? notFound() : Body.refusal(request, page.maxBodyBytes());
    if (refusal != null) {
      refuse(context, refusal);
    } else if (page.method().equals(HttpMethod.GET)) {
      boolean _ =
          run(
              context,
              () -> {
                Admission admission = admit(context, page);
                return admission.reply() == null
                    ? packed(context, answer(context, page, admission, Form.EMPTY))
                    : packed(context, admission.reply());
              },
              reply -> replies.send(context, reply));
    } else {
      request.pause();
      boolean _ =
          run(context, () -> admit(context, page), admission -> takeForm(context, page, admission));
    }
  }

  /** No text of ours has it, and PostgreSQL takes none that does. */
  private static boolean hasNul(HttpServerRequest request) {
    return request.uri().contains("%00");
  }

  /**
   * Whether a visit goes on.
   *
   * @param reply what it gets instead; null where it does
   * @param session the token of the browser's session; null for nobody's
   */
  private record Admission(
      @Nullable Reply reply, @Nullable SignedIn signedIn, @Nullable String session) {}

  private Admission admit(RoutingContext context, Page page) {
    HttpServerRequest request = context.request();
    if (!isFromHere(request)) {
      return refused(
          context, null, forbidden("This form was sent by another site. Nothing was changed."));
    }
    try {
      Optional<String> token = cookie.read(request);
      SignedIn signedIn = token.flatMap(sessions::find).orElse(null);
      String session = signedIn == null ? null : token.orElseThrow();
      return switch (page.access()) {
        case Access.Simple.ANYBODY -> new Admission(null, signedIn, session);
        case Access.Simple.SIGNED_IN ->
            signedIn == null ? signInFirst(request) : new Admission(null, signedIn, session);
        case Access.With(Scope scope) -> {
          if (signedIn == null) {
            yield signInFirst(request);
          }
          yield signedIn.actor().may(scope)
              ? new Admission(null, signedIn, session)
              : refused(
                  context,
                  signedIn,
                  forbidden(
                      "Your role in this workspace does not allow this. Ask one of its admins."));
        }
      };
    } catch (RuntimeException e) {
      return refused(context, null, Problems.of(e));
    }
  }

  private Admission refused(
      RoutingContext context, @Nullable SignedIn signedIn, ProblemException problem) {
    return new Admission(
        faults.page(visit(context, signedIn, null, Form.EMPTY), problem), null, null);
  }

  /** Parts of a page that are asked for by its script lead the whole page there. */
  private static Admission signInFirst(HttpServerRequest request) {
    String back =
        request.method().equals(HttpMethod.GET) && request.getHeader("HX-Request") == null
            ? "?next=" + Redirects.encoded(request.uri())
            : "";
    String path = "/console/sign-in" + back;
    Reply reply =
        request.getHeader("HX-Request") == null
            ? Redirects.to(path)
            : Reply.empty(204).withHeader("HX-Redirect", path);
    return new Admission(reply, null, null);
  }

  /**
   * Browsers say where a form comes from (Fetch Metadata, RFC 6454); a script that says nothing has
   * no cookie.
   */
  private static boolean isFromHere(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader("Origin");
    return origin == null
        || origin.substring(origin.indexOf("://") + 1).equals("//" + request.getHeader("Host"));
  }

  private void takeForm(RoutingContext context, Page page, Admission admission) {
    Reply refusal = admission.reply();
    if (refusal != null) {
      send(context, refusal);
      context.request().resume();
      return;
    }
    var body = new Body(context.request(), page.maxBodyBytes(), budget);
    body.read(
        bytes -> {
          boolean runs =
              run(
                  context,
                  () -> {
                    try {
                      return packed(context, answerForm(context, page, bytes));
                    } finally {
                      body.release();
                    }
                  },
                  reply -> replies.send(context, reply));
          if (!runs) {
            body.release();
          }
        },
        problem -> refuse(context, problem));
  }

  /** Who sends a form is asked anew: it may have been long on its way, and they gone meanwhile. */
  private Reply answerForm(RoutingContext context, Page page, byte[] bytes) {
    Admission admission = admit(context, page);
    Reply refusal = admission.reply();
    if (refusal != null) {
      return refusal;
    }
    Form form;
    try {
      form = FormReader.read(context.request().getHeader("Content-Type"), bytes);
    } catch (ProblemException e) {
      return faults.page(visit(context, admission.signedIn(), admission.session(), Form.EMPTY), e);
    }
    String session =
        admission.session() == null ? null : formsKey(admission.signedIn(), admission.session());
    String header = context.request().getHeader("X-CSRF");
    boolean isOurs =
        page.access() == Access.Simple.ANYBODY
            || (session != null && csrf.isOf(session, header == null ? form.raw("csrf") : header));
    return isOurs
        ? answer(context, page, admission, form)
        : faults.page(
            visit(context, admission.signedIn(), admission.session(), form),
            forbidden("This form is too old. Go back, reload the page, and send it again."));
  }

  private Reply answer(RoutingContext context, Page page, Admission admission, Form form) {
    Visit visit = visit(context, admission.signedIn(), admission.session(), form);
    try {
      return page.action().answer(visit);
    } catch (PeopleRefusedException e) {
      return faults.page(
          visit,
          new ProblemException(
              ProblemCode.INVALID_VALUE, e.field(), visit.texts().of(e.wording(), e.values())));
    } catch (RuntimeException e) {
      return faults.page(visit, Problems.of(e));
    }
  }

  private Visit visit(
      RoutingContext context, @Nullable SignedIn signedIn, @Nullable String session, Form form) {
    HttpServerRequest request = context.request();
    String path = request.path();
    return new Visit(
        signedIn,
        path == null ? "/console" : path,
        Map.copyOf(context.pathParams()),
        context.queryParams(),
        request.headers(),
        form,
        catalogue.forVisit(signedIn == null ? null : signedIn.person(), request),
        session == null ? "" : csrf.token(formsKey(signedIn, session)),
        addresses.apply(request));
  }

  /** Forms belong to a session and to the workspace that they were made in. */
  private static String formsKey(@Nullable SignedIn signedIn, String session) {
    return signedIn == null ? session : session + " in " + signedIn.workspace().id().value();
  }

  /** Has work done by a worker, unless too much waits already; false then, and refused. */
  private <T> boolean run(RoutingContext context, Supplier<T> work, Consumer<T> then) {
    if (waiting.incrementAndGet() > MAX_WAITING) {
      waiting.decrementAndGet();
      refuse(
          context,
          new ProblemException(
              ProblemCode.OVERLOADED,
              null,
              "Too much is going on at present. Scans are still answered. Please try again in a few seconds."));
      return false;
    }
    workers
        .executeBlocking(work::get, false)
        .onComplete(_ -> waiting.decrementAndGet())
        .onSuccess(then::accept)
        .onFailure(failure -> refuse(context, Problems.of(failure)));
    return true;
  }

  private void refuse(RoutingContext context, ProblemException problem) {
    send(context, faults.page(visit(context, null, null, Form.EMPTY), problem));
    context.request().resume();
  }

  private void send(RoutingContext context, Reply reply) {
    replies.send(context, packed(context, reply));
  }

  /** A reply as it goes out; packing takes its time, so pages are packed where they are made. */
  private Reply packed(RoutingContext context, Reply reply) {
    return Packing.packed(context.request(), PageHeaders.with(reply, cookie.isSecure()));
  }

  private static ProblemException malformed() {
    return new ProblemException(
        ProblemCode.MALFORMED_REQUEST,
        null,
        "This address can't be read. Go back, or start from the overview.");
  }

  private static ProblemException notFound() {
    return new ProblemException(
        ProblemCode.NOT_FOUND, null, "There is no such page. Go back, or start from the overview.");
  }

  private static ProblemException forbidden(String detail) {
    return new ProblemException(ProblemCode.INSUFFICIENT_SCOPE, null, detail);
  }

  private static Throwable failure(RoutingContext context) {
    Throwable failure = context.failure();
    return failure != null
        ? failure
        : new IllegalStateException("A request failed without a reason.");
  }
}
