package dev.waypost.codes;

import dev.waypost.payload.InvalidContentException;
import java.util.List;
import java.util.TreeMap;
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

  /** The place that is being decided stays as it is. */
  void unchanged(CountedCode code) {
    outcomes.put(deciding, new Outcome.Done(code));
  }

  /** Whether there is something to store. */
  boolean isToBeStored(boolean atomic) {
    boolean refused = outcomes.values().stream().anyMatch(Outcome.Refused.class::isInstance);
    return !edits.isEmpty() && !(atomic && refused);
  }

  List<HistoryEntry> edits() {
    return List.copyOf(edits.values());
  }

  /** The places of some of the {@link #edits}, given by their order there. */
  List<Integer> places(List<Integer> positions) {
    List<Integer> places = List.copyOf(edits.keySet());
    return positions.stream().map(places::get).toList();
  }

  /** What becomes of each place if all edits are stored. */
  List<Outcome> outcomesOnceStored(ToLongFunction<Code> scans) {
    TreeMap<Integer, Outcome> all = new TreeMap<>(outcomes);
    edits.forEach((place, edit) -> all.put(place, done(edit.after(), scans)));
    return List.copyOf(all.values());
  }

  /** All edits were stored. */
  void stored(ToLongFunction<Code> scans) {
    edits.forEach((place, edit) -> outcomes.put(place, done(edit.after(), scans)));
    edits.clear();
  }

  private static Outcome done(Code code, ToLongFunction<Code> scans) {
    return new Outcome.Done(new CountedCode(code, scans.applyAsLong(code)));
  }

  /** One for each place. */
  List<Outcome> outcomes() {
    edits.keySet().forEach(place -> outcomes.put(place, new Outcome.LeftOut()));
    if (outcomes.size() != size) {
      throw new IllegalStateException(
          "Of " + size + " requests, " + outcomes.size() + " have an outcome.");
    }
    return List.copyOf(outcomes.values());
  }
}
