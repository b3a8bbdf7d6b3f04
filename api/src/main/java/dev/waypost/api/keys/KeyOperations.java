package dev.waypost.api.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.Answer;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.ApiKey;
import dev.waypost.codes.ApiKeys;
import dev.waypost.codes.IssuedKey;
import dev.waypost.codes.Sandboxes;
import dev.waypost.codes.Scope;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Making, reading, revoking and rotating API keys. No answer is stored on the way. */
public final class KeyOperations {
  private static final List<String> NEW = List.of("name", "mode", "scopes", "groups", "expires_at");
  private static final List<String> MODES = List.of("live", "test");
  private static final int MAX_OVERLAP_SECONDS = (int) Duration.ofDays(30).toSeconds();
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final ApiKeys keys;
  private final Sandboxes sandboxes;
  private final Groups groups;
  private final KeyJson json;

  /** Operations over these keys. */
  public KeyOperations(ApiKeys keys, Sandboxes sandboxes, Groups groups) {
    this.keys = keys;
    this.sandboxes = sandboxes;
    this.groups = groups;
    this.json = new KeyJson(groups);
  }

  /** {@code POST /keys}: 201 with the key, whose secret no other call shows. */
  public Reply create(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), NEW);
    String name = name(fields);
    Set<Scope> scopes = scopes(fields);
    WorkspaceId workspace =
        isTest(fields.oneOf("mode", MODES))
            ? sandboxes.open(request.actor())
            : request.actor().workspace();
    Answer<IssuedKey> answer = answer(request);
    return answer.reply(
        keys.issue(
            workspace,
            name,
            scopes,
            groups(workspace, fields),
            fields.instant("expires_at"),
            answer));
  }

  /** {@code GET /keys}: the newest first, revoked and expired ones too. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor", "mode"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    WorkspaceId live = request.actor().workspace();
    WorkspaceId workspace = isTest(mode(request)) ? live.sandbox() : live;
    List<ApiKey> page = keys.list(workspace, cursor(request), limit + 1);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("keys");
    page.stream().limit(limit).map(json::of).forEach(list::add);
    body.put("next_cursor", page.size() > limit ? Cursors.write(page.get(limit - 1).id()) : null);
    return unstored(Reply.json(200, body));
  }

  /** {@code GET /keys/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return unstored(Reply.json(200, json.of(keys.get(request.actor(), id(request)))));
  }

  /** {@code DELETE /keys/:id}: 204; it is refused from then on. */
  public Reply revoke(ApiRequest request) {
    request.allowParameters(Set.of());
    keys.revoke(request.actor(), id(request));
    return Reply.empty(204);
  }

  /** {@code POST /keys/:id/rotate}: 201 with the key that takes the old one's place. */
  public Reply rotate(ApiRequest request) {
    request.allowParameters(Set.of());
    Answer<IssuedKey> answer = answer(request);
    return answer.reply(keys.rotate(request.actor(), id(request), overlap(request), answer));
  }

  /** What is stored for a repeat lacks the secret. */
  private Answer<IssuedKey> answer(ApiRequest request) {
    return request.answer(
        issued -> made(issued, json.of(issued)),
        issued -> made(issued, json.withoutSecret(issued)));
  }

  private static Reply made(IssuedKey issued, ObjectNode body) {
    return unstored(Reply.json(201, body))
        .withHeader("Location", "/api/v1/keys/" + issued.key().id());
  }

  private static Reply unstored(Reply reply) {
    return reply.withHeader("Cache-Control", "no-store");
  }

  private static String id(ApiRequest request) {
    return request.pathParameter("id");
  }

  private static String name(Fields fields) {
    String name = fields.text("name");
    if (name == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "name",
          "What is the key for? Send \"name\" with the name of what will use it.");
    }
    return name;
  }

  private static Set<Scope> scopes(Fields fields) {
    List<String> labels = fields.textList("scopes");
    if (labels == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "scopes",
          "What may the key do? Send \"scopes\" with a list of: " + allowedScopes() + ".");
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    labels.forEach(label -> scopes.add(scope(label)));
    return scopes;
  }

  private static boolean isTest(@Nullable String mode) {
    return "test".equals(mode);
  }

  private static @Nullable String mode(ApiRequest request) {
    String mode = request.parameter("mode");
    if (mode != null && !MODES.contains(mode)) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          "mode",
          "\"mode\" is \"" + mode + "\". Allowed are: " + String.join(", ", MODES) + ".");
    }
    return mode;
  }

  private Set<GroupId> groups(WorkspaceId workspace, Fields fields) {
    List<String> paths = fields.textList("groups");
    Set<GroupId> ids = new HashSet<>();
    if (paths != null) {
      paths.forEach(path -> ids.add(group(workspace, path)));
    }
    return ids;
  }

  private GroupId group(WorkspaceId workspace, String path) {
    return groups
        .find(workspace, path)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.INVALID_VALUE,
                "groups",
                "There is no group \"" + path + "\". Make it first, or check its path."))
        .id();
  }

  private static Scope scope(String label) {
    return Scope.of(label)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.INVALID_VALUE,
                "scopes",
                "There is no scope \"" + label + "\". Allowed are: " + allowedScopes() + "."));
  }

  private static String allowedScopes() {
    return String.join(", ", Scope.labels());
  }

  /** The body may be empty, for it has one field and that has a default. */
  private static Duration overlap(ApiRequest request) {
    if (request.body().length == 0) {
      return Duration.ZERO;
    }
    Integer seconds =
        Fields.of(JsonBody.object(request.body()), List.of("overlap_seconds"))
            .integer("overlap_seconds", 0, MAX_OVERLAP_SECONDS);
    return seconds == null ? Duration.ZERO : Duration.ofSeconds(seconds);
  }

  private @Nullable ApiKey cursor(ApiRequest request) {
    String last = Cursors.read(request.parameter("cursor"));
    return last == null ? null : keys.find(request.actor(), last).orElseThrow(Cursors::invalid);
  }
}
