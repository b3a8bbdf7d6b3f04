package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Mode;
import dev.waypost.routing.rules.Split.Variant;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationParametersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://a.example                | https://a.example?utm_source=qr&n=1
          https://a.example/               | https://a.example/?utm_source=qr&n=1
          https://a.example/?              | https://a.example/?utm_source=qr&n=1
          https://a.example/p?x=1          | https://a.example/p?x=1&utm_source=qr&n=1
          https://a.example/p?x=1#top      | https://a.example/p?x=1&utm_source=qr&n=1#top
          https://a.example/p#top?x=1      | https://a.example/p?utm_source=qr&n=1#top?x=1
          https://a.example/p#             | https://a.example/p?utm_source=qr&n=1#
          https://a.example/?n=0&x=1       | https://a.example/?n=1&x=1&utm_source=qr
          https://a.example/?n=0&x=1&n=2   | https://a.example/?n=1&x=1&utm_source=qr
          https://a.example/?n&x           | https://a.example/?n=1&x&utm_source=qr
          https://a.example/?utm%5Fsource=a | https://a.example/?utm_source=qr&n=1
          https://a.example/?N=0           | https://a.example/?N=0&utm_source=qr&n=1
          https://a.example/?q=a+b%20c%zz  | https://a.example/?q=a+b%20c%zz&utm_source=qr&n=1
          https://a.example/?a[]=1;2       | https://a.example/?a[]=1;2&utm_source=qr&n=1
          """)
  void parametersAreSetInTheQuery(String destination, String expected) {
    assertThat(location(destination, parameters("utm_source", "qr", "n", "1"), false, "ignored=1"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          summer sale|summer%20sale
          50%|50%25
          a&b=c|a%26b%3Dc
          #top|%23top
          grün|gr%C3%BCn
          😀|%F0%9F%98%80
          a+b|a%2Bb
          -._~|-._~
          """)
  void valuesAreEncodedWhateverIsInThem(String value, String encoded) {
    assertThat(location("https://a.example/", Map.of("v", value), false, null))
        .isEqualTo("https://a.example/?v=" + encoded);
    assertThat(location("https://a.example/", Map.of(value, "1"), false, null))
        .isEqualTo("https://a.example/?" + encoded + "=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          https://a.example/        | -                   | https://a.example/
          https://a.example/        | ''                  | https://a.example/
          https://a.example/        | &&                  | https://a.example/
          https://a.example/        | x=1&y=2             | https://a.example/?x=1&y=2
          https://a.example/#top    | x=1                 | https://a.example/?x=1#top
          https://a.example/?x=0    | x=1&y=2             | https://a.example/?x=0&y=2
          https://a.example/?x=0    | %78=1&y=2           | https://a.example/?x=0&y=2
          https://a.example/        | x=1&x=2             | https://a.example/?x=1
          https://a.example/        | x                   | https://a.example/?x
          https://a.example/        | x=a+b%20c           | https://a.example/?x=a+b%20c
          https://a.example/        | wp_sig=1&wp=2&x=3   | https://a.example/?wp=2&x=3
          https://a.example/        | %77p_sig=1&x=3      | https://a.example/?x=3
          https://a.example/        | x=#@evil.example    | https://a.example/?x=%23@evil.example
          https://a.example/        | x=%                 | https://a.example/?x=%25
          https://a.example/        | x=%0d%0aSet-Cookie  | https://a.example/?x=%0d%0aSet-Cookie
          https://a.example         | @evil.example/      | https://a.example?@evil.example/
          https://a.example         | //evil.example      | https://a.example?//evil.example
          https://a.example/        | a[]=1&<b>           | https://a.example/?a%5B%5D=1&%3Cb%3E
          https://a.example/        | x=grün              | https://a.example/?x=gr%C3%BCn
          """)
  void theQueryOfTheScanFillsWhatIsNotThere(
      String destination, @Nullable String query, String expected) {
    assertThat(location(destination, Map.of(), true, query)).isEqualTo(expected);
    assertThat(location(destination, Map.of(), false, query)).isEqualTo(destination);
  }

  @Test
  void whatIsSetComesBeforeWhatIsPassedOn() {
    assertThat(location("https://a.example/?x=0", parameters("y", "1"), true, "x=2&y=2&z=2"))
        .isEqualTo("https://a.example/?x=0&y=1&z=2");
  }

  @Test
  void aVariantsParametersComeAfterThoseOfTheRedirect() {
    Split split =
        new Split(
            Mode.STICKY,
            0,
            List.of(
                new Factor("f", List.of(new Variant("A", 1, null, parameters("v", "a", "w", "a")))),
                new Factor("g", List.of(new Variant("B", 1, null, parameters("w", "b"))))));
    Route route =
        PlannedRoute.to("https://a.example/")
            .split(split)
            .redirect(302, parameters("u", "r", "v", "r"), false)
            .route();
    assertThat(RouteEvaluator.evaluate(route, new PretendedScan().context()).resolution())
        .isEqualTo(new Redirect("https://a.example/?u=r&v=a&w=b", 302));
  }

  /** The link belongs to the app; the address where the app is missing is a destination of ours. */
  @Test
  void anAppLinkKeepsItsFormAndItsFallbackGetsTheParameters() {
    Route route =
        new PlannedRoute()
            .to(new AppTarget("shop://item/7", "com.example.shop", "https://a.example/"))
            .redirect(302, Map.of("v", "1"), true)
            .route();
    assertThat(
            RouteEvaluator.evaluate(route, new PretendedScan().query("x=2").context()).resolution())
        .isEqualTo(
            new OpenApp(
                new AppTarget("shop://item/7", "com.example.shop", "https://a.example/?v=1&x=2")));
  }

  @Property
  void noQueryLeavesTheAddressAndNoneBreaksTheHeader(@ForAll("hostile") String query) {
    String location = location("https://a.example/p?x=0#f", Map.of("v", query), true, query);
    assertThat(location.chars()).allMatch(c -> c > ' ' && c < 0x7F);
    URI uri = URI.create(location);
    assertThat(uri.getScheme()).isEqualTo("https");
    assertThat(uri.getRawAuthority()).isEqualTo("a.example");
    assertThat(uri.getRawPath()).isEqualTo("/p");
    assertThat(uri.getRawFragment()).isEqualTo("f");
    assertThat(uri.getRawQuery()).startsWith("x=0&v=");
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "\r\n",
            "\r",
            "\n",
            "%0d%0a",
            "%",
            "%%",
            "#",
            "?",
            "&",
            "=",
            "//",
            "@",
            ":",
            "\\",
            " ",
            "evil.example",
            "https:",
            "x=1",
            "wp_a=1",
            "ü",
            "😀",
            "\uD83D",
            "\u0000",
            "\u007F",
            "\u2028",
            "[",
            "]",
            "\"",
            "<",
            "^",
            "`",
            "{",
            "|")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  private static String location(
      String destination,
      Map<String, String> parameters,
      boolean passQuery,
      @Nullable String query) {
    Route route = PlannedRoute.to(destination).redirect(302, parameters, passQuery).route();
    ScanContext scan = new PretendedScan().query(query).context();
    return switch (RouteEvaluator.evaluate(route, scan).resolution()) {
      case Redirect(String location, int _) -> location;
      case Resolution other -> throw new AssertionError(other);
    };
  }

  private static Map<String, String> parameters(String... namesAndValues) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return parameters;
  }
}
