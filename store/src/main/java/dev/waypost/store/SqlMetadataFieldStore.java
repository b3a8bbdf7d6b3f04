package dev.waypost.store;

import static dev.waypost.store.schema.Tables.METADATA_FIELD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.metadata.MetadataField;
import dev.waypost.codes.metadata.MetadataFieldStore;
import dev.waypost.codes.metadata.MetadataType;
import java.util.List;

/** {@link MetadataFieldStore} in SQL. Allowed values are kept as a JSON list. */
final class SqlMetadataFieldStore implements MetadataFieldStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final Database database;

  SqlMetadataFieldStore(Database database) {
    this.database = database;
  }

  @Override
  public List<MetadataField> all() {
    return database.read(connection ->
        connection
            .select(
                METADATA_FIELD.WORKSPACE_ID,
                METADATA_FIELD.NAME,
                METADATA_FIELD.TYPE,
                METADATA_FIELD.ALLOWED_VALUES,
                METADATA_FIELD.DESCRIPTION,
                METADATA_FIELD.CREATED_AT)
            .from(METADATA_FIELD)
            .orderBy(METADATA_FIELD.WORKSPACE_ID, METADATA_FIELD.NAME)
            .fetch(row ->
                new MetadataField(
                    new WorkspaceId(row.value1()),
                    row.value2(),
                    MetadataType.valueOf(row.value3()),
                    texts(row.value4()),
                    row.value5(),
                    row.value6())));
  }

  @Override
  public boolean add(MetadataField field) {
    return database.write(transaction ->
        transaction
            .insertInto(METADATA_FIELD)
            .set(METADATA_FIELD.WORKSPACE_ID, field.workspace().value())
            .set(METADATA_FIELD.NAME, field.name())
            .set(METADATA_FIELD.TYPE, field.type().name())
            .set(METADATA_FIELD.ALLOWED_VALUES, json(field.allowedValues()))
            .set(METADATA_FIELD.DESCRIPTION, field.description())
            .set(METADATA_FIELD.CREATED_AT, field.createdAt())
            .onConflict(METADATA_FIELD.WORKSPACE_ID, METADATA_FIELD.NAME)
            .doNothing()
            .execute())
        == 1;
  }

  @Override
  public void save(MetadataField field) {
    database.write(transaction ->
        transaction
            .update(METADATA_FIELD)
            .set(METADATA_FIELD.TYPE, field.type().name())
            .set(METADATA_FIELD.ALLOWED_VALUES, json(field.allowedValues()))
            .set(METADATA_FIELD.DESCRIPTION, field.description())
            .where(
                METADATA_FIELD.WORKSPACE_ID.eq(field.workspace().value()),
                METADATA_FIELD.NAME.eq(field.name()))
            .execute());
  }

  @Override
  public void remove(WorkspaceId workspace, String name) {
    database.write(transaction ->
        transaction
            .deleteFrom(METADATA_FIELD)
            .where(METADATA_FIELD.WORKSPACE_ID.eq(workspace.value()), METADATA_FIELD.NAME.eq(name))
            .execute());
  }

  private static String json(List<String> texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A list of texts is always JSON.", e);
    }
  }

  private static List<String> texts(String json) {
    try {
      return JSON.readValue(json, TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Stored allowed values are not JSON: " + json, e);
    }
  }
}
