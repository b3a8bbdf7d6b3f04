package dev.waypost.benchmarks.symbol;

import java.util.Random;
import java.util.stream.Collectors;

/** What is encoded. */
public final class SampleTexts {
  /** 30 characters. */
  public static final String URL = "https://example.com/menu/table";

  /** 300 characters, mostly lower-case. */
  public static final String CONTACT =
      """
      BEGIN:VCARD\r
      VERSION:3.0\r
      N:Lindqvist-Okonkwo;Annika;Maria;;\r
      FN:Annika Maria Lindqvist-Okonkwo\r
      ORG:Hafenlichter Verlag Druckerei;Vertrieb\r
      TITLE:Leitung des Vertriebs\r
      EMAIL:annika.lindqvist@hafenlichter.example\r
      URL:https://hafenlichter.example/annika\r
      NOTE:Termine nur nach Absprache\r
      END:VCARD\r
      """;

  /** 1,500 lower-case letters, the same in every run. */
  public static final String LONG =
      new Random(1)
          .ints(1500, 'a', 'z' + 1)
          .mapToObj(Character::toString)
          .collect(Collectors.joining());

  private SampleTexts() {}
}
