package dev.waypost.codes;

import dev.waypost.payload.InvalidContentException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Many requests on their way to one transaction: each is at its place a change to be stored, or has
 * its outcome.
 */
final class Batch {
  private final int size;
  private final TreeMap<Integer, HistoryEntry> edits = new TreeMap<>();
  private final TreeMap<Integer, Outcome> outcomes = new TreeMap<>();
  private int deciding;

  Batch(int size) {
    this.size = size;
  }

  /**
   * Decides what becomes of a place: a change, a refusal, or, where the decision is null, what
   * {@link #unchanged} said.
   */
  void decide(int place, Supplier<@Nullable HistoryEntry> decision) {
    deciding = place;
    edits.remove(place);
    try {
      HistoryEntry edit = decision.get();
      if (edit != null) {
        edits.put(place, edit);
      }
    } catch (RefusedException | InvalidContentException refused) {
      outcomes.put(place, new Outcome.Refused(refused));
    }
  }

  /** Some of the {@link #edits}, given by their order there, are refused after all. */
  void refuse(List<Integer> positions, Function<Code, RefusedException> reason) {
    List<HistoryEntry> decided = edits();
    List<Integer> places = places(positions);
    for (int i = 0; i < places.size(); i++) {
      Code refused = decided.get(positions.get(i)).after();
      edits.remove(places.get(i));
      outcomes.put(places.get(i), new Outcome.Refused(reason.apply(refused)));
    }
  }

  /** The place that is being decided stays as it is. */
  void unchanged(CountedCode code) {
    outcomes.put(deciding, new Outcome.Done(code));
  }

  /** Whether there is something to store. */
  boolean isToBeStored(boolean atomic) {
    boolean refused = outcomes.values().stream().anyMatch(Outcome.Refused.class::isInstance);
    return !edits.isEmpty() && !(atomic && refused);
  }

  int countEdits() {
    return edits.size();
  }

  List<HistoryEntry> edits() {
    return List.copyOf(edits.values());
  }

  /** The places of some of the {@link #edits}, given by their order there. */
  List<Integer> places(List<Integer> positions) {
    List<Integer> places = List.copyOf(edits.keySet());
    return positions.stream().map(places::get).toList();
  }

  /** One for each place, as it is once all edits are stored. */
  List<Outcome> outcomesOnceStored(ToLongFunction<Code> scans) {
    var all = new TreeMap<>(outcomes);
    edits.forEach((place, edit) ->
        all.put(
            place,
            new Outcome.Done(new CountedCode(edit.after(), scans.applyAsLong(edit.after())))));
    return complete(all);
  }

  /** One for each place where no edit is stored. */
  List<Outcome> outcomes() {
    var all = new TreeMap<>(outcomes);
    edits.keySet().forEach(place -> all.put(place, new Outcome.LeftOut()));
    return complete(all);
  }

  private List<Outcome> complete(SortedMap<Integer, Outcome> all) {
    if (all.size() != size) {
      throw new IllegalStateException(
          "Of " + size + " requests, " + all.size() + " have an outcome.");
    }
    return List.copyOf(all.values());
  }
}
