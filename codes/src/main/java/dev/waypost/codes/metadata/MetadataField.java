package dev.waypost.codes.metadata;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the codes' metadata that the workspace has agreed on.
 *
 * @param name as it stands in {@code metadata}
 * @param allowedValues of a {@link MetadataType#CHOICE}; empty for the others
 * @param description what it means, for people; null for none
 */
public record MetadataField(
    WorkspaceId workspace,
    String name,
    MetadataType type,
    List<String> allowedValues,
    @Nullable String description,
    Instant createdAt) {
  public MetadataField {
    allowedValues = List.copyOf(allowedValues);
  }
}
