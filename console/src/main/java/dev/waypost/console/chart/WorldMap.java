package dev.waypost.console.chart;

import dev.waypost.analytics.ScanSummary.Share;
import dev.waypost.console.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Countries in shades by their scans, 1040 by 435. The outlines are Natural Earth's.
 *
 * @param countries those that have an outline
 */
public record WorldMap(List<Country> countries) {
  private static final int SHADES = 5;
  private static final Map<String, String> OUTLINES = outlines();

  /**
   * A country.
   *
   * @param shade from 0 for no scans to 5 for the most
   * @param text what it says to who points at it
   */
  public record Country(String path, int shade, String text) {}

  /** The map of shares by ISO 3166-1 code. */
  public static WorldMap of(List<Share> shares, Texts texts) {
    Map<String, Long> scans = new HashMap<>();
    shares.forEach(share -> scans.put(share.name(), share.scans()));
    long most =
        shares.stream()
            .filter(share -> OUTLINES.containsKey(share.name()))
            .mapToLong(Share::scans)
            .max()
            .orElse(1);
    List<Country> countries = new ArrayList<>();
    OUTLINES.forEach((code, path) -> {
      long count = scans.getOrDefault(code, 0L);
      countries.add(
          new Country(
              path,
              shade(count, most),
              name(code, texts) + ": " + texts.count(count, "one scan", "{0} scans")));
    });
    return new WorldMap(countries);
  }

  /** By the logarithm, so that one large country does not leave all others pale. */
  private static int shade(long count, long most) {
    return count == 0
        ? 0
        : 1
            + (int)
                Math.round((SHADES - 1) * Math.log1p((double) count) / Math.log1p((double) most));
  }

  /** What a country is called; an unknown one too. */
  public static String name(String code, Texts texts) {
    return code.length() == 2
        ? Locale.of("", code).getDisplayCountry(texts.locale())
        : texts.of("unknown");
  }

  private static Map<String, String> outlines() {
    try (InputStream in =
        Objects.requireNonNull(WorldMap.class.getResourceAsStream("world.txt"), "world.txt")) {
      Map<String, String> outlines = new LinkedHashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> {
            int space = line.indexOf(' ');
            outlines.put(line.substring(0, space), line.substring(space + 1));
          });
      return outlines;
    } catch (IOException e) {
      throw new UncheckedIOException("world.txt can't be read.", e);
    }
  }
}
