package dev.waypost.codes.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trees, written briefly. */
public final class TreeSamples {
  private TreeSamples() {}

  /** An object of names and values in turn. */
  public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /** Rules with one whose condition is this. */
  public static Map<String, @Nullable Object> when(@Nullable Object when) {
    return object(
        "rules", List.of(object("when", when, "then", object("destination", "https://a.example"))));
  }

  /** Rules with one that does this. */
  public static Map<String, @Nullable Object> then(@Nullable Object then) {
    return object("rules", List.of(object("when", object(), "then", then)));
  }

  /** Everything that a code may have beyond one destination, as it is shown. */
  public static Map<String, @Nullable Object> everything() {
    return object(
        "redirect",
        object(
            "status_code",
            307L,
            "utm",
            object("source", "poster", "campaign", "spring"),
            "parameters",
            object("ref", "a b", "empty", ""),
            "pass_query",
            true),
        "rules",
        List.of(
            object(
                "name",
                "bavaria",
                "when",
                object(
                    "device", List.of("phone", "tablet"),
                    "os", List.of("ios", "android"),
                    "os_version", object("at_least", "16.4", "below", "18"),
                    "country", List.of("DE", "XK"),
                    "region", List.of("DE-BY", "US-CA"),
                    "language", List.of("de", "pt-BR", "zh-Hant-TW"),
                    "date",
                        object("from", "2026-03-01T00:00:00Z", "until", "2026-04-01T00:00:00.250Z"),
                    "time",
                        object(
                            "zone", "Europe/Berlin",
                            "weekdays", List.of("monday", "sunday"),
                            "from", "22:00",
                            "until", "02:30"),
                    "query", object("source", List.of("poster", "flyer"), "vip", true),
                    "referrer", List.of("instagram.com", "xn--mnchen-3ya.example"),
                    "scans", object("from", 1L, "to", 100L),
                    "share", 33.33,
                    "all", List.of(object("country", List.of("AT")), object()),
                    "any", List.of(object("os", List.of("other")), object("share", 10L)),
                    "not", object("all", List.of(object("device", List.of("desktop"))))),
                "then",
                object("destination", "https://münchen.example/ä")),
            object(
                "name", "rule-2", "when", object(), "then", object("page", object("text", "Hi"))),
            object(
                "name",
                "app",
                "when",
                object("time", object("zone", "UTC", "from", "00:00", "until", "00:00")),
                "then",
                object(
                    "app",
                    object(
                        "link", "shop://item/7?x=%20",
                        "android_package", "com.example.shop",
                        "fallback", "https://example.com/app"))),
            object(
                "name",
                "many",
                "when",
                object("scans", object("from", 5L)),
                "then",
                object(
                    "variants",
                    object(
                        "mode",
                        "rotate",
                        "hold_out",
                        10L,
                        "factors",
                        List.of(
                            object(
                                "name",
                                "page",
                                "options",
                                List.of(
                                    object(
                                        "name",
                                        "A",
                                        "weight",
                                        1L,
                                        "destination",
                                        "https://a.example"),
                                    object(
                                        "name",
                                        "B",
                                        "weight",
                                        0L,
                                        "parameters",
                                        object("v", "b")))),
                            object(
                                "name",
                                "headline",
                                "options",
                                List.of(
                                    object(
                                        "name",
                                        "long",
                                        "weight",
                                        3L,
                                        "parameters",
                                        object("h", "l"))))))))),
        "variants",
        object(
            "mode",
            "sticky",
            "hold_out",
            2.5,
            "options",
            List.of(
                object(
                    "name",
                    "A",
                    "weight",
                    50L,
                    "destination",
                    "https://example.com/a",
                    "parameters",
                    object("v", "a")))),
        "schedule",
        List.of(
            object("from", "2026-12-01T00:00:00Z", "destination", "https://example.com/winter"),
            object("from", "2027-03-01T00:00:00Z", "destination", "https://example.com/spring")),
        "access",
        object(
            "password", null, "minimum_age", 18L, "consent", "Line\nby line", "links", "signed"));
  }
}
