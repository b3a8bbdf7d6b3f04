package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.codes.Actor;
import dev.waypost.codes.CodePatch;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.CodeService.Edit;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.NewCode;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Storing;
import dev.waypost.payload.InvalidContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads items, has those done that may be, and tells what became of each. */
public final class ItemWork {
  private static final List<String> CREATED = withoutReason(CodeFields.NEW);
  private static final List<String> EDITED =
      withoutReason(
          Stream.concat(Stream.of("id", "revision"), CodeFields.SHARED.stream()).toList());

  private final CodeService codes;
  private final ThemedStyles themes;

  /** Work by this service. */
  public ItemWork(CodeService codes, ThemedStyles themes) {
    this.codes = codes;
    this.themes = themes;
  }

  /**
   * How a list of items is to be treated.
   *
   * @param kind what to do with each
   * @param fromTable whether metadata were written as texts, be they numbers or truths
   * @param atomic whether one that is refused keeps all from being done
   * @param reason why, for the history
   * @param storing how; a step is told what becomes of every item, in their order
   */
  public record Order(
      JobKind kind, boolean fromTable, boolean atomic, @Nullable String reason, Storing storing) {

    /** Items in JSON. */
    public Order(JobKind kind, boolean atomic, @Nullable String reason, Storing storing) {
      this(kind, false, atomic, reason, storing);
    }
  }

  /** Does what is asked for and returns what became of each item, in their order. */
  public List<Outcome> run(Actor actor, List<Item> items, Order order) {
    ThemedStyles.Expansion themed = themes.forMany(actor);
    return switch (order.kind()) {
      case CREATE_CODES ->
          run(
              items,
              order,
              item -> {
                NewCode wanted = newCode(themed.expanded(item));
                return order.fromTable() ? wanted.withMetadataAsText() : wanted;
              },
              (List<NewCode> wanted, Storing storing) ->
                  codes.createAll(actor, wanted, order.atomic(), order.reason(), storing));
      case UPDATE_CODES -> {
        var references = new CodeReferences(actor, named(items), codes);
        yield run(
            items,
            order,
            item -> edit(references, themed.expanded(item), order.fromTable()),
            (List<Edit> wanted, Storing storing) ->
                codes.editAll(actor, wanted, order.atomic(), order.reason(), storing));
      }
    };
  }

  /** What the items call their codes, as far as they do. */
  private static List<String> named(List<Item> items) {
    return items.stream()
        .flatMap(item ->
            item instanceof Item.Wanted(ObjectNode fields) && fields.path("id").isTextual()
                ? Stream.of(fields.path("id").textValue())
                : Stream.empty())
        .toList();
  }

  /**
   * Refuses an item that can't be read.
   *
   * @throws RuntimeException what {@link dev.waypost.api.http.Problems} has a problem for
   */
  public static void check(JobKind kind, ObjectNode fields) {
    switch (kind) {
      case CREATE_CODES -> {
        NewCode _ = newCode(fields);
      }
      case UPDATE_CODES -> {
        Fields edit = editFields(fields);
        Long _ = revision(edit);
        CodePatch _ = CodeRequests.codePatch(edit);
      }
    }
  }

  private interface Act<T> {
    List<Outcome> on(List<T> parsed, Storing storing);
  }

  private static <T> List<Outcome> run(
      List<Item> items, Order order, Function<ObjectNode, T> parse, Act<T> act) {
    List<@Nullable Outcome> refused = new ArrayList<>(items.size());
    List<T> parsed = new ArrayList<>(items.size());
    for (Item item : items) {
      refused.add(
          switch (item) {
            case Item.Wanted(ObjectNode fields) -> parse(fields, parse, parsed);
            case Item.Unreadable(ProblemException reason) -> new Outcome.Refused(reason);
          });
    }
    if (order.atomic() && parsed.size() < items.size()) {
      return merged(refused, parsed.stream().<Outcome>map(_ -> new Outcome.LeftOut()).toList());
    }
    var all = new All(refused);
    Storing storing =
        switch (order.storing()) {
          case Storing.WithStep(var step) ->
              new Storing.WithStep(outcomes -> step.apply(all.with(outcomes)));
          case Storing.Plainly(var receipt) ->
              new Storing.Plainly(outcomes -> receipt.of(all.with(outcomes)));
          case Storing.Rehearsed rehearsed -> rehearsed;
        };
    return all.with(act.on(parsed, storing));
  }

  private static <T> @Nullable Outcome parse(
      ObjectNode fields, Function<ObjectNode, T> parse, List<T> parsed) {
    try {
      parsed.add(parse.apply(fields));
      return null;
    } catch (ProblemException | RefusedException | InvalidContentException e) {
      return new Outcome.Refused(e);
    }
  }

  /**
   * The outcomes of all: what a receipt was given is what is returned, so that the answer that was
   * stored is known to be that one.
   */
  private static final class All {
    private final List<@Nullable Outcome> refused;
    private @Nullable List<Outcome> acted;
    private List<Outcome> merged = List.of();

    All(List<@Nullable Outcome> refused) {
      this.refused = refused;
    }

    @SuppressWarnings("ReferenceEquality") // the very list that was told of
    List<Outcome> with(List<Outcome> outcomes) {
      if (outcomes != acted) {
        acted = outcomes;
        merged = merged(refused, outcomes);
      }
      return merged;
    }
  }

  /** The outcomes of all: where none is known yet, the next of those that were acted on. */
  private static List<Outcome> merged(List<@Nullable Outcome> known, List<Outcome> acted) {
    var next = acted.iterator();
    List<Outcome> all = new ArrayList<>(known.size());
    for (Outcome outcome : known) {
      all.add(outcome == null ? next.next() : outcome);
    }
    return all;
  }

  private static NewCode newCode(ObjectNode fields) {
    return CodeRequests.newCode(Fields.of(fields, CREATED));
  }

  private static Fields editFields(ObjectNode item) {
    CodeRequests.refuseFixed(item, Set.of("id", "revision"));
    return Fields.of(item, EDITED);
  }

  private static Edit edit(CodeReferences references, ObjectNode item, boolean fromTable) {
    Fields fields = editFields(item);
    String id = fields.text("id");
    if (id == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "id", "Each item names its code by \"id\".");
    }
    CodePatch patch = CodeRequests.codePatch(fields);
    return new Edit(
        references.get(id), fromTable ? patch.withMetadataAsText() : patch, revision(fields));
  }

  private static @Nullable Long revision(Fields fields) {
    return fields.wholeNumber("revision", 1, Integer.MAX_VALUE);
  }

  /** The reason is that of the whole call. */
  private static List<String> withoutReason(List<String> fields) {
    return fields.stream().filter(field -> !field.equals("reason")).toList();
  }
}
