package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.codes.CodeRequests;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeService;
import dev.waypost.render.PrintAdvice;
import java.util.Set;

/** What is known of a design before it is printed: whether it scans, and how large it must be. */
public final class ProofOperations {
  private final CodeService codes;
  private final CodeImages images;
  private final ThemedStyles themes;

  /** Proofs of these codes and images. */
  public ProofOperations(CodeService codes, CodeImages images, ThemedStyles themes) {
    this.themes = themes;
    this.codes = codes;
    this.images = images;
  }

  /** {@code GET /api/v1/codes/:id/proof}. */
  public Reply ofCode(ApiRequest request) {
    request.allowParameters(Set.of());
    return Reply.json(200, images.proof(code(request)));
  }

  /** {@code POST /api/v1/images/proof}: of an image that is not stored. */
  public Reply ofDrawing(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = themes.expanded(request.actor(), JsonBody.object(request.body()));
    Fields fields = Fields.of(body, CodeRequests.DRAWING);
    CodeRequests.Drawing drawing = CodeRequests.drawing(fields, false);
    return Reply.json(
        200, images.proof(drawing.text(), drawing.style(), request.actor().workspace()));
  }

  /** {@code GET /api/v1/codes/:id/print-advice}. */
  public Reply printAdvice(ApiRequest request) {
    request.allowParameters(Set.of("width_mm", "distance_mm", "dpi"));
    PrintQuestion question = PrintQuestion.of(request);
    StyledSymbol styled = images.unproven(code(request));
    PrintAdvice advice =
        PrintAdvice.of(
            styled.symbol(), styled.style(), question.widthMillimetres(styled), question.dpi());
    return Reply.json(200, PrintAdviceJson.of(styled, advice, question));
  }

  private Code code(ApiRequest request) {
    return codes.get(request.actor(), CodeReference.of(request, codes)).code();
  }
}
