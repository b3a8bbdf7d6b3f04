package dev.waypost.api.recalls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.codes.Change;
import dev.waypost.codes.Recall;
import dev.waypost.codes.Recall.Counts;
import dev.waypost.codes.Recall.Undo;
import dev.waypost.codes.RecallChange;
import dev.waypost.codes.Recalls.Preview;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recalls as the API shows them. */
final class RecallJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Groups groups;
  private final CodeJson codes;

  RecallJson(Groups groups, CodeJson codes) {
    this.groups = groups;
    this.codes = codes;
  }

  ObjectNode of(Preview preview) {
    ObjectNode node = JSON.objectNode();
    node.put("codes", preview.codes());
    node.put("would_change", preview.wouldChange());
    node.put("static", preview.staticCodes());
    ArrayNode first = node.putArray("first");
    preview.first().stream().map(codes::of).forEach(first::add);
    return node;
  }

  ObjectNode of(Recall recall) {
    Counts counts = recall.counts();
    ObjectNode node = JSON.objectNode();
    node.put("id", recall.id());
    node.put("state", recall.state().name().toLowerCase(Locale.ROOT));
    node.put("reason", recall.reason());
    node.put("actor", recall.actor());
    node.put("created_at", recall.createdAt().toString());
    node.set("filter", filter(recall.filter()));
    node.set("set", set(recall.change()));
    node.put("codes", recall.codes());
    node.put("changed", counts.changed());
    node.put("unchanged", counts.unchanged());
    node.put("static", counts.staticCodes());
    node.put("refused", counts.refused());
    node.set("undo", undo(recall.undo()));
    return node;
  }

  private static @Nullable ObjectNode undo(@Nullable Undo undo) {
    return undo == null
        ? null
        : JSON.objectNode()
            .put("reason", undo.reason())
            .put("actor", undo.actor())
            .put("created_at", undo.startedAt().toString())
            .put("restored", undo.restored())
            .put("skipped", undo.skipped());
  }

  private static ObjectNode set(RecallChange change) {
    ObjectNode node = JSON.objectNode();
    if (change.destination() != null) {
      node.put("destination", change.destination());
    }
    if (change.status() != null) {
      node.put("status", change.status().name().toLowerCase(Locale.ROOT));
    }
    switch (change.fallback()) {
      case Change.Keep<@Nullable String> _ -> {}
      case Change.To<@Nullable String> to -> node.put("fallback", to.value());
    }
    return node;
  }

  /** What was asked for, without what was not. */
  private ObjectNode filter(CodeFilter filter) {
    ObjectNode node = JSON.objectNode();
    GroupId group = filter.group();
    if (group != null) {
      String path = groups.tree().path(group);
      node.put("group", path == null ? group.value() : path);
    }
    if (!filter.tags().isEmpty()) {
      ArrayNode tags = node.putArray("tag");
      filter.tags().stream().sorted().forEach(tags::add);
    }
    if (!filter.metadata().isEmpty()) {
      ObjectNode metadata = node.putObject("metadata");
      filter.metadata().forEach(metadata::put);
    }
    if (filter.status() != StatusFilter.LIVE) {
      node.put("status", filter.status().label());
    }
    if (filter.type() != null) {
      node.put("type", filter.type().name().toLowerCase(Locale.ROOT));
    }
    if (filter.owner() != null) {
      node.put("owner", filter.owner());
    }
    if (!filter.words().isEmpty()) {
      node.put("q", String.join(" ", filter.words()));
    }
    put(node, "created_from", filter.created().from());
    put(node, "created_before", filter.created().before());
    put(node, "updated_from", filter.updated().from());
    put(node, "updated_before", filter.updated().before());
    return node;
  }

  private static void put(ObjectNode node, String name, @Nullable Instant moment) {
    if (moment != null) {
      node.put(name, moment.toString());
    }
  }
}
