package dev.waypost.console.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a form holds: texts and files by name, in the order in which they were sent. */
public final class Form {
  /** Of a page without one. */
  public static final Form EMPTY = new Form();

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, Upload> files = new LinkedHashMap<>();

  Form() {}

  /**
   * A file that was chosen.
   *
   * @param name as it is called where it comes from
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Upload(String name, byte[] content) {}

  void add(String name, String text) {
    texts.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
  }

  void add(String name, Upload file) {
    files.put(name, file);
  }

  /** The names of all texts. */
  public Set<String> names() {
    return texts.keySet();
  }

  /** A text without space around it; empty where there is none. */
  public String text(String name) {
    return raw(name).strip();
  }

  /** A text, or null where it is absent or blank. */
  public @Nullable String textOrNull(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /** A text as it was typed, such as a password; empty where there is none. */
  public String raw(String name) {
    List<String> all = texts.get(name);
    return all == null ? "" : all.getFirst();
  }

  /** All texts of a name, without space around them. */
  public List<String> all(String name) {
    return texts.getOrDefault(name, List.of()).stream().map(String::strip).toList();
  }

  /** Whether there is a text of that name, be it empty. */
  public boolean has(String name) {
    return texts.containsKey(name);
  }

  /** Whether a box is ticked. */
  public boolean isTicked(String name) {
    return texts.containsKey(name) && !text(name).equals("false");
  }

  /** A file, unless none was chosen. */
  public Optional<Upload> file(String name) {
    return Optional.ofNullable(files.get(name));
  }
}
