package dev.waypost.codes;

import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.metadata.MetadataValue;
import dev.waypost.payload.Content;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RoutePlan;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Things to store and to decide about. */
public final class Samples {
  /** A moment with milliseconds. */
  public static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");

  /** Ids that differ. */
  public static final TimeOrderedIds IDS =
      new TimeOrderedIds(InstantSource.system(), new SecureRandom());

  /** A description with everything but a group and an external id. */
  public static final Description DESCRIPTION =
      new Description(
          "Steht am Fenster.\nZweite Zeile",
          null,
          List.of("Menü", "summer"),
          Map.of(
              "market", new MetadataValue.Text("EU"),
              "height", new MetadataValue.Numeric(new BigDecimal("1.50")),
              "lit", new MetadataValue.Truth(true)),
          null,
          "team@example.com",
          2_500L);

  private Samples() {}

  /** A workspace that no other test has. */
  public static Workspace workspace() {
    return new Workspace(new WorkspaceId("ws_" + IDS.next()), "Müller & Söhne");
  }

  /** A domain that no other test has. */
  public static Domain domain() {
    String host = UUID.randomUUID() + ".example";
    return new Domain("dom_" + IDS.next(), host, "https://" + host, true);
  }

  /** A new dynamic code. */
  public static Code dynamicCode(WorkspaceId workspace, Domain domain, String key) {
    return code(
        workspace, CodeType.DYNAMIC, new UrlContent("https://example.com/a"), domain.id(), key);
  }

  /** A new static code. */
  public static Code staticCode(WorkspaceId workspace) {
    return code(
        workspace, CodeType.STATIC, new TextContent("Grüße, 世界 😀\nsecond line"), null, null);
  }

  private static Code code(
      WorkspaceId workspace,
      CodeType type,
      Content content,
      @org.jspecify.annotations.Nullable String domainId,
      @org.jspecify.annotations.Nullable String key) {
    return new Code(
        new CodeId("code_" + IDS.next()),
        workspace,
        type,
        content,
        domainId,
        key,
        "Tisch 5 – \"Fenster\"",
        CodeStatus.ACTIVE,
        new ImageStyle("#112233", "#fefefe", 'Q', 2, 300, ImageFormat.SVG),
        type == CodeType.DYNAMIC ? NOW.plusSeconds(3600) : null,
        type == CodeType.DYNAMIC ? "https://example.com/over" : null,
        RoutePlan.PLAIN,
        DESCRIPTION,
        1,
        NOW,
        NOW);
  }

  /** The making of a code. */
  public static HistoryEntry created(Code code) {
    return new HistoryEntry(
        code.revision(), code.updatedAt(), "key:test", Action.CREATED, null, code, "because");
  }

  /** The change of a code. */
  public static HistoryEntry updated(Code before, Code after) {
    return new HistoryEntry(
        after.revision(), after.updatedAt(), "key:test", Action.UPDATED, before, after, null);
  }
}
