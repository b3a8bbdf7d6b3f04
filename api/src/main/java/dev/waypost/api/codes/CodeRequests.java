package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.images.OutputOptions;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.Change;
import dev.waypost.codes.CodePatch;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.NewCode;
import dev.waypost.payload.Content;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what shall be made and what shall be changed. */
public final class CodeRequests {
  private static final Set<String> COMPUTED =
      Set.of(
          "short_url",
          "image_url",
          "warnings",
          "symbol",
          "scans",
          "revision",
          "created_at",
          "updated_at");
  private static final Set<String> FIXED = Set.of("id", "type", "key", "domain");

  /** The fields of an image that is drawn and not stored. */
  public static final List<String> DRAWING =
      Stream.of(List.of("content", "destination", "style"), StyleFields.NAMES, OutputOptions.NAMES)
          .flatMap(List::stream)
          .toList();

  private CodeRequests() {}

  /**
   * What shall be drawn.
   *
   * @param text in the symbol
   */
  public record Drawing(String text, ImageStyle style) {}

  /**
   * What shall be drawn and not stored.
   *
   * @param force whether a style is taken though it can't be scanned
   */
  public static Drawing drawing(Fields fields, boolean force) {
    Content content = CodeFields.content(fields);
    if (content == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "destination",
          "What shall the symbol hold? Send \"destination\" with a web address, or \"content\" with its \"kind\".");
    }
    if (content.isDynamicOnly()) {
      throw new ProblemException(
          ProblemCode.STATIC_CODE,
          "content.kind",
          "Content of kind \"%s\" is a page of ours, which no symbol can hold. Make a dynamic code of it."
              .formatted(content.kind()));
    }
    return new Drawing(content.symbolText(), StyleFields.apply(fields, ImageStyle.DEFAULT, force));
  }

  /**
   * What shall be made.
   *
   * @param fields of a code, without others
   */
  public static NewCode newCode(Fields fields) {
    return newCode(fields, false);
  }

  /**
   * What shall be made.
   *
   * @param fields of a code, without others
   * @param force whether a style is taken though it can't be scanned
   */
  static NewCode newCode(Fields fields, boolean force) {
    String type = fields.oneOf("type", List.of("static", "dynamic"));
    Content content = CodeFields.content(fields);
    if (content == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          "destination",
          "What shall the code lead to? Send \"destination\" with a web address, or \"content\" with its \"kind\".");
    }
    CodeStatus status = CodeFields.status(fields);
    return new NewCode(
        "static".equals(type) ? CodeType.STATIC : CodeType.DYNAMIC,
        content,
        fields.text("key"),
        fields.text("domain"),
        fields.text("name"),
        status == null ? CodeStatus.ACTIVE : status,
        StyleFields.apply(fields, ImageStyle.DEFAULT, force),
        CodeFields.expiresAt(fields).applyTo(null),
        CodeFields.fallback(fields),
        CodeFields.plan(fields),
        DescriptionFields.read(fields));
  }

  /** What shall be changed. Whether its style can be scanned is found out when it is applied. */
  public static CodePatch codePatch(Fields fields) {
    return codePatch(fields, false);
  }

  /**
   * What shall be changed. Whether its style can be scanned is found out when it is applied.
   *
   * @param force whether a style is taken though it can't be scanned
   */
  static CodePatch codePatch(Fields fields, boolean force) {
    fields.refuseNull("content");
    fields.refuseNull("destination");
    Content content = CodeFields.content(fields);
    CodeStatus status = CodeFields.status(fields);
    return new CodePatch(
        content == null ? Change.keep() : Change.to(content),
        fields.has("name") ? Change.to(fields.text("name")) : Change.keep(),
        status == null ? Change.keep() : Change.to(status),
        current -> StyleFields.apply(fields, current, force),
        CodeFields.expiresAt(fields),
        fields.has("fallback") ? Change.to(CodeFields.fallback(fields)) : Change.keep(),
        CodeFields.plan(fields),
        DescriptionFields.read(fields));
  }

  /**
   * Refuses what can't be changed.
   *
   * @param allowed names that mean something else here
   */
  static void refuseFixed(ObjectNode body, Set<String> allowed) {
    for (var names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (allowed.contains(name)) {
        continue;
      }
      if (FIXED.contains(name)) {
        throw fixed(name, "can't change after a code is made, because the code may be in print");
      }
      if (COMPUTED.contains(name)) {
        throw fixed(name, "is computed");
      }
    }
  }

  private static ProblemException fixed(String name, String why) {
    return new ProblemException(
        ProblemCode.FIXED_FIELD, name, "\"" + name + "\" " + why + ". Leave it out.");
  }
}
