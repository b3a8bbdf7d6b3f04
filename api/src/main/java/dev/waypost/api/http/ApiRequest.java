package dev.waypost.api.http;

import dev.waypost.codes.Actor;
import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request as an operation sees it.
 *
 * @param bearer who asks; null only for public operations
 * @param pathParameters the values of the named parts of the path
 * @param query the query parameters
 * @param headers the headers
 * @param body the body, at most the limit of the operation
 * @param client where it comes from
 * @param pendingAnswer what of the answer is to be kept
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record ApiRequest(
    @Nullable Actor bearer,
    Map<String, String> pathParameters,
    MultiMap query,
    MultiMap headers,
    byte[] body,
    InetAddress client,
    PendingAnswer pendingAnswer) {

  /**
   * The answer of an operation that changes something, to be stored with the change where the
   * caller may repeat the call.
   *
   * @param reply what is answered, now and when the call is repeated
   */
  public <T> Answer<T> answer(Function<T, Reply> reply) {
    return new Answer<>(pendingAnswer, reply, null);
  }

  /**
   * The same where a repeat must not show everything.
   *
   * @param given what is answered now and stored nowhere
   * @param repeated what is answered when the call is repeated
   */
  public <T> Answer<T> answer(Function<T, Reply> given, Function<T, Reply> repeated) {
    return new Answer<>(pendingAnswer, given, repeated);
  }

  /** The same with other query parameters. */
  public ApiRequest withQuery(MultiMap otherQuery) {
    return new ApiRequest(bearer, pathParameters, otherQuery, headers, body, client, pendingAnswer);
  }

  /** Who asks. */
  public Actor actor() {
    if (bearer == null) {
      throw new IllegalStateException("A public operation has no actor.");
    }
    return bearer;
  }

  /** A named part of the path. */
  public String pathParameter(String name) {
    String value = pathParameters.get(name);
    if (value == null) {
      throw new IllegalStateException("The path has no part named " + name + ".");
    }
    return value;
  }

  /** A header, or null. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /**
   * A query parameter, or null.
   *
   * @throws ProblemException where it is given twice
   */
  public @Nullable String parameter(String name) {
    var values = query.getAll(name);
    if (values.size() > 1) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          name,
          "The query parameter \""
              + name
              + "\" is given "
              + values.size()
              + " times. Give it once.");
    }
    return values.isEmpty() ? null : values.getFirst();
  }

  /** All values of a query parameter that may be given several times. */
  public List<String> parameters(String name) {
    return query.getAll(name);
  }

  /**
   * A query parameter that is a whole number.
   *
   * @throws ProblemException where it is not one, or out of bounds
   */
  public int parameter(String name, int least, int most, int byDefault) {
    String value = parameter(name);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the same answer as a number out of bounds
    }
    throw new ProblemException(
        ProblemCode.INVALID_PARAMETER,
        name,
        "\""
            + name
            + "\" is \""
            + value
            + "\". Allowed are whole numbers from "
            + least
            + " to "
            + most
            + ".");
  }

  /**
   * Refuses query parameters other than these.
   *
   * @throws ProblemException naming the first that is unknown
   */
  public void allowParameters(Set<String> names) {
    for (String given : query.names()) {
      if (!names.contains(given)) {
        String allowed =
            names.isEmpty()
                ? "This call takes none."
                : "Allowed are: " + String.join(", ", new java.util.TreeSet<>(names)) + ".";
        throw new ProblemException(
            ProblemCode.UNKNOWN_PARAMETER,
            given,
            "There is no query parameter \"" + given + "\" here. " + allowed);
      }
    }
  }
}
