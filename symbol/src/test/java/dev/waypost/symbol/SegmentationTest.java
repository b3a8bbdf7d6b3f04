package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SegmentationTest {

  @Example
  void anEmptyTextHasNoSegments() {
    assertThat(Segment.split("", 1)).isEmpty();
  }

  @Example
  void aTextOfOneKindIsOneSegment() {
    assertThat(Segment.split("0123456789", 1)).containsExactly(new Segment.Numeric("0123456789"));
    assertThat(Segment.split("HTTPS://QR.EXAMPLE.COM/7K3", 1))
        .containsExactly(new Segment.Alphanumeric("HTTPS://QR.EXAMPLE.COM/7K3"));
    assertThat(Segment.split("grüße 😀", 1)).containsExactly(Segment.Bytes.utf8("grüße 😀"));
  }

  @Example
  void longRunsGetSegmentsOfTheirOwn() {
    assertThat(Segment.split("https://e.com/1234567890123456789", 1))
        .containsExactly(
            Segment.Bytes.utf8("https://e.com/"), new Segment.Numeric("1234567890123456789"));
    assertThat(Segment.split("abcABCDEFGHIJKLMNOP0123456789012345", 1))
        .containsExactly(
            Segment.Bytes.utf8("abc"),
            new Segment.Alphanumeric("ABCDEFGHIJKLMNOP"),
            new Segment.Numeric("0123456789012345"));
  }

  /** The headers of a larger class are longer, so that a switch pays later (Annex J). */
  @Example
  void theSplitDependsOnTheVersionClass() {
    assertThat(Segment.split("ab123456cd", 9)).hasSize(3);
    assertThat(Segment.split("ab123456cd", 10)).containsExactly(Segment.Bytes.utf8("ab123456cd"));
  }

  @Property(tries = 600)
  void noOtherSplitTakesFewerBits(
      @ForAll("shortTexts") String text, @ForAll("versionClasses") VersionClass versions) {
    List<Segment> segments = Segmentation.split(text, TextKind.PLAIN, versions);

    int[] codePoints = text.codePoints().toArray();
    assertThat(SegmentBits.length(segments, versions)).isEqualTo(leastBits(codePoints, versions));
  }

  @Property(tries = 600)
  void theSegmentsHoldTheText(
      @ForAll("shortTexts") String text, @ForAll("versionClasses") VersionClass versions) {
    StringBuilder joined = new StringBuilder();
    for (Segment segment : Segmentation.split(text, TextKind.PLAIN, versions)) {
      joined.append(
          switch (segment) {
            case Segment.Numeric(String digits) -> digits;
            case Segment.Alphanumeric(String characters) -> characters;
            case Segment.Bytes bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8);
            case Segment.Kanji(String characters) -> characters;
            case Segment.Eci _, Segment.Fnc1First _, Segment.StructuredAppend _ ->
                throw new AssertionError(segment);
          });
    }

    assertThat(joined).hasToString(text);
  }

  @Provide
  Arbitrary<VersionClass> versionClasses() {
    return Arbitraries.of(VersionClass.class);
  }

  /**
   * Up to 15 characters in runs of one kind, as random characters would hardly ever pay a switch.
   */
  @Provide
  Arbitrary<String> shortTexts() {
    Arbitrary<String> kinds = Arbitraries.of("7", "A", "a", "é", "€", "😀", "漢", "カ");
    Arbitrary<String> run =
        Combinators.combine(kinds, Arbitraries.integers().between(1, 12)).as(String::repeat);
    return run.list()
        .ofMaxSize(5)
        .map(runs -> String.join("", runs))
        .map(text -> text.codePoints().limit(15).toArray())
        .map(codePoints -> new String(codePoints, 0, codePoints.length));
  }

  /** Tries every set of places to cut at; each piece takes the cheapest mode it can. */
  private static int leastBits(int[] codePoints, VersionClass versions) {
    int length = codePoints.length;
    if (length == 0) {
      return 0;
    }
    boolean kanji =
        IntStream.of(codePoints)
            .allMatch(codePoint -> codePoint < 0x80 || "漢カ".indexOf(codePoint) >= 0);
    int[][] pieces = new int[length][length + 1];
    for (int start = 0; start < length; start++) {
      for (int end = start + 1; end <= length; end++) {
        pieces[start][end] = pieceBits(new String(codePoints, start, end - start), kanji, versions);
      }
    }
    int least = Integer.MAX_VALUE;
    for (int cuts = 0; cuts < 1 << (length - 1); cuts++) {
      int bits = 0;
      int start = 0;
      for (int end = 1; end <= length; end++) {
        if (end == length || (cuts >>> (end - 1) & 1) != 0) {
          bits += pieces[start][end];
          start = end;
        }
      }
      least = Math.min(least, bits);
    }
    return least;
  }

  private static int pieceBits(String piece, boolean kanji, VersionClass versions) {
    int length = piece.length();
    int least = headerBits(versions, 8, 16, 16) + 8 * piece.getBytes(StandardCharsets.UTF_8).length;
    if (piece.matches("[0-9A-Z $%*+./:-]+")) {
      least = Math.min(least, headerBits(versions, 9, 11, 13) + length / 2 * 11 + length % 2 * 6);
    }
    if (kanji && piece.matches("[漢カ]+")) {
      least = Math.min(least, headerBits(versions, 8, 10, 12) + 13 * length);
    }
    if (piece.matches("[0-9]+")) {
      int[] lastGroup = {0, 4, 7};
      int bits = headerBits(versions, 10, 12, 14) + length / 3 * 10 + lastGroup[length % 3];
      least = Math.min(least, bits);
    }
    return least;
  }

  private static int headerBits(VersionClass versions, int small, int medium, int large) {
    return 4
        + switch (versions) {
          case SMALL -> small;
          case MEDIUM -> medium;
          case LARGE -> large;
        };
  }
}
