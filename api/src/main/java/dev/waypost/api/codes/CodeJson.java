package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.Code;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.Description;
import dev.waypost.codes.Domain;
import dev.waypost.codes.Domains;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.Warning;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataValue;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.codes.rules.PlanWarnings;
import dev.waypost.payload.Content;
import dev.waypost.payload.UrlContent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codes as the API shows them. */
public final class CodeJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Domains domains;
  private final Groups groups;
  private final String publicUrl;
  private final InstantSource clock;

  /**
   * Shows codes of these domains.
   *
   * @param publicUrl where this API is reached from outside, without a trailing slash
   */
  public CodeJson(Domains domains, Groups groups, String publicUrl, InstantSource clock) {
    this.domains = domains;
    this.groups = groups;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /** A code with its scans. */
  public ObjectNode of(CountedCode counted) {
    Code code = counted.code();
    String shortUrl = domains.shortUrl(code);
    ObjectNode node = state(code, counted.isExpiredAt(clock.instant()));
    node.set("warnings", Warnings.json(warnings(counted)));
    node.set(
        "symbol",
        SymbolJson.of(
            shortUrl == null ? code.content().symbolText() : shortUrl, shortUrl, code.style()));
    node.put("scans", counted.scans());
    node.put("sandbox", code.workspace().isSandbox());
    node.put("revision", code.revision());
    node.put("created_at", code.createdAt().toString());
    node.put("updated_at", code.updatedAt().toString());
    return node;
  }

  /** What the owner of a code may not have meant. */
  public List<Warning> warnings(CountedCode counted) {
    return PlanWarnings.of(counted.code().plan(), clock.instant());
  }

  /** One change of a code. */
  ObjectNode of(HistoryEntry entry) {
    Code before = entry.before();
    ObjectNode node = JSON.objectNode();
    node.put("revision", entry.revision());
    node.put("time", entry.time().toString());
    node.put("actor", entry.actor());
    node.put("action", entry.action().name().toLowerCase(Locale.ROOT));
    node.put("reason", entry.reason());
    node.put("recall", entry.recall());
    node.set(
        "before",
        before == null ? JSON.nullNode() : state(before, before.expiredAt(clock.instant())));
    node.set("after", state(entry.after(), entry.after().expiredAt(clock.instant())));
    return node;
  }

  /** Where the image of a code is, without a key. */
  String imageUrl(Code code) {
    return publicUrl
        + "/images/"
        + code.id()
        + "."
        + code.style().format().name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of a code.
   *
   * @param expired whether people see it as expired
   */
  private ObjectNode state(Code code, boolean expired) {
    String domainId = code.domainId();
    Domain domain = domainId == null ? null : domains.get(domainId);
    ObjectNode node = JSON.objectNode();
    node.put("id", code.id().value());
    node.put("type", code.type().name().toLowerCase(Locale.ROOT));
    node.set("content", content(code.content()));
    node.put("destination", destination(code.content()));
    node.put("domain", domain == null ? null : domain.host());
    node.put("key", code.key());
    node.put("short_url", domains.shortUrl(code));
    node.put("image_url", imageUrl(code));
    node.put("name", code.name());
    node.put("status", expired ? "expired" : code.status().name().toLowerCase(Locale.ROOT));
    node.set("style", StyleFields.json(code.style()));
    node.set("expires", expires(code));
    node.put("fallback", code.fallback());
    PlanForm.shown(code.plan()).forEach((name, value) -> node.set(name, Trees.json(value)));
    put(node, code.description());
    return node;
  }

  private void put(ObjectNode node, Description description) {
    GroupId group = description.group();
    node.put("group", group == null ? null : groups.path(group));
    ArrayNode tags = node.putArray("tags");
    description.tags().forEach(tags::add);
    ObjectNode metadata = node.putObject("metadata");
    description
        .sortedMetadata()
        .forEach((field, value) -> {
          switch (value) {
            case MetadataValue.Text(String text) -> metadata.put(field, text);
            case MetadataValue.Numeric(BigDecimal number) -> metadata.put(field, plain(number));
            case MetadataValue.Truth(boolean truth) -> metadata.put(field, truth);
          }
        });
    node.put("external_id", description.externalId());
    node.put("owner", description.owner());
    node.put("units_distributed", description.unitsDistributed());
    node.put("notes", description.notes());
  }

  /** 1E+3 as 1000. */
  private static BigDecimal plain(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }

  private static @Nullable String destination(Content content) {
    return content instanceof UrlContent(String url) ? url : null;
  }

  private static ObjectNode content(Content content) {
    ObjectNode node = JSON.objectNode().put("kind", content.kind());
    return node.setAll((ObjectNode) Trees.json(content.fields()));
  }

  private static @Nullable ObjectNode expires(Code code) {
    Instant at = code.expiresAt();
    Long afterScans = code.plan().expiresAfterScans();
    return at == null && afterScans == null
        ? null
        : JSON.objectNode()
            .put("at", at == null ? null : at.toString())
            .put("after_scans", afterScans);
  }
}
