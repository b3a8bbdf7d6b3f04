package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.csv.CodeCsv;
import dev.waypost.api.http.StreamedBody;
import dev.waypost.api.images.PreparedCodes.Prepared;
import dev.waypost.codes.Code;
import dev.waypost.codes.Domains;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** A ZIP of images with a table of what is in it as its last file. */
final class ImageArchive implements StreamedBody {
  private static final String MANIFEST = "manifest.csv";
  private static final List<String> COLUMNS =
      List.of("id", "short_url", "name", "external_id", "file", "sha256");
  private static final int MOST_NAME_CHARS = 100;

  /** The first moment that a ZIP can name, so that the same images are the same file. */
  private static final LocalDateTime MADE_AT = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final List<Prepared> codes;
  private final ImageFormat format;
  private final @Nullable Integer size;
  private final OutputOptions options;
  private final Domains domains;

  ImageArchive(
      List<Prepared> codes,
      ImageFormat format,
      @Nullable Integer size,
      OutputOptions options,
      Domains domains) {
    this.codes = codes;
    this.format = format;
    this.size = size;
    this.options = options;
    this.domains = domains;
  }

  /**
   * Draws one of each style and size of symbol, so that what can't be drawn is known before
   * anything is sent.
   *
   * @throws RefusedException naming the place of the first that can't be drawn
   */
  void check() {
    record Alike(Object style, int size, int modules) {}
    Set<Alike> drawn = new HashSet<>();
    for (int i = 0; i < codes.size(); i++) {
      Prepared prepared = codes.get(i);
      StyledSymbol styled = prepared.styled();
      if (drawn.add(new Alike(styled.style(), pixels(prepared), styled.symbol().size()))) {
        try {
          byte[] _ = draw(prepared);
        } catch (RefusedException e) {
          throw new RefusedException(
              e.refusal(),
              e.field(),
              "codes[%d], %s: %s".formatted(i, prepared.code().code().id(), e.getMessage()));
        }
      }
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Set<String> names = new HashSet<>(Set.of(MANIFEST));
    var zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    var table = new StringWriter();
    try (CodeCsv manifest = CodeCsv.to(table, COLUMNS)) {
      for (Prepared prepared : codes) {
        Code code = prepared.code().code();
        byte[] image = draw(prepared);
        String name = name(code, names);
        put(zip, name, image);
        manifest.add(row(code, name, image));
      }
    }
    begin(zip, MANIFEST);
    var text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
    text.append(table.toString());
    text.flush();
    zip.closeEntry();
    zip.finish();
  }

  private byte[] draw(Prepared prepared) {
    return CodeImages.draw(prepared.styled(), pixels(prepared), format, options);
  }

  private int pixels(Prepared prepared) {
    return size == null ? prepared.code().code().style().size() : size;
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    begin(zip, name);
    zip.write(content);
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTimeLocal(MADE_AT);
    zip.putNextEntry(entry);
  }

  /** The external id where there is one, else the key, else the id. */
  private String name(Code code, Set<String> taken) {
    String externalId = code.description().externalId();
    String text = externalId != null ? externalId : code.key() != null ? code.key() : null;
    String safe = (text == null ? code.id().value() : text).replaceAll("[^A-Za-z0-9._-]", "_");
    String base = safe.substring(0, Math.min(safe.length(), MOST_NAME_CHARS));
    String ending = "." + ImageParameters.label(format);
    // Some file systems make no difference between small and capital letters.
    String name = base + ending;
    for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = base + "-" + i + ending;
    }
    return name.startsWith(".") ? "_" + name : name;
  }

  private ObjectNode row(Code code, String file, byte[] image) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", code.id().value())
        .put("short_url", domains.shortUrl(code))
        .put("name", code.name())
        .put("external_id", code.description().externalId())
        .put("file", file)
        .put("sha256", HexFormat.of().formatHex(Sha256.of(image)));
  }
}
