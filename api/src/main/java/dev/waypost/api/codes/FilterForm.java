package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.find.CodeFilter;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads which codes are meant from {@code filter}: what the query of the list of codes takes. */
public final class FilterForm {
  private static final List<String> TEXTS =
      List.of(
          "group",
          "status",
          "type",
          "owner",
          "q",
          "created_from",
          "created_before",
          "updated_from",
          "updated_before",
          "tz");
  private static final List<String> NAMES =
      Stream.concat(Stream.of("tag", "metadata"), TEXTS.stream()).toList();

  private final FindParameters find;

  /** Filters as these parameters read them. */
  public FilterForm(FindParameters find) {
    this.find = find;
  }

  /** The filter in these fields, or null where there is none. */
  public @Nullable CodeFilter read(ApiRequest request, Fields fields) {
    Fields given = fields.object("filter", NAMES);
    if (given == null) {
      return null;
    }
    // A filter that someone's program left empty by mistake must not match every code.
    given.refuseNulls(NAMES);
    MultiMap query = MultiMap.caseInsensitiveMultiMap();
    for (String name : TEXTS) {
      String text = given.text(name);
      if (text != null) {
        query.add(name, text);
      }
    }
    List<String> tags = given.textList("tag");
    if (tags != null) {
      query.add("tag", tags);
    }
    Map<String, JsonNode> metadata = given.values("metadata");
    if (metadata != null) {
      metadata.forEach((field, value) -> query.add("metadata." + field, text(field, value)));
    }
    try {
      return find.filter(request.withQuery(query));
    } catch (ProblemException invalid) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, given.path(String.valueOf(invalid.field())), invalid.detail());
    }
  }

  private static String text(String field, JsonNode value) {
    if (!value.isValueNode() || value.isNull()) {
      throw new ProblemException(
          ProblemCode.WRONG_TYPE,
          "filter.metadata." + field,
          "\"filter.metadata."
              + field
              + "\" must be a text, a number, true or false: the value that the codes have.");
    }
    return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
  }
}
