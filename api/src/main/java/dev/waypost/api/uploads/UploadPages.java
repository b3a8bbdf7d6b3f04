package dev.waypost.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadId;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.Uploads;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists what was uploaded, a page at a time. */
final class UploadPages {
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private UploadPages() {}

  /** A page of one kind, the newest first, in a field named after it. */
  static Reply of(ApiRequest request, UploadKind kind, Uploads uploads) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    List<Upload> page = uploads.list(request.actor(), kind, before(request, kind), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray(kind.label() + "s");
    page.stream().limit(limit).map(UploadJson::of).forEach(list::add);
    body.put(
        "next_cursor",
        page.size() > limit ? Cursors.write(page.get(limit - 1).id().value()) : null);
    return Reply.json(200, body).withHeader("Cache-Control", "private, no-cache");
  }

  private static @Nullable UploadId before(ApiRequest request, UploadKind kind) {
    String last = Cursors.readId(request.parameter("cursor"));
    if (last == null) {
      return null;
    }
    if (!UploadId.isWellFormed(kind, last)) {
      throw Cursors.invalid();
    }
    return new UploadId(last);
  }
}
