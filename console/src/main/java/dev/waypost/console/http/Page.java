package dev.waypost.console.http;

import dev.waypost.api.http.Reply;
import dev.waypost.codes.Scope;
import io.vertx.core.http.HttpMethod;

/**
 * One page of the console, or one form that a page sends.
 *
 * @param path Vert.x's path syntax: parts that start with a colon are named
 * @param access who may see it
 * @param maxBodyBytes the most bytes of a form
 * @param action what it does
 */
public record Page(HttpMethod method, String path, Access access, int maxBodyBytes, Action action) {
  /** The most bytes of a form without a file. */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  /** Who may see a page. There is no default: each page says. */
  public sealed interface Access {
    /** Those who need no more than being there. */
    enum Simple implements Access {
      /** Whoever comes. */
      ANYBODY,
      /** Whoever is signed in, whatever their role. */
      SIGNED_IN
    }

    /**
     * Whose role has a scope in the workspace that they look at.
     *
     * @param scope the scope
     */
    record With(Scope scope) implements Access {}
  }

  /** What a page does. */
  @FunctionalInterface
  public interface Action {
    /** Answers a visit, or throws a problem of the API or a refusal of people. */
    Reply answer(Visit visit);
  }

  /** A page to look at. */
  public static Page get(String path, Scope scope, Action action) {
    return new Page(HttpMethod.GET, path, new Access.With(scope), 0, action);
  }

  /** A form that changes something. */
  public static Page post(String path, Scope scope, Action action) {
    return new Page(HttpMethod.POST, path, new Access.With(scope), MAX_BODY_BYTES, action);
  }

  /** A page to look at. */
  public static Page get(String path, Access access, Action action) {
    return new Page(HttpMethod.GET, path, access, 0, action);
  }

  /** A form that changes something. */
  public static Page post(String path, Access access, Action action) {
    return new Page(HttpMethod.POST, path, access, MAX_BODY_BYTES, action);
  }

  /** The same page with forms of another size. */
  public Page withMaxBodyBytes(int bytes) {
    return new Page(method, path, access, bytes, action);
  }
}
