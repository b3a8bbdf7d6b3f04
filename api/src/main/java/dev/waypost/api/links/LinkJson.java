package dev.waypost.api.links;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.links.IssuedLink;
import dev.waypost.codes.links.Link;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Signed links in answers. */
final class LinkJson {
  private final InstantSource clock;

  LinkJson(InstantSource clock) {
    this.clock = clock;
  }

  ObjectNode of(Link link) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", link.id().value());
    node.put("code", link.code().value());
    node.put("state", state(link));
    node.put("expires_at", text(link.expiresAt()));
    node.put("uses", link.uses());
    node.put("uses_left", link.usesLeft());
    node.put("note", link.note());
    node.put("created_by", link.createdBy());
    node.put("created_at", link.createdAt().toString());
    node.put("last_used_at", text(link.redeemedAt()));
    node.put("revoked_at", text(link.revokedAt()));
    return node;
  }

  /** A link that was just made, with the only showing of its address. */
  ObjectNode of(IssuedLink issued) {
    return of(issued.link()).put("url", issued.url());
  }

  private String state(Link link) {
    if (link.revokedAt() != null) {
      return "revoked";
    }
    if (link.signed().hasExpired(clock.instant())) {
      return "expired";
    }
    Integer left = link.usesLeft();
    return left != null && left == 0 ? "used_up" : "active";
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
