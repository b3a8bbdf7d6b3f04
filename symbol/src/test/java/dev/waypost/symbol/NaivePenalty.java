package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The penalty of ISO/IEC 18004:2015, 7.8.3.1 once more, on pictures of '#' and '.' and by regular
 * expressions, to compare {@link MaskPenalty} with.
 */
final class NaivePenalty {
  private static final Pattern RUN = Pattern.compile("#{5,}|\\.{5,}");
  private static final Pattern FINDER_LIKE =
      Pattern.compile("(?=#\\.###\\.#\\.{4})|(?<=\\.{4})(?=#\\.###\\.#)");
  private static final Pattern SAME_PAIRS = Pattern.compile("(?=AA|DD)");

  private NaivePenalty() {}

  static int of(Symbol symbol) {
    List<String> rows = new ArrayList<>();
    for (int y = 0; y < symbol.size(); y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < symbol.size(); x++) {
        row.append(symbol.isDark(x, y) ? '#' : '.');
      }
      rows.add(row.toString());
    }
    return of(rows);
  }

  /** The penalty of a square picture, one string for each row. */
  static int of(List<String> rows) {
    List<String> columns = transposed(rows);
    return runs(rows)
        + runs(columns)
        + blocks(rows)
        + finders(rows)
        + finders(columns)
        + share(rows);
  }

  private static List<String> transposed(List<String> rows) {
    List<String> columns = new ArrayList<>();
    for (int x = 0; x < rows.size(); x++) {
      StringBuilder column = new StringBuilder();
      for (String row : rows) {
        column.append(row.charAt(x));
      }
      columns.add(column.toString());
    }
    return columns;
  }

  private static int runs(List<String> lines) {
    return lines.stream()
        .flatMap(line -> RUN.matcher(line).results())
        .mapToInt(run -> 3 + run.group().length() - 5)
        .sum();
  }

  private static int finders(List<String> lines) {
    return 40 * (int) lines.stream().flatMap(line -> FINDER_LIKE.matcher(line).results()).count();
  }

  /** Two rows become one of letters: A and D are pairs in the same colour, B and C are not. */
  private static int blocks(List<String> rows) {
    int blocks = 0;
    for (int y = 0; y + 1 < rows.size(); y++) {
      StringBuilder pairs = new StringBuilder();
      for (int x = 0; x < rows.size(); x++) {
        String pair = "" + rows.get(y).charAt(x) + rows.get(y + 1).charAt(x);
        pairs.append("ABCD".charAt(List.of("##", "#.", ".#", "..").indexOf(pair)));
      }
      blocks += (int) SAME_PAIRS.matcher(pairs).results().count();
    }
    return 3 * blocks;
  }

  /** k is the first step whose range, 50 ± 5 (k + 1) %, the share lies in. */
  private static int share(List<String> rows) {
    int all = rows.size() * rows.size();
    int dark = (int) rows.stream().flatMapToInt(String::chars).filter(c -> c == '#').count();
    for (int k = 0; k < 10; k++) {
      int percent = 5 * (k + 1);
      if (100 * dark >= (50 - percent) * all && 100 * dark <= (50 + percent) * all) {
        return 10 * k;
      }
    }
    throw new AssertionError("a share is between 0 and 100 %");
  }
}
