package dev.waypost.codes.metadata;

import dev.waypost.codes.WorkspaceId;
import java.util.List;

/**
 * The metadata fields that workspaces have agreed on. Every method throws {@link
 * dev.waypost.codes.StoreUnavailableException} where the database is out of reach.
 */
public interface MetadataFieldStore {

  /** All fields of all workspaces, by their names. */
  List<MetadataField> all();

  /**
   * Adds a field.
   *
   * @return whether it was added; false where there is one of that name
   */
  boolean add(MetadataField field);

  /** Replaces what is said of a field. */
  void save(MetadataField field);

  /** Removes a field; what codes hold under its name stays. */
  void remove(WorkspaceId workspace, String name);
}
