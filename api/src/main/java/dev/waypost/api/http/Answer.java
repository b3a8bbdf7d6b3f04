package dev.waypost.api.http;

import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.Receipt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation that changes something: written before the change is stored where it
 * is to be stored with it, and then given.
 *
 * @param <T> what the operation does
 */
public final class Answer<T> implements Receipt<T> {
  private final PendingAnswer pending;
  private final Function<T, Reply> given;
  private final @Nullable Function<T, Reply> repeated;
  private @Nullable T written;
  private @Nullable Reply reply;

  /**
   * An answer.
   *
   * @param repeated what a repeat is answered; null for the same
   */
  Answer(PendingAnswer pending, Function<T, Reply> given, @Nullable Function<T, Reply> repeated) {
    this.pending = pending;
    this.given = given;
    this.repeated = repeated;
  }

  @Override
  public @Nullable KeptAnswer of(T done) {
    if (!pending.isToBeKept()) {
      return null;
    }
    Reply now = given.apply(done);
    written = done;
    reply = now;
    return pending.kept(repeated == null ? now : repeated.apply(done));
  }

  /**
   * The answer, once it is done.
   *
   * @param done what this was asked for as a {@link Receipt}, or something else where nothing was
   *     stored
   */
  @SuppressWarnings("ReferenceEquality") // what was stored is the very thing that was asked about
  public Reply reply(T done) {
    Reply now = reply;
    if (now == null || written != done) {
      return given.apply(done);
    }
    pending.markStored();
    return now;
  }
}
