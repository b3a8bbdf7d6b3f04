package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeJson;
import dev.waypost.api.codes.FindParameters;
import dev.waypost.api.csv.CodeCsv;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.metadata.MetadataField;
import dev.waypost.codes.metadata.MetadataFields;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Codes as a table: those that filters match, a row each. */
public final class CsvExport {
  /** The most rows of one call. */
  public static final int MAX_ROWS = 10_000;

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "destination",
          "content.text",
          "domain",
          "key",
          "short_url",
          "image_url",
          "name",
          "status",
          "expires.at",
          "expires.after_scans",
          "fallback",
          "redirect.status_code",
          "redirect.utm.source",
          "redirect.utm.medium",
          "redirect.utm.campaign",
          "redirect.utm.term",
          "redirect.utm.content",
          "redirect.utm.id",
          "redirect.parameters",
          "redirect.pass_query",
          "rules",
          "variants",
          "schedule",
          "access.minimum_age",
          "access.consent",
          "access.links",
          "group",
          "tags",
          "external_id",
          "owner",
          "units_distributed",
          "notes",
          "scans",
          "revision",
          "created_at",
          "updated_at");

  private final CodeService codes;
  private final FindParameters find;
  private final MetadataFields metadataFields;
  private final CodeJson json;

  /** Tables of this service's codes. */
  public CsvExport(
      CodeService codes, FindParameters find, MetadataFields metadataFields, CodeJson json) {
    this.codes = codes;
    this.find = find;
    this.metadataFields = metadataFields;
    this.json = json;
  }

  /**
   * {@code GET /codes/csv}: the rows in the order asked for; where there are more, the header
   * {@code X-Next-Cursor} says where to go on.
   */
  public Reply download(ApiRequest request) {
    FindParameters.allow(request, Set.of("limit", "cursor", "sort"));
    int limit = request.parameter("limit", 1, MAX_ROWS, MAX_ROWS);
    CodeOrder order = FindParameters.order(request);
    List<FoundCode> found =
        codes.find(
            request.actor(),
            find.filter(request),
            order,
            FindParameters.after(request, order),
            limit + 1);
    List<FoundCode> page = found.subList(0, Math.min(limit, found.size()));
    Reply reply =
        Reply.bytes(200, "text/csv; charset=utf-8", table(request, page))
            .withHeader("Content-Disposition", "attachment; filename=\"codes.csv\"")
            .withHeader("Cache-Control", "no-store");
    return found.size() > limit
        ? reply.withHeader("X-Next-Cursor", FindParameters.cursor(page.getLast(), order))
        : reply;
  }

  private byte[] table(ApiRequest request, List<FoundCode> page) {
    List<ObjectNode> rows = page.stream().map(this::row).toList();
    var text = new StringWriter();
    try (CodeCsv csv = CodeCsv.to(text, columns(request, rows))) {
      rows.forEach(csv::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** With the status that its owner gave it, so that the table can be sent back. */
  private ObjectNode row(FoundCode found) {
    CodeStatus status = found.counted().code().status();
    return json.of(found.counted()).put("status", status.name().toLowerCase(Locale.ROOT));
  }

  /** Metadata fields that are agreed on have a column always, others where a code has them. */
  private List<String> columns(ApiRequest request, List<ObjectNode> rows) {
    Set<String> names = new TreeSet<>();
    metadataFields.list(request.actor()).stream().map(MetadataField::name).forEach(names::add);
    rows.forEach(row -> row.path("metadata").fieldNames().forEachRemaining(names::add));
    List<String> columns = new ArrayList<>(COLUMNS);
    names.forEach(name -> columns.add("metadata." + name));
    return columns;
  }
}
