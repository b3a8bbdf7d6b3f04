package dev.waypost.benchmarks.find;

import dev.waypost.codes.CodeStore;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.store.Database;
import dev.waypost.store.DatabaseRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks every {@link NamedQuery} of a {@link Catalogue}, its first page and its last one, on both
 * engines.
 */
public final class FindBenchmark {
  /** No answer may take longer. */
  public static final double LIMIT_MILLIS = 50;

  /** How many codes are measured with. */
  public static final int FULL_SIZE = 1_000_000;

  /** How many show that it works. */
  public static final int QUICK_SIZE = 5_000;

  private static final int COMMITTED_AT_ONCE = 10_000;
  private static final int PAGE = 50;
  private static final int WARM_UP_RUNS = 5;

  private final Catalogue catalogue;
  private final int runs;
  private final PrintStream out;

  /**
   * A benchmark.
   *
   * @param size how many codes there are
   * @param runs how often each page is asked for, after warming up
   */
  public FindBenchmark(int size, int runs, PrintStream out) {
    this.catalogue = new Catalogue(size);
    this.runs = runs;
    this.out = out;
  }

  /** How long one page took. */
  private record Times(double median, double longest) {}

  /**
   * Measures in a folder, where the databases stay to be used again.
   *
   * @return whether every median was within {@link #LIMIT_MILLIS}
   */
  public boolean measure(Path folder) throws IOException, DatabaseRefusedException {
    boolean all = true;
    for (CatalogueDatabase.Opening engine : CatalogueDatabase.engines()) {
      Files.createDirectories(folder);
      try (CatalogueDatabase database = engine.in(folder)) {
        fill(database);
        out.printf(
            Locale.ROOT, "%s: %,d MB%n", database.engine(), database.bytes() / (1024 * 1024));
        all &= measure(database);
      }
    }
    return all;
  }

  /** Stores a catalogue in a SQLite file unless it is there. */
  public static void fillSqlite(Catalogue catalogue, Path file, PrintStream out)
      throws DatabaseRefusedException {
    try (CatalogueDatabase database = CatalogueDatabase.sqliteFile(file)) {
      new FindBenchmark(catalogue.size(), 1, out).fill(database);
    }
  }

  /** Stores the catalogue unless it is there. */
  void fill(CatalogueDatabase opened) {
    Database database = opened.database();
    if (!database.workspaces().all().isEmpty()) {
      return;
    }
    database.domains().saveDefault(Catalogue.DOMAIN);
    long started = System.nanoTime();
    database.workspaces().add(Catalogue.WORKSPACE);
    database.groups().add(Catalogue.groups());
    CodeStore codes = database.codes();
    for (int from = 0; from < catalogue.size(); from += COMMITTED_AT_ONCE) {
      var _ = codes.commit(catalogue.made(from, from + COMMITTED_AT_ONCE));
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    out.printf(
        Locale.ROOT,
        "%s: %,d codes stored in %.0f s, %,.0f a second%n",
        opened.engine(),
        catalogue.size(),
        seconds,
        catalogue.size() / seconds);
    opened.analyze();
  }

  /** Whether every median of a database was within the limit. */
  boolean measure(CatalogueDatabase opened) {
    CodeStore codes = opened.database().codes();
    out.printf("%-40s %8s %8s %8s %8s%n", "milliseconds", "first", "max", "last", "max");
    boolean all = true;
    for (NamedQuery query : NamedQuery.ALL) {
      Times first = times(codes, query, null);
      Times last = times(codes, query, beforeLastPage(codes, query));
      boolean within = first.median() <= LIMIT_MILLIS && last.median() <= LIMIT_MILLIS;
      out.printf(
          Locale.ROOT,
          "%-40s %8.1f %8.1f %8.1f %8.1f  %s%n",
          query.name(),
          first.median(),
          first.longest(),
          last.median(),
          last.longest(),
          within ? "" : "too slow");
      all &= within;
    }
    return all;
  }

  private Times times(CodeStore codes, NamedQuery query, @Nullable CodePosition after) {
    double[] millis = new double[runs];
    for (int run = -WARM_UP_RUNS; run < runs; run++) {
      long started = System.nanoTime();
      var _ = page(codes, query.filter(), query.order(), after, PAGE);
      if (run >= 0) {
        millis[run] = (System.nanoTime() - started) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new Times(millis[runs / 2], millis[runs - 1]);
  }

  /** The place after which the last page begins; null where there is one page alone. */
  private static @Nullable CodePosition beforeLastPage(CodeStore codes, NamedQuery query) {
    var reversed = new CodeOrder(query.order().field(), !query.order().descending());
    List<FoundCode> fromTheEnd =
        new ArrayList<>(page(codes, query.filter(), reversed, null, PAGE + 1));
    return fromTheEnd.size() <= PAGE ? null : CodePosition.of(fromTheEnd.getLast(), query.order());
  }

  private static List<FoundCode> page(
      CodeStore codes,
      CodeFilter filter,
      CodeOrder order,
      @Nullable CodePosition after,
      int limit) {
    return codes.find(Catalogue.WORKSPACE.id(), filter, order, after, Catalogue.END, limit);
  }
}
