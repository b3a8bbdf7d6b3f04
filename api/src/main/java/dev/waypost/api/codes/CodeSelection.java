package dev.waypost.api.codes;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads which codes are to be drawn together, and gives them in the order asked for. */
public final class CodeSelection {
  /** The fields that say which. */
  public static final List<String> NAMES = List.of("codes", "filter", "sort");

  /** Enough to name the most codes by external ids of the greatest length. */
  public static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  /** The most codes of one call. */
  public static final int MOST_CODES = 10_000;

  private final CodeService codes;
  private final FilterForm filters;

  /** Codes of this service. */
  public CodeSelection(CodeService codes, FindParameters find) {
    this.codes = codes;
    this.filters = new FilterForm(find);
  }

  /**
   * The codes that are asked for, at least one; those in {@code codes} in that order, repeated
   * where they are named twice.
   *
   * @throws ProblemException if none or too many are asked for
   * @throws RefusedException if there is none of that name
   */
  public List<CountedCode> read(ApiRequest request, Fields fields) {
    fields.refuseNulls(NAMES);
    List<String> named = fields.textList("codes");
    CodeFilter filter = filters.read(request, fields);
    if ((named == null) == (filter == null)) {
      throw new ProblemException(
          named == null ? ProblemCode.MISSING_FIELD : ProblemCode.CONFLICTING_FIELDS,
          "codes",
          "Which codes? Send \"codes\" with their ids, or \"filter\" with what finds them; {} is all codes. Not both.");
    }
    String sort = fields.text("sort");
    if (named != null) {
      if (sort != null) {
        throw new ProblemException(
            ProblemCode.CONFLICTING_FIELDS,
            "sort",
            "\"sort\" is for \"filter\"; codes that are named come in the order in which they are named.");
      }
      return named(request, named);
    }
    return found(request, filter, order(sort));
  }

  private static CodeOrder order(@Nullable String sort) {
    if (sort == null) {
      return CodeOrder.OLDEST_FIRST;
    }
    return CodeOrder.of(sort)
        .orElseThrow(() ->
            new ProblemException(
                ProblemCode.INVALID_VALUE,
                "sort",
                "\"sort\" is \"%s\". Allowed are: created_at, updated_at, name, each with - before it for descending."
                    .formatted(sort)));
  }

  private List<CountedCode> found(
      ApiRequest request, @Nullable CodeFilter filter, CodeOrder order) {
    if (filter == null) {
      throw new IllegalStateException("There is a filter where no codes are named.");
    }
    List<CountedCode> found =
        codes.find(request.actor(), filter, order, null, MOST_CODES + 1).stream()
            .map(code -> code.counted())
            .toList();
    if (found.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, "filter", "\"filter\" matches no code. Change it.");
    }
    if (found.size() > MOST_CODES) {
      throw tooMany("filter", "matches more than " + MOST_CODES);
    }
    return found;
  }

  private List<CountedCode> named(ApiRequest request, List<String> names) {
    if (names.isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE, "codes", "\"codes\" is empty. Name at least one code.");
    }
    if (names.size() > MOST_CODES) {
      throw tooMany("codes", "names " + names.size());
    }
    var references = new CodeReferences(request.actor(), names, codes);
    List<CodeId> ids = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      try {
        ids.add(references.get(names.get(i)));
      } catch (RefusedException e) {
        throw new RefusedException(e.refusal(), "codes[" + i + "]", message(e));
      }
    }
    Map<CodeId, CountedCode> known = codes.getAll(request.actor(), ids);
    List<CountedCode> all = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      CountedCode code = known.get(ids.get(i));
      if (code == null) {
        RefusedException none = CodeService.notFound(names.get(i));
        throw new RefusedException(none.refusal(), "codes[" + i + "]", message(none));
      }
      all.add(code);
    }
    return all;
  }

  private static String message(RefusedException refusal) {
    return String.valueOf(refusal.getMessage());
  }

  private static ProblemException tooMany(String field, String what) {
    return new ProblemException(
        ProblemCode.INVALID_VALUE,
        field,
        "\"%s\" %s codes, and %d are drawn in one call. Split them, such as by group, tag or when they were made."
            .formatted(field, what, MOST_CODES));
  }
}
