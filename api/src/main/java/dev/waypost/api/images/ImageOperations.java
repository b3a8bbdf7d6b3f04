package dev.waypost.api.images;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.codes.CodeRequests;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.EntityTags;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.ImageFormat;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import java.util.Set;
import java.util.function.Function;

/** Images of stored codes, with a key and without. */
public final class ImageOperations {
  /**
   * Style and short URL may change by an edit, so caches ask again after this many seconds; the
   * entity tag makes that cheap.
   */
  private static final String PUBLIC_CACHE = "public, max-age=300";

  /** A year, which is as long as caches keep anything (RFC 8246, RFC 9111 §5.2.2.1). */
  private static final String IMMUTABLE = "public, max-age=31536000, immutable";

  private final CodeService codes;
  private final CodeStore store;
  private final CodeImages images;
  private final ThemedStyles themes;

  /** Images of these codes. */
  public ImageOperations(
      CodeService codes, CodeStore store, CodeImages images, ThemedStyles themes) {
    this.themes = themes;
    this.codes = codes;
    this.store = store;
    this.images = images;
  }

  /** {@code GET /api/v1/codes/:id/image.:format}. */
  public Reply ofCode(ApiRequest request) {
    ImageFormat format = ImageParameters.format(request.pathParameter("format"), "format");
    return ofCode(request, Set.of(), _ -> format);
  }

  /** The image of the code that the path names. */
  public Reply ofCode(
      ApiRequest request, Set<String> moreParameters, Function<Code, ImageFormat> format) {
    Code code = codes.get(request.actor(), CodeReference.of(request, codes)).code();
    return image(request, moreParameters, code, format.apply(code))
        .withHeader("Cache-Control", "private, no-cache");
  }

  /**
   * {@code GET /images/:id.:format}: for anybody who knows the id, which can't be guessed. An
   * address that names the image's content by {@code v} is for that content alone, which caches may
   * keep for good.
   */
  public Reply open(ApiRequest request) {
    ImageFormat format = ImageParameters.format(request.pathParameter("format"), "format");
    Code code =
        store
            .findAnywhere(id(request))
            .filter(found -> found.status() != CodeStatus.DELETED)
            .orElseThrow(() -> notFound(request));
    String version = request.parameter("v");
    Reply image = image(request, Set.of("v"), code, format);
    boolean named = version != null && EntityTags.isTag(image.headers().get("ETag"), version);
    return image
        .withHeader("Cache-Control", named ? IMMUTABLE : PUBLIC_CACHE)
        .withHeader("Access-Control-Allow-Origin", "*");
  }

  /** {@code POST /api/v1/images}: an image of a content that is not stored. */
  public Reply draw(ApiRequest request) {
    request.allowParameters(Set.of(ForcedStyle.PARAMETER));
    boolean force = ForcedStyle.isAsked(request);
    ObjectNode body = themes.expanded(request.actor(), JsonBody.object(request.body()));
    Fields fields = Fields.of(body, CodeRequests.DRAWING);
    CodeRequests.Drawing drawing = CodeRequests.drawing(fields, force);
    ImageStyle style = drawing.style();
    OutputOptions options = OutputOptions.of(fields, style.format());
    return images
        .render(drawing.text(), style, request.actor().workspace(), style.format(), options)
        .withHeader("Cache-Control", "no-store");
  }

  private Reply image(
      ApiRequest request, Set<String> moreParameters, Code code, ImageFormat format) {
    ImageStyle style = ImageParameters.apply(request, moreParameters, code.style());
    OutputOptions options = OutputOptions.of(request, format);
    Reply image = render(code, style, format, options);
    String tag = EntityTags.of(image.body());
    if (EntityTags.matches(request.header("If-None-Match"), tag)) {
      return Reply.empty(304).withHeader("ETag", tag);
    }
    return image
        .withHeader("ETag", tag)
        .withHeader(
            "Content-Disposition",
            "inline; filename=\"" + code.id() + "." + ImageParameters.label(format) + "\"");
  }

  /** What is a field elsewhere is a parameter here. */
  private Reply render(Code code, ImageStyle style, ImageFormat format, OutputOptions options) {
    try {
      return images.render(code, style, format, options);
    } catch (RefusedException e) {
      if (e.refusal() != Refusal.INVALID_VALUE) {
        throw e;
      }
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, e.field(), e.getMessage());
    }
  }

  private static CodeId id(ApiRequest request) {
    String id = request.pathParameter("id");
    if (!CodeId.isWellFormed(id)) {
      throw notFound(request);
    }
    return new CodeId(id);
  }

  private static ProblemException notFound(ApiRequest request) {
    return new ProblemException(
        ProblemCode.CODE_NOT_FOUND,
        null,
        "There is no code \"" + request.pathParameter("id") + "\".");
  }
}
