package dev.waypost.benchmarks.find;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.groups.GroupTree;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enough codes that every way of searching is taken. */
class FindBenchmarkTest {
  private static final int PAGE = 50;

  @TempDir Path folder;

  @Test
  void everyQueryIsMeasuredAndFindsWhatItShould() throws Exception {
    var out = new ByteArrayOutputStream();
    var benchmark =
        new FindBenchmark(FindBenchmark.QUICK_SIZE, 1, new PrintStream(out, true, UTF_8));
    List<Code> all =
        new Catalogue(FindBenchmark.QUICK_SIZE)
            .made(0, FindBenchmark.QUICK_SIZE).stream().map(HistoryEntry::after).toList();
    for (CatalogueDatabase.Opening engine : CatalogueDatabase.engines()) {
      try (CatalogueDatabase database = engine.in(folder)) {
        benchmark.fill(database);
        var _ = benchmark.measure(database);
        CodeStore codes = database.database().codes();
        for (NamedQuery query : NamedQuery.ALL) {
          assertThat(found(codes, query))
              .as("%s on %s", query.name(), database.engine())
              .isEqualTo(expected(all, query));
        }
      }
    }
    for (NamedQuery query : NamedQuery.ALL) {
      assertThat(out.toString(UTF_8).lines())
          .filteredOn(line -> line.matches("\\Q" + query.name() + "\\E +[0-9].*"))
          .hasSize(CatalogueDatabase.engines().size());
    }
  }

  private static List<Code> expected(List<Code> all, NamedQuery query) {
    var groups = new GroupTree(Catalogue.groups());
    CodeOrder order = query.order();
    Comparator<Integer> ascending =
        Comparator.<Integer, String>comparing(i -> order.value(all.get(i)))
            .thenComparing(Comparator.naturalOrder());
    return IntStream.range(0, all.size())
        .boxed()
        .filter(i -> query.filter().matches(new CountedCode(all.get(i), 0), groups, Catalogue.END))
        .sorted(order.descending() ? ascending.reversed() : ascending)
        .map(all::get)
        .toList();
  }

  private static List<Code> found(CodeStore codes, NamedQuery query) {
    List<Code> found = new ArrayList<>();
    @Nullable CodePosition after = null;
    List<FoundCode> page;
    do {
      page =
          codes.find(
              Catalogue.WORKSPACE.id(), query.filter(), query.order(), after, Catalogue.END, PAGE);
      page.forEach(code -> found.add(code.counted().code()));
      after = page.isEmpty() ? null : CodePosition.of(page.getLast(), query.order());
    } while (page.size() == PAGE);
    return found;
  }
}
