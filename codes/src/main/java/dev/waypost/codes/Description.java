package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.metadata.MetadataValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What owners note about a code to find and govern it. No scan sees it.
 *
 * @param notes free text of several lines; null for none
 * @param group the group it lies in; null for none
 * @param tags in the order given, no two alike but for case
 * @param metadata by the names of the fields
 * @param externalId the id of what the code stands on in another system, unique among the codes of
 *     a workspace that are not deleted; null for none
 * @param owner who answers for it: a person, a team, a mail address; null for none
 * @param unitsDistributed how many prints are out there; null where nobody said
 */
public record Description(
    @Nullable String notes,
    @Nullable GroupId group,
    List<String> tags,
    Map<String, MetadataValue> metadata,
    @Nullable String externalId,
    @Nullable String owner,
    @Nullable Long unitsDistributed) {
  /** Nothing is noted. */
  public static final Description NONE =
      new Description(null, null, List.of(), Map.of(), null, null, null);

  public Description {
    tags = List.copyOf(tags);
    metadata = Map.copyOf(metadata);
  }

  /** The metadata in the order of the names. */
  public Map<String, MetadataValue> sortedMetadata() {
    return new TreeMap<>(metadata);
  }
}
