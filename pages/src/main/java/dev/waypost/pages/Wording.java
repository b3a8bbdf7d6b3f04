package dev.waypost.pages;

import java.util.List;
import java.util.function.Function;

/** Something that is said on a page, in every language. */
public sealed interface Wording permits Phrase, Wording.Quoting, Wording.Owners, Wording.Spoken {

  /** As plain text. */
  String text(Language language);

  /** As HTML, escaped. */
  default String html(Language language) {
    return Html.escaped(text(language));
  }

  /** A text of an owner's, which is the same in every language. */
  static Wording of(String text) {
    return new Owners(text);
  }

  /** A text that depends on the language in other ways than its words, such as a date. */
  static Wording spoken(Function<Language, String> text) {
    return new Spoken(text);
  }

  /** A text of an owner's. */
  record Owners(String text) implements Wording {
    @Override
    public String text(Language language) {
      return text;
    }
  }

  /** A text that is made for each language. */
  record Spoken(Function<Language, String> text) implements Wording {
    @Override
    public String text(Language language) {
      return text.apply(language);
    }
  }

  /**
   * A phrase of ours with texts of an owner's in it, one for each {@link Phrase#GAP}. They stand
   * apart from the words around them, whichever way they run.
   */
  record Quoting(Phrase phrase, List<String> quoted) implements Wording {
    public Quoting {
      quoted = List.copyOf(quoted);
    }

    @Override
    public String text(Language language) {
      return filled(phrase.text(language), Function.identity());
    }

    @Override
    public String html(Language language) {
      return filled(
          Html.escaped(phrase.text(language)), quote -> "<bdi>" + Html.escaped(quote) + "</bdi>");
    }

    private String filled(String pattern, Function<String, String> shown) {
      var out = new StringBuilder();
      int from = 0;
      for (String quote : quoted) {
        int gap = pattern.indexOf(Phrase.GAP, from);
        out.append(pattern, from, gap).append(shown.apply(quote));
        from = gap + Phrase.GAP.length();
      }
      return out.append(pattern, from, pattern.length()).toString();
    }
  }
}
