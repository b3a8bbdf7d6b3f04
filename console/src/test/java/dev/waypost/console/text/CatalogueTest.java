package dev.waypost.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.console.shell.Note;
import dev.waypost.console.shell.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text that a page says is there in every language, with the same places for values. */
class CatalogueTest {
  private static final Pattern REFUSED =
      Pattern.compile("PeopleRefusedException\\(\\s*(?:null|\"[a-z]+\"),\\s*\"([^\"]+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)+)\"";

  /** A text as a page asks for it: {@code text.of("…")}, {@code texts().of("…")}. */
  private static final Pattern ASKED = Pattern.compile("texts?(?:\\(\\))?\\s*\\.of\\(\\s*" + TEXT);

  private static final Pattern COUNTED =
      Pattern.compile("\\bcount\\([^;{}]*?,\\s*" + TEXT + ",\\s*" + TEXT);

  private final Map<String, String> english = Catalogue.read("english.txt");
  private final Map<String, String> german = Catalogue.read("german.txt");

  @Test
  void everyTextOfAPageIsTranslated() throws IOException {
    var missing = new TreeSet<String>();
    for (String source : sources()) {
      for (String text : texts(source)) {
        // Names that end with a space are put together; english.txt lists what they can become.
        if (!text.endsWith(" ") && !german.containsKey(text)) {
          missing.add(text);
        }
      }
    }
    for (Note note : Note.values()) {
      if (!german.containsKey(note.text())) {
        missing.add(note.text());
      }
    }
    for (Section section : Section.values()) {
      if (!section.title().isEmpty() && !german.containsKey(section.title())) {
        missing.add(section.title());
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void everythingThatPeopleAreRefusedIsTranslated() throws IOException {
    var missing = new TreeSet<String>();
    for (String source : sources()) {
      REFUSED.matcher(source).results().map(match -> match.group(1)).forEach(missing::add);
    }
    assertThat(missing).hasSizeGreaterThan(15);
    missing.removeAll(german.keySet());
    assertThat(missing).isEmpty();
  }

  @Test
  void everyNamedTextHasItsWordingInEveryLanguage() {
    assertThat(german.keySet()).containsAll(english.keySet());
  }

  @Test
  void translationsHaveTheSamePlacesForValues() {
    german.forEach((text, translation) -> {
      String wording = english.getOrDefault(text, text);
      assertThat(places(translation)).as(text).isEqualTo(places(wording));
    });
  }

  @Test
  void nothingIsTranslatedThatNoPageSays() throws IOException {
    String all = String.join("\n", sources()).replace("\\\"", "\"");
    assertThat(
            german.keySet().stream()
                .filter(text -> !english.containsKey(text) && !all.contains("\"" + text + "\"")))
        .isSubsetOf(
            // Statuses, roles and presets come from data.
            List.of(
                "viewer",
                "editor",
                "admin",
                "owner",
                "draft",
                "active",
                "expired",
                "paused",
                "archived",
                "retired",
                "deleted",
                "Plain",
                "Soft",
                "Ink",
                "Pearls",
                "Leaves",
                "Dusk",
                "Ember",
                "Blinds",
                "Sign",
                "Badge"));
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(match -> match.group()).sorted().distinct().toList();
  }

  private static List<String> texts(String source) {
    Stream<String> asked = ASKED.matcher(source).results().map(match -> match.group(1));
    Matcher counted = COUNTED.matcher(source);
    return Stream.concat(
            asked, counted.results().flatMap(match -> Stream.of(match.group(1), match.group(2))))
        .map(text -> text.replace("\\\"", "\""))
        .toList();
  }

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>();
    for (Path folder : List.of(Path.of("src/main"), Path.of("..", "people", "src/main"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .filter(file -> file.toString().endsWith(".jte") || file.toString().endsWith(".java"))
            .map(CatalogueTest::content)
            .forEach(sources::add);
      }
    }
    return sources;
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
