package dev.waypost.console.codes;

import dev.waypost.codes.find.SearchText;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which codes a page shows, as its address says it.
 *
 * @param words to look for; too short ones are left out
 * @param others the other filters by the API's names; none is empty
 */
public record CodeFilters(String words, Map<String, String> others) {
  private static final List<String> NAMES =
      List.of("status", "type", "group", "tag", "owner", "sort");
  private static final String METADATA = "metadata.";

  public CodeFilters {
    others = Map.copyOf(others);
  }

  /** The filters in an address. */
  public static CodeFilters of(Visit visit) {
    Map<String, String> others = new LinkedHashMap<>();
    for (String name : visit.query().names()) {
      String value = visit.parameter(name);
      if ((NAMES.contains(name) || name.startsWith(METADATA)) && !value.isEmpty()) {
        others.put(name, value);
      }
    }
    return new CodeFilters(visit.parameter("q"), others);
  }

  /** One of the others; empty for none. */
  public String get(String name) {
    return others.getOrDefault(name, "");
  }

  /** Whether the words are too short to be looked for. */
  public boolean isTooShort() {
    return !words.isEmpty() && SearchText.words(words).stream().noneMatch(SearchText::isIndexed);
  }

  /** Whether everything is shown. */
  public boolean isEmpty() {
    return words.isEmpty() && others.keySet().stream().allMatch(name -> name.equals("sort"));
  }

  /** The query of the API's call that lists them; too short words wait for more letters. */
  public Map<String, String> query() {
    return isTooShort() ? others : whole();
  }

  /** Everything that was asked for, for what is done with all that match. */
  public Map<String, String> whole() {
    Map<String, String> query = new LinkedHashMap<>(others);
    if (!words.isEmpty()) {
      query.put("q", words);
    }
    return query;
  }

  /** The same as the query of an address, without the question mark; empty for none. */
  public String address() {
    Map<String, String> query = new TreeMap<>(whole());
    return query.entrySet().stream()
        .map(entry -> Redirects.encoded(entry.getKey()) + "=" + Redirects.encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }
}
