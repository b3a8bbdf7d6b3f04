package dev.waypost.codes;

import dev.waypost.codes.metadata.MetadataField;
import dev.waypost.codes.metadata.MetadataFieldStore;
import java.util.ArrayList;
import java.util.List;

/** Metadata fields in memory. */
final class InMemoryMetadataFields implements MetadataFieldStore {
  private final List<MetadataField> fields = new ArrayList<>();

  @Override
  public synchronized List<MetadataField> all() {
    return List.copyOf(fields);
  }

  @Override
  public synchronized boolean add(MetadataField added) {
    return fields.stream().noneMatch(field -> isSame(field, added.workspace(), added.name()))
        && fields.add(added);
  }

  @Override
  public synchronized void save(MetadataField saved) {
    fields.replaceAll(field -> isSame(field, saved.workspace(), saved.name()) ? saved : field);
  }

  @Override
  public synchronized void remove(WorkspaceId workspace, String name) {
    fields.removeIf(field -> isSame(field, workspace, name));
  }

  private static boolean isSame(MetadataField field, WorkspaceId workspace, String name) {
    return field.workspace().equals(workspace) && field.name().equals(name);
  }
}
