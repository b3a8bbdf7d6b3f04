package dev.waypost.server;

import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;

/** Calls as tables of tests write them: {@code PATCH /api/v1/codes/:id {"name":"x"}}. */
final class Calls {
  private Calls() {}

  /** Sends a call about the thing of that id. */
  static Answer send(ApiClient client, String call, String id) throws Exception {
    String[] parts = call.split(" ", 3);
    String path = parts[1].replace(":id", id).replace(":name", id);
    return ApiClient.send(
        client
            .request(path)
            .method(
                parts[0],
                parts.length == 3 ? BodyPublishers.ofString(parts[2]) : BodyPublishers.noBody()));
  }
}
