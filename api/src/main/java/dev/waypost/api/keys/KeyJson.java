package dev.waypost.api.keys;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.ApiKey;
import dev.waypost.codes.IssuedKey;
import dev.waypost.codes.Scope;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** API keys as the API shows them. */
final class KeyJson {
  private final Groups groups;

  KeyJson(Groups groups) {
    this.groups = groups;
  }

  /** A key without its secret. */
  ObjectNode of(ApiKey key) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", key.id());
    node.put("name", key.name());
    node.put("mode", key.workspace().isSandbox() ? "test" : "live");
    ArrayNode scopes = node.putArray("scopes");
    key.scopes().stream().sorted().map(Scope::label).forEach(scopes::add);
    ArrayNode paths = node.putArray("groups");
    key.groups().stream().map(this::path).sorted().forEach(paths::add);
    node.put("created_at", key.createdAt().toString());
    node.put("expires_at", text(key.expiresAt()));
    node.put("last_used_at", text(key.lastUsedAt()));
    node.put("revoked_at", text(key.revokedAt()));
    return node;
  }

  /** A key that was just made, with the only showing of its secret. */
  ObjectNode of(IssuedKey issued) {
    return of(issued.key()).put("key", issued.text().text());
  }

  /** A group that is gone is shown by its id: the key stays limited to it, and so to nothing. */
  private String path(GroupId group) {
    String path = groups.tree().path(group);
    return path == null ? group.value() : path;
  }

  /** The same for a repeat of the call that made it: the secret is not known any more. */
  ObjectNode withoutSecret(IssuedKey issued) {
    return of(issued.key())
        .putNull("key")
        .put(
            "key_note",
            "This call was made before, and its first answer alone showed the key. Where that never arrived, rotate this key to get another, or revoke it.");
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
