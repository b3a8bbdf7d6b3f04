package dev.waypost.store;

import dev.waypost.codes.Code;
import dev.waypost.codes.HistoryEntry;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which edits are written: that of what their rows are told apart by, so that two
 * transactions with the same ones wait for each other instead of locking each other out.
 */
final class WriteOrder {
  private static final Comparator<Code> OF_NEW =
      Comparator.comparing(orEmpty(SqlCodeStore::externalId))
          .thenComparing(orEmpty(Code::domainId))
          .thenComparing(orEmpty(SqlCodeStore::foldedKey));

  private static final Comparator<Code> OF_CHANGED =
      Comparator.comparing(code -> code.id().value());

  private WriteOrder() {}

  /** The places of the edits that make codes. */
  static List<Integer> ofNew(List<HistoryEntry> edits) {
    return order(edits, true, OF_NEW);
  }

  /** The places of the edits that change codes. */
  static List<Integer> ofChanged(List<HistoryEntry> edits) {
    return order(edits, false, OF_CHANGED);
  }

  private static List<Integer> order(
      List<HistoryEntry> edits, boolean made, Comparator<Code> order) {
    return IntStream.range(0, edits.size())
        .boxed()
        .filter(place -> (edits.get(place).before() == null) == made)
        .sorted(Comparator.comparing(place -> edits.get(place).after(), order))
        .toList();
  }

  private static Function<Code, String> orEmpty(Function<Code, @Nullable String> part) {
    return code -> {
      String text = part.apply(code);
      return text == null ? "" : text;
    };
  }
}
