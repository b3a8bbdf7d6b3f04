package dev.waypost.api.http;

import dev.waypost.codes.Bearer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a call may be made, as far as that is known without its body. */
sealed interface Admission {

  /**
   * It may.
   *
   * @param bearer who makes it; null only for public operations
   * @param told headers for its answer
   */
  record Admitted(@Nullable Bearer bearer, Map<String, String> told) implements Admission {}

  /** It may not, and is answered with this. */
  record Refused(Reply reply) implements Admission {}
}
