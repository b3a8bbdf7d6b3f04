package dev.waypost.payload;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file that was uploaded.
 *
 * @param file its id
 * @param title for people; null for the file's name
 * @param stored what it is; null until that was looked up
 */
public record FileContent(String file, @Nullable String title, @Nullable Stored stored)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "file";

  private static final int TITLE_MOST_CHARS = 100;

  /**
   * What a file is.
   *
   * @param sha256 of its bytes, in lower-case hexadecimal
   * @param bytes how many
   */
  public record Stored(String name, String mediaType, String sha256, long bytes) {}

  static FileContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields =
        ContentFields.of(given, List.of("file", "title", "name", "media_type", "sha256", "bytes"));
    String name = fields.text("name");
    String mediaType = fields.text("media_type");
    String sha256 = fields.text("sha256");
    BigDecimal bytes = fields.number("bytes");
    return new FileContent(
        fields.requiredText("file"),
        fields.text("title"),
        name == null || mediaType == null || sha256 == null || bytes == null
            ? null
            : new Stored(name, mediaType, sha256, bytes.longValue()));
  }

  /** The same with what the file is. */
  public FileContent with(Stored found) {
    return new FileContent(file, title, found);
  }

  @Override
  public void check() {
    if (!file.matches("file_[0-9a-hjkmnp-tv-z]{26}")) {
      throw Texts.invalid(
          "file", "\"file\" is no id of a file. Upload one with POST /api/v1/files.");
    }
    Texts.line("title", title, TITLE_MOST_CHARS);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean isDynamicOnly() {
    return true;
  }

  @Override
  public String symbolText() {
    throw new IllegalStateException("No symbol holds a file.");
  }

  @Override
  public Map<String, Object> fields() {
    var tree = new ContentTree().put("file", file).put("title", title);
    if (stored != null) {
      tree.put("name", stored.name())
          .put("media_type", stored.mediaType())
          .put("sha256", stored.sha256())
          .put("bytes", stored.bytes());
    }
    return tree.values();
  }
}
