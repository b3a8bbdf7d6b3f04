package dev.waypost.api.images;

import dev.waypost.api.codes.CodeSelection;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.PreparedCodes.Prepared;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Domains;
import dev.waypost.codes.ImageFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Images of many codes in one file. */
public final class ZipOperations {
  private static final List<String> FIELDS =
      Stream.of(CodeSelection.NAMES, List.of("format", "size"), OutputOptions.NAMES)
          .flatMap(List::stream)
          .toList();

  private final CodeSelection selection;
  private final CodeImages images;
  private final Domains domains;

  /** Images of the codes that are selected so. */
  public ZipOperations(CodeSelection selection, CodeImages images, Domains domains) {
    this.selection = selection;
    this.images = images;
    this.domains = domains;
  }

  /** {@code POST /api/v1/images/zip}. */
  public Reply zip(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    fields.refuseNulls(List.of("format", "size"));
    String named = fields.text("format");
    ImageFormat format = named == null ? ImageFormat.SVG : ImageParameters.format(named, "format");
    Integer size = fields.integer("size", ImageParameters.MIN_SIZE, ImageParameters.MAX_SIZE);
    OutputOptions options = OutputOptions.of(fields, format);
    List<Prepared> codes = PreparedCodes.of(selection.read(request, fields), images);
    var archive = new ImageArchive(codes, format, size, options, domains);
    archive.check();
    return Reply.stream(200, "application/zip", archive)
        .withHeader("Content-Disposition", "attachment; filename=\"codes.zip\"")
        .withHeader("Cache-Control", "no-store");
  }
}
