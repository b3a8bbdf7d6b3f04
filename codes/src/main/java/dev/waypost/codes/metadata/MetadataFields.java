package dev.waypost.codes.metadata;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.WorkspaceId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The metadata fields as they are known to this process, and what can be done with them. Changes
 * that other processes make on the same database come with {@link #refresh}. What codes hold
 * already stays when a field changes; the new rules hold for what is written from then on.
 */
public final class MetadataFields {
  private static final int MAX_FIELDS = 200;

  private final MetadataFieldStore store;
  private final InstantSource clock;
  private volatile Map<WorkspaceId, Map<String, MetadataField>> byWorkspace;

  /** The fields in this store. */
  public MetadataFields(MetadataFieldStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.byWorkspace = read(store);
  }

  /** Reads what other processes have changed. */
  public void refresh() {
    byWorkspace = read(store);
  }

  private static Map<WorkspaceId, Map<String, MetadataField>> read(MetadataFieldStore store) {
    Map<WorkspaceId, Map<String, MetadataField>> all = new HashMap<>();
    for (MetadataField field : store.all()) {
      all.computeIfAbsent(field.workspace(), _ -> new TreeMap<>()).put(field.name(), field);
    }
    return all;
  }

  /** The fields of the actor's workspace, by their names. */
  public List<MetadataField> list(Actor actor) {
    return List.copyOf(of(actor.workspace()).values());
  }

  /** One field. */
  public MetadataField get(Actor actor, String name) {
    MetadataField field = of(actor.workspace()).get(name);
    if (field == null) {
      throw new RefusedException(
          Refusal.METADATA_FIELD_NOT_FOUND,
          null,
          "There is no metadata field \""
              + name
              + "\" in this workspace. List them to find its name.");
    }
    return field;
  }

  /** Adds a field. */
  public synchronized MetadataField create(
      Actor actor,
      String name,
      MetadataType type,
      List<String> allowedValues,
      @Nullable String description) {
    var field =
        new MetadataField(
            actor.workspace(),
            name,
            type,
            allowedValues,
            description,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    MetadataRules.check(field);
    if (of(actor.workspace()).size() >= MAX_FIELDS) {
      throw MetadataRules.refused(
          null, "A workspace has at most " + MAX_FIELDS + " metadata fields. Delete one first.");
    }
    if (!store.add(field)) {
      throw new RefusedException(
          Refusal.METADATA_FIELD_EXISTS,
          "name",
          "There is a metadata field \"" + name + "\" already. Change that one.");
    }
    refresh();
    return field;
  }

  /** Changes what a field may hold or what it means. */
  public synchronized MetadataField change(
      Actor actor,
      String name,
      MetadataType type,
      List<String> allowedValues,
      @Nullable String description) {
    MetadataField before = get(actor, name);
    var after =
        new MetadataField(
            before.workspace(), name, type, allowedValues, description, before.createdAt());
    MetadataRules.check(after);
    store.save(after);
    refresh();
    return after;
  }

  /** Removes a field. What codes hold under its name stays and is free from then on. */
  public synchronized void delete(Actor actor, String name) {
    store.remove(actor.workspace(), get(actor, name).name());
    refresh();
  }

  /**
   * Refuses what may not stand in metadata.
   *
   * @param before what stood there; values that stay as they were may be older than today's rules
   */
  public void check(
      WorkspaceId workspace, Map<String, MetadataValue> before, Map<String, MetadataValue> after) {
    Map<String, MetadataField> definitions = of(workspace);
    after.forEach((name, value) -> {
      if (!value.equals(before.get(name))) {
        MetadataRules.checkName(name, "metadata");
        MetadataRules.checkValue(name, value, definitions.get(name));
      }
    });
  }

  /**
   * The value that a text stands for where all is text: of the type that its field shall hold, or
   * else of that which it holds. A text that can't be one of these stays a text.
   *
   * @param present what the field holds; null for nothing
   */
  public MetadataValue typed(
      WorkspaceId workspace, String name, MetadataValue value, @Nullable MetadataValue present) {
    MetadataField field = of(workspace).get(name);
    if (!(value instanceof MetadataValue.Text(String text))) {
      return value;
    }
    if (field == null) {
      return present == null ? value : present.alike(text);
    }
    return switch (field.type()) {
      case NUMBER -> MetadataValue.numeric(text);
      case BOOLEAN -> MetadataValue.truth(text);
      case TEXT, DATE, CHOICE -> value;
    };
  }

  /** A sandbox has the fields of the workspace that it belongs to. */
  private Map<String, MetadataField> of(WorkspaceId workspace) {
    return byWorkspace.getOrDefault(workspace.live(), Map.of());
  }
}
