package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import org.jspecify.annotations.Nullable;

/** What a test says of an answer that is a problem. */
final class Problems {
  private Problems() {}

  static void assertProblem(Answer answer, int status, String code, @Nullable String field) {
    JsonNode problem = answer.json();
    assertThat(answer.status()).as(problem.toString()).isEqualTo(status);
    assertThat(problem.path("code").textValue()).as(problem.toString()).isEqualTo(code);
    assertThat(problem.path("field").textValue()).as(problem.toString()).isEqualTo(field);
  }
}
