package dev.waypost.codes;

import dev.waypost.codes.Change.Keep;
import dev.waypost.codes.Change.To;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.metadata.MetadataValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what is asked of a code's description into a description that may be, or refuses it. */
final class Descriptions {
  private static final int NOTES_MAX_CHARS = 5000;
  private static final int OWNER_MAX_CHARS = 200;
  private static final int TAG_MAX_CHARS = 100;
  private static final int MAX_TAGS = 50;
  private static final int MAX_METADATA = 50;
  private static final int EXTERNAL_ID_MAX_CHARS = 200;
  private static final long MAX_UNITS = 1_000_000_000_000L;

  private final Groups groups;
  private final MetadataFields fields;

  Descriptions(Groups groups, MetadataFields fields) {
    this.groups = groups;
    this.fields = fields;
  }

  /**
   * The description after a patch.
   *
   * @param plan finds its group, which may be one that is still to be made
   */
  Description apply(Actor actor, DescriptionPatch patch, Description before, GroupPlan plan) {
    var after =
        new Description(
            patch.notes().applyTo(before.notes()),
            before.group(),
            patch.tags().applyTo(before.tags()),
            metadata(actor, patch, before.metadata()),
            patch.externalId().applyTo(before.externalId()),
            patch.owner().applyTo(before.owner()),
            patch.unitsDistributed().applyTo(before.unitsDistributed()));
    check(after);
    fields.check(actor.workspace(), before.metadata(), after.metadata());
    return inGroup(after, group(actor, patch.group(), before.group(), plan));
  }

  private @Nullable GroupId group(
      Actor actor, Change<@Nullable String> change, @Nullable GroupId before, GroupPlan plan) {
    GroupId after =
        switch (change) {
          case Keep<@Nullable String> _ -> before;
          case To<@Nullable String> to ->
              to.value() == null ? null : plan.of(actor, to.value(), "group");
        };
    GroupId chosen = after == null && actor.groups().size() == 1 ? onlyGroup(actor) : after;
    plan.requireOpen(actor, chosen);
    return chosen;
  }

  /**
   * An earlier description, but in the present group where the earlier one is gone or closed to the
   * actor.
   */
  Description restored(Actor actor, Description earlier, Description present) {
    GroupId group =
        isThereFor(actor, earlier.group())
            ? earlier.group()
            : isThereFor(actor, present.group()) ? present.group() : null;
    groups.requireOpen(actor, group);
    return inGroup(earlier, group);
  }

  private boolean isThereFor(Actor actor, @Nullable GroupId group) {
    boolean there = group == null || groups.tree().find(actor.workspace(), group).isPresent();
    return there && groups.open(actor, group);
  }

  /** Where a key may use one group alone, what it makes lies there unless it says otherwise. */
  private static GroupId onlyGroup(Actor actor) {
    return actor.groups().iterator().next();
  }

  private static Description inGroup(Description description, @Nullable GroupId group) {
    return new Description(
        description.notes(),
        group,
        description.tags(),
        description.metadata(),
        description.externalId(),
        description.owner(),
        description.unitsDistributed());
  }

  private Map<String, MetadataValue> metadata(
      Actor actor, DescriptionPatch patch, Map<String, MetadataValue> before) {
    return switch (patch.metadata()) {
      case Keep<@Nullable Map<String, @Nullable MetadataValue>> _ -> before;
      case To<@Nullable Map<String, @Nullable MetadataValue>> to -> {
        Map<String, @Nullable MetadataValue> asked = to.value();
        if (asked == null) {
          yield Map.of();
        }
        Map<String, MetadataValue> merged = new HashMap<>(before);
        asked.forEach((name, value) -> {
          if (value == null) {
            merged.remove(name);
          } else {
            MetadataValue present = before.get(name);
            merged.put(
                name,
                patch.metadataAsText()
                    ? fields.typed(actor.workspace(), name, value, present)
                    : value);
          }
        });
        yield merged;
      }
    };
  }

  private static void check(Description description) {
    checkNotes(description.notes());
    OneLine.check("owner", description.owner(), OWNER_MAX_CHARS);
    checkExternalId(description.externalId());
    checkTags(description.tags());
    if (description.metadata().size() > MAX_METADATA) {
      throw refused(
          "metadata",
          "There are "
              + description.metadata().size()
              + " metadata fields; at most "
              + MAX_METADATA
              + " are allowed.");
    }
    Long units = description.unitsDistributed();
    if (units != null && (units < 0 || units > MAX_UNITS)) {
      throw refused(
          "units_distributed",
          "\"units_distributed\" is "
              + units
              + ". Allowed are whole numbers from 0 to "
              + MAX_UNITS
              + ".");
    }
  }

  private static void checkNotes(@Nullable String notes) {
    if (notes == null) {
      return;
    }
    if (notes.length() > NOTES_MAX_CHARS) {
      throw refused(
          "notes",
          "The notes have "
              + notes.length()
              + " characters; at most "
              + NOTES_MAX_CHARS
              + " are allowed.");
    }
    // Line breaks and tabs are what a note may have beyond a line.
    OneLine.check("notes", notes.replaceAll("[\\n\\r\\t]", " "), NOTES_MAX_CHARS);
  }

  static void checkExternalId(@Nullable String externalId) {
    if (externalId != null && (externalId.isBlank() || !externalId.equals(externalId.strip()))) {
      throw refused(
          "external_id",
          "An external id can't be empty or start or end with a space. Send null for none.");
    }
    OneLine.check("external_id", externalId, EXTERNAL_ID_MAX_CHARS);
  }

  private static void checkTags(List<String> tags) {
    if (tags.size() > MAX_TAGS) {
      throw refused(
          "tags", "There are " + tags.size() + " tags; at most " + MAX_TAGS + " are allowed.");
    }
    Set<String> seen = new HashSet<>();
    for (String tag : tags) {
      if (tag.isBlank() || !tag.equals(tag.strip())) {
        throw refused("tags", "A tag can't be empty or start or end with a space.");
      }
      OneLine.check("tags", tag, TAG_MAX_CHARS);
      if (!seen.add(tag.toLowerCase(Locale.ROOT))) {
        throw refused("tags", "The tag \"" + tag + "\" stands twice. Name each tag once.");
      }
    }
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(Refusal.INVALID_VALUE, field, message);
  }
}
