package dev.waypost.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.Change;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.Recall;
import dev.waypost.codes.Recall.Counts;
import dev.waypost.codes.Recall.State;
import dev.waypost.codes.Recall.Undo;
import dev.waypost.codes.RecallChange;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A recall as the JSON document that the table keeps. Times are milliseconds since 1970. */
final class RecallDocument {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RecallDocument() {}

  static String write(Recall recall) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", recall.id());
    node.put("workspace", recall.workspace().value());
    node.put("actor", recall.actor());
    node.put("reason", recall.reason());
    node.set("filter", filter(recall.filter()));
    node.set("change", change(recall.change()));
    node.put("codes", recall.codes());
    node.put("created_at", recall.createdAt().toEpochMilli());
    node.put("state", recall.state().name());
    node.put("step", recall.step());
    node.put("position", recall.position());
    Counts counts = recall.counts();
    node.putObject("counts")
        .put("changed", counts.changed())
        .put("unchanged", counts.unchanged())
        .put("static", counts.staticCodes())
        .put("refused", counts.refused());
    Undo undo = recall.undo();
    if (undo != null) {
      CodeId position = undo.position();
      node.putObject("undo")
          .put("actor", undo.actor())
          .put("reason", undo.reason())
          .put("started_at", undo.startedAt().toEpochMilli())
          .put("position", position == null ? null : position.value())
          .put("restored", undo.restored())
          .put("skipped", undo.skipped());
    }
    return node.toString();
  }

  private static ObjectNode filter(CodeFilter filter) {
    CodeType type = filter.type();
    GroupId group = filter.group();
    ObjectNode node = JSON.createObjectNode();
    node.put("status", filter.status().name());
    node.put("type", type == null ? null : type.name());
    node.put("group", group == null ? null : group.value());
    putTexts(node, "within", filter.within().stream().map(GroupId::value).sorted().toList());
    putTexts(node, "tags", filter.tags().stream().sorted().toList());
    ObjectNode metadata = node.putObject("metadata");
    filter.metadata().forEach(metadata::put);
    node.put("owner", filter.owner());
    putTexts(node, "words", filter.words());
    node.set("created", period(filter.created()));
    node.set("updated", period(filter.updated()));
    return node;
  }

  private static void putTexts(ObjectNode node, String name, List<String> texts) {
    var list = node.putArray(name);
    texts.forEach(list::add);
  }

  private static ObjectNode period(Period period) {
    return JSON.createObjectNode()
        .put("from", millis(period.from()))
        .put("before", millis(period.before()));
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : Long.valueOf(moment.toEpochMilli());
  }

  private static ObjectNode change(RecallChange change) {
    CodeStatus status = change.status();
    ObjectNode node = JSON.createObjectNode();
    node.put("destination", change.destination());
    node.put("status", status == null ? null : status.name());
    switch (change.fallback()) {
      case Change.Keep<@Nullable String> _ -> {}
      case Change.To<@Nullable String> to -> node.put("fallback", to.value());
    }
    return node;
  }

  static Recall read(String document) {
    JsonNode node = parse(document);
    JsonNode counts = node.required("counts");
    return new Recall(
        node.required("id").textValue(),
        new WorkspaceId(node.required("workspace").textValue()),
        node.required("actor").textValue(),
        node.required("reason").textValue(),
        readFilter(node.required("filter")),
        readChange(node.required("change")),
        node.required("codes").longValue(),
        Instant.ofEpochMilli(node.required("created_at").longValue()),
        State.valueOf(node.required("state").textValue()),
        node.required("step").longValue(),
        number(node, "position"),
        new Counts(
            counts.required("changed").longValue(),
            counts.required("unchanged").longValue(),
            counts.required("static").longValue(),
            counts.required("refused").longValue()),
        node.has("undo") ? readUndo(node.required("undo")) : null);
  }

  private static Undo readUndo(JsonNode node) {
    String position = text(node, "position");
    return new Undo(
        node.required("actor").textValue(),
        text(node, "reason"),
        Instant.ofEpochMilli(node.required("started_at").longValue()),
        position == null ? null : new CodeId(position),
        node.required("restored").longValue(),
        node.required("skipped").longValue());
  }

  private static CodeFilter readFilter(JsonNode node) {
    String type = text(node, "type");
    String group = text(node, "group");
    Map<String, String> metadata = new HashMap<>();
    node.required("metadata")
        .properties()
        .forEach(field -> metadata.put(field.getKey(), field.getValue().textValue()));
    return new CodeFilter(
        StatusFilter.valueOf(node.required("status").textValue()),
        type == null ? null : CodeType.valueOf(type),
        group == null ? null : new GroupId(group),
        texts(node, "within").stream().map(GroupId::new).collect(Collectors.toSet()),
        Set.copyOf(texts(node, "tags")),
        metadata,
        text(node, "owner"),
        texts(node, "words"),
        readPeriod(node.required("created")),
        readPeriod(node.required("updated")));
  }

  private static List<String> texts(JsonNode node, String name) {
    return node.required(name).valueStream().map(JsonNode::textValue).toList();
  }

  private static Period readPeriod(JsonNode node) {
    return new Period(moment(node, "from"), moment(node, "before"));
  }

  private static @Nullable Instant moment(JsonNode node, String name) {
    Long millis = number(node, name);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  private static RecallChange readChange(JsonNode node) {
    String status = text(node, "status");
    return new RecallChange(
        text(node, "destination"),
        status == null ? null : CodeStatus.valueOf(status),
        node.has("fallback") ? Change.to(text(node, "fallback")) : Change.keep());
  }

  private static @Nullable String text(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value.textValue();
  }

  private static @Nullable Long number(JsonNode node, String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : Long.valueOf(value.longValue());
  }

  private static JsonNode parse(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored recall is not JSON: " + document, e);
    }
  }
}
