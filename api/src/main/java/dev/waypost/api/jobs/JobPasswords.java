package dev.waypost.api.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;

/** Keeps passwords out of the files of jobs, which hold what was sent as it was sent. */
final class JobPasswords {
  private JobPasswords() {}

  /** Refuses what gives a code a password, at whatever depth. */
  static void refuse(JsonNode node) {
    if (node.path("access").path("password").isTextual()) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "access.password",
          "A job keeps what it was sent in a file until it has ended, and passwords are never kept as they are. Give codes their passwords in calls of up to 10,000 codes.");
    }
    if (node.isContainerNode()) {
      node.forEach(JobPasswords::refuse);
    }
  }
}
