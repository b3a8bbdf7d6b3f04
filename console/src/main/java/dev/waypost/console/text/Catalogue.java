package dev.waypost.console.text;

import dev.waypost.people.Person;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The languages that there are, and which of them somebody gets. */
public final class Catalogue {
  private static final Locale ENGLISH = Locale.UK;
  private static final Locale GERMAN = Locale.GERMANY;

  /** In which a page's script notes the browser's zone. */
  private static final String ZONE_COOKIE = "wp_zone";

  private final Map<String, String> english = read("english.txt");
  private final Map<String, String> german = read("german.txt");
  private final InstantSource clock;

  /** All languages. */
  public Catalogue(InstantSource clock) {
    this.clock = clock;
  }

  /** The languages by their tags, as they call themselves. */
  public static Map<String, String> languages() {
    return Map.of("en", "English", "de", "Deutsch");
  }

  /**
   * The texts for a visit: in the language that the person chose, else in the one that their
   * browser asks for; times in the zone that they chose, else in the browser's.
   *
   * @param person null for nobody known
   */
  public Texts forVisit(@Nullable Person person, HttpServerRequest request) {
    String chosen = person == null ? null : person.language();
    Locale locale = chosen == null ? asked(request.getHeader("Accept-Language")) : locale(chosen);
    return new Texts(
        locale,
        zone(person, request.getCookie(ZONE_COOKIE)),
        clock.instant(),
        locale.equals(GERMAN) ? german : english);
  }

  private static Locale locale(String tag) {
    return tag.equals("de") ? GERMAN : ENGLISH;
  }

  private static Locale asked(@Nullable String header) {
    if (header == null) {
      return ENGLISH;
    }
    try {
      Locale best =
          Locale.lookup(Locale.LanguageRange.parse(header), List.of(Locale.GERMAN, Locale.ENGLISH));
      return Locale.GERMAN.equals(best) ? GERMAN : ENGLISH;
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }

  private static ZoneId zone(@Nullable Person person, @Nullable Cookie ofBrowser) {
    String chosen = person == null ? null : person.zone();
    String name = chosen == null && ofBrowser != null ? ofBrowser.getValue() : chosen;
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name.replace("%2F", "/"));
    } catch (DateTimeException notAZone) {
      return ZoneOffset.UTC;
    }
  }

  /** Pairs of lines, English above the other language, with empty lines and # comments between. */
  static Map<String, String> read(String file) {
    Map<String, String> texts = new HashMap<>();
    String english = null;
    for (String line : lines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (english == null) {
        english = line;
      } else if (texts.put(english, line) != null) {
        throw new IllegalStateException(file + " has \"" + english + "\" twice.");
      } else {
        english = null;
      }
    }
    return Map.copyOf(texts);
  }

  private static List<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read.", e);
    }
  }
}
