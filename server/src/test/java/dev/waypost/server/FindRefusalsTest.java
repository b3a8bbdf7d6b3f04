package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be noted about codes and what can't be asked for, each refused by name. */
class FindRefusalsTest {
  private static final String CODES = "/api/v1/codes";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\"tags\":\"x\"; wrong_type; tags",
        "\"tags\":[\" x\"]; invalid_value; tags",
        "\"tags\":[\"x\",\"X\"]; invalid_value; tags",
        "\"metadata\":[]; wrong_type; metadata",
        "\"metadata\":{\"a\":{}}; wrong_type; metadata.a",
        "\"metadata\":{\"a b\":1}; invalid_value; metadata",
        "\"metadata\":{\"a\":\"\"}; invalid_value; metadata.a",
        "\"external_id\":\"\"; invalid_value; external_id",
        "\"external_id\":7; wrong_type; external_id",
        "\"units_distributed\":-1; invalid_value; units_distributed",
        "\"units_distributed\":1.5; wrong_type; units_distributed",
        "\"units_distributed\":99999999999999999999; invalid_value; units_distributed",
        "\"group\":\"a//b\"; invalid_value; group",
        "\"group\":\"grp_00000000000000000000000000\"; group_not_found; group",
        "\"owner\":\"a\\nb\"; invalid_value; owner",
        "\"notes\":\"a\\u0000b\"; invalid_value; notes",
      })
  void whatMayNotBeNotedIsRefusedByName(String field, String code, String blamed) throws Exception {
    int status = code.equals("group_not_found") ? 404 : 400;
    assertProblem(
        api.post(CODES, "{\"destination\":\"https://example.com\"," + field + "}"),
        status,
        code,
        blamed);
    assertThat(api.get(CODES).json().path("codes")).isEmpty();
    assertThat(api.get("/api/v1/groups").json().path("groups")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "q=ab, q",
    "sort=scans, sort",
    "group=nowhere, group",
    "type=blue, type",
    "created_from=yesterday, created_from",
    "tz=Moon&created_from=2026-01-01, tz",
    "owner=a&owner=b, owner",
    "cursor=LW58MXxh&sort=name, cursor",
  })
  void aFilterThatCantBeIsRefusedByName(String query, String field) throws Exception {
    assertProblem(api.get(CODES + "?" + query), 400, "invalid_parameter", field);
  }
}
