package dev.waypost.codes;

import dev.waypost.codes.metadata.MetadataValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in the description of a code.
 *
 * @param group a path or an id; one of a path is made where there is none
 * @param metadata null for all of it to go; otherwise by field the new value, or null to clear it;
 *     fields that are not named stay (RFC 7396)
 * @param metadataAsText whether texts in metadata stand for numbers, true and false as well,
 *     wherever a field shall hold these, or holds them already
 */
public record DescriptionPatch(
    Change<@Nullable String> notes,
    Change<@Nullable String> group,
    Change<List<String>> tags,
    Change<@Nullable Map<String, @Nullable MetadataValue>> metadata,
    Change<@Nullable String> externalId,
    Change<@Nullable String> owner,
    Change<@Nullable Long> unitsDistributed,
    boolean metadataAsText) {
  /** Changes nothing. */
  public static final DescriptionPatch NONE =
      new DescriptionPatch(
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          Change.keep(),
          false);

  /** The same with metadata that were written where all is text, such as in a table. */
  public DescriptionPatch withMetadataAsText() {
    return new DescriptionPatch(
        notes, group, tags, metadata, externalId, owner, unitsDistributed, true);
  }
}
