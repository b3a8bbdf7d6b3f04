package dev.waypost.api.sheets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeSelection;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.images.CodeImages;
import dev.waypost.api.images.PreparedCodes;
import dev.waypost.api.images.PreparedCodes.Prepared;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Domains;
import dev.waypost.render.sheet.Label;
import dev.waypost.render.sheet.SheetDesign;
import dev.waypost.render.sheet.SheetGrid;
import dev.waypost.render.sheet.SheetPdf;
import dev.waypost.render.sheet.SheetTemplate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Sheets of labels as PDF. */
public final class SheetOperations {
  private static final List<String> FIELDS =
      Stream.of(CodeSelection.NAMES, SheetForm.NAMES).flatMap(List::stream).toList();

  private final CodeSelection selection;
  private final CodeImages images;
  private final Domains domains;

  /** Sheets of the codes that are selected so. */
  public SheetOperations(CodeSelection selection, CodeImages images, Domains domains) {
    this.selection = selection;
    this.images = images;
    this.domains = domains;
  }

  /** {@code POST /api/v1/sheets}. */
  public Reply draw(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), FIELDS);
    SheetForm form = SheetForm.of(fields);
    List<Prepared> codes = PreparedCodes.of(selection.read(request, fields), images);
    form.checkCopies(codes.size());
    SheetDesign design = form.designFor(codes);
    int places = form.firstLabel() - 1 + codes.size() * form.copies();
    return Reply.stream(
            200,
            "application/pdf",
            out -> SheetPdf.write(labels(codes, form).iterator(), design, out))
        .withHeader("Content-Disposition", "attachment; filename=\"labels.pdf\"")
        .withHeader("Cache-Control", "no-store")
        .withHeader("X-Labels", Integer.toString(codes.size() * form.copies()))
        .withHeader("X-Pages", Integer.toString(Math.ceilDiv(places, design.grid().labels())));
  }

  private Stream<Label> labels(List<Prepared> codes, SheetForm form) {
    return codes.stream()
        .flatMap(prepared -> Collections.nCopies(form.copies(), label(prepared, form)).stream());
  }

  private Label label(Prepared prepared, SheetForm form) {
    List<String> lines =
        form.text().stream().map(field -> field.of(prepared.code().code(), domains)).toList();
    return new Label(prepared.styled().symbol(), prepared.styled().style(), lines);
  }

  /** {@code GET /api/v1/sheets/templates}. */
  public Reply templates(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("templates");
    for (SheetTemplate template : SheetTemplate.ALL) {
      SheetGrid grid = template.grid();
      ObjectNode node = list.addObject();
      node.put("template", template.label());
      node.put(
          "description",
          "%d labels of %s × %s mm; fits Avery %s"
              .formatted(
                  grid.labels(),
                  grid.labelWidth(),
                  grid.labelHeight(),
                  template.label().toUpperCase(Locale.ROOT)));
      node.put("labels", grid.labels());
      node.set("grid", SheetForm.json(grid));
    }
    return Reply.json(200, body);
  }
}
