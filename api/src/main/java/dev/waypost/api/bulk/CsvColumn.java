package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.payload.InvalidContentException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column that fills a field.
 *
 * @param index its place in a row, from 0
 * @param title as the table has it
 * @param field the path to the field, such as {@code expires.at}
 * @param type what its cells are
 */
record CsvColumn(int index, String title, String field, CellType type) {

  /** Fields that have no form in a cell but JSON. */
  private static final Set<String> JSON_FIELDS =
      Stream.concat(PlanForm.LISTS.stream(), Stream.of("redirect.parameters"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Pattern PATH = Pattern.compile("[^.]+(\\.[^.]+)*");

  /**
   * A column for a field. Whether there is such a field, and what it takes, is asked of that which
   * reads the bodies of calls, so a field that is added there can be a column here.
   *
   * @return null where there is no such field
   * @throws ProblemException where the field can't be a column
   */
  static @Nullable CsvColumn of(int index, String title, String field, JobKind kind) {
    if (!PATH.matcher(field).matches()) {
      return null;
    }
    if (JSON_FIELDS.contains(field)) {
      return new CsvColumn(index, title, field, CellType.JSON);
    }
    for (CellType type : CellType.plain()) {
      ProblemException problem = ask(kind, field, type.sample());
      if (problem == null || !blames(problem, field)) {
        return new CsvColumn(index, title, field, type);
      }
      switch (problem.code()) {
        case UNKNOWN_FIELD -> {
          return null;
        }
        case FIXED_FIELD -> throw refused(title, problem.detail());
        case WRONG_TYPE -> {}
        default -> {
          return new CsvColumn(index, title, field, type);
        }
      }
    }
    throw refused(
        title,
        "The field \"%s\" has fields of its own. Name one of them, such as \"expires.at\" or \"style.size\"."
            .formatted(field));
  }

  private static @Nullable ProblemException ask(JobKind kind, String field, JsonNode sample) {
    ProblemException problem = ask(kind, base(kind), field, sample);
    boolean excluded = problem != null && problem.code() == ProblemCode.CONFLICTING_FIELDS;
    return excluded ? ask(kind, JsonNodeFactory.instance.objectNode(), field, sample) : problem;
  }

  private static @Nullable ProblemException ask(
      JobKind kind, ObjectNode fields, String field, JsonNode sample) {
    put(fields, field, sample);
    try {
      ItemWork.check(kind, fields);
      return null;
    } catch (ProblemException problem) {
      return problem;
    } catch (RefusedException | InvalidContentException refused) {
      return Problems.of(refused);
    }
  }

  /** The least that a call needs. */
  private static ObjectNode base(JobKind kind) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    return switch (kind) {
      case CREATE_CODES -> fields.put("destination", "https://example.com");
      case UPDATE_CODES -> fields.put("id", "code_" + "0".repeat(26));
    };
  }

  /** Whether a problem is about a field, one around it or one inside it. */
  static boolean blames(ProblemException problem, String field) {
    String blamed = problem.field();
    return blamed != null
        && (blamed.equals(field)
            || blamed.startsWith(field + ".")
            || blamed.startsWith(field + "[")
            || field.startsWith(blamed + "."));
  }

  /** Puts the cell into the fields of an item; an empty one leaves the field out. */
  void put(ObjectNode fields, String cell) {
    if (!cell.isEmpty()) {
      put(fields, field, type.read(cell));
    }
  }

  private static void put(ObjectNode fields, String path, JsonNode value) {
    List<String> names = List.of(path.split("\\."));
    ObjectNode parent = fields;
    for (String name : names.subList(0, names.size() - 1)) {
      parent = parent.get(name) instanceof ObjectNode present ? present : parent.putObject(name);
    }
    parent.set(names.getLast(), value);
  }

  private static ProblemException refused(String title, String detail) {
    return new ProblemException(
        ProblemCode.UNKNOWN_COLUMN, title, "The column \"" + title + "\": " + detail);
  }
}
