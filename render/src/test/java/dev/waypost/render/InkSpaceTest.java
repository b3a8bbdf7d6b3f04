package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InkSpaceTest {
  @Test
  void blackGreyAndWhiteAreBlackInkAlone() {
    assertThat(InkSpace.CMYK.components(Color.BLACK)).containsExactly(0.0, 0.0, 0.0, 1.0);
    assertThat(InkSpace.CMYK.components(Color.WHITE)).containsExactly(0.0, 0.0, 0.0, 0.0);
    for (int grey = 1; grey < 255; grey++) {
      List<Double> inks = InkSpace.CMYK.components(new Color(grey, grey, grey));
      assertThat(inks.subList(0, 3)).containsOnly(0.0);
      assertThat(inks.get(3)).isEqualTo(1 - grey / 255.0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "#ff0000, 0, 1, 1, 0",
    "#00ffff, 1, 0, 0, 0",
    "#0000ff, 1, 1, 0, 0",
    "#330000, 0, 1, 1, 0.8",
    "#99cc66, 0.25, 0, 0.5, 0.2"
  })
  void coloursAreThePlainFormulas(
      String color, double cyan, double magenta, double yellow, double black) {
    List<Double> inks = InkSpace.CMYK.components(Color.parse(color));

    assertThat(inks.get(0)).isCloseTo(cyan, Offset.offset(1e-9));
    assertThat(inks.get(1)).isCloseTo(magenta, Offset.offset(1e-9));
    assertThat(inks.get(2)).isCloseTo(yellow, Offset.offset(1e-9));
    assertThat(inks.get(3)).isCloseTo(black, Offset.offset(1e-9));
  }

  @Test
  void redGreenAndBlueStayAsTheyAre() {
    assertThat(InkSpace.RGB.components(new Color(255, 51, 0))).containsExactly(1.0, 0.2, 0.0);
  }

  /** Printed back to light by the formula's inverse, every place of a gradient has its colour. */
  @Test
  void aGradientInFourInksHasTheColoursThatItHasInLight() {
    Gradient gradient =
        TestStyles.gradient(Gradient.Kind.LINEAR, 0, "#000000", "#0000ff", "#ffcc00", "#ffffff");
    for (double at = 0; at <= 1; at += 0.001) {
      List<Double> light = at(gradient, InkSpace.RGB, at);
      List<Double> inks = at(gradient, InkSpace.CMYK, at);
      for (int i = 0; i < 3; i++) {
        double printed = (1 - inks.get(i)) * (1 - inks.get(3));
        assertThat(printed)
            .as("primary %d at %s", i, at)
            .isCloseTo(light.get(i), Offset.offset(0.04));
      }
    }
  }

  @Test
  void stopsAtOnePlaceAreASharpEdgeAndTheEndsAreFilled() {
    var gradient =
        new Gradient(
            Gradient.Kind.LINEAR,
            0,
            List.of(
                new Gradient.Stop(0.25, Color.BLACK),
                new Gradient.Stop(0.5, Color.BLACK),
                new Gradient.Stop(0.5, Color.WHITE)));

    List<InkRamp.Piece> pieces = InkRamp.of(gradient, InkSpace.RGB);

    assertThat(pieces.getFirst().from()).isZero();
    assertThat(pieces.getLast().to()).isEqualTo(1);
    assertThat(at(gradient, InkSpace.RGB, 0)).containsOnly(0.0);
    assertThat(at(gradient, InkSpace.RGB, 0.499)).containsOnly(0.0);
    assertThat(at(gradient, InkSpace.RGB, 0.501)).containsOnly(1.0);
    assertThat(at(gradient, InkSpace.RGB, 1)).containsOnly(1.0);
  }

  private static List<Double> at(Gradient gradient, InkSpace inks, double place) {
    InkRamp.Piece piece =
        InkRamp.of(gradient, inks).stream()
            .filter(one -> place >= one.from() && place <= one.to())
            .findFirst()
            .orElseThrow();
    double share = (place - piece.from()) / (piece.to() - piece.from());
    return IntStream.range(0, piece.start().size())
        .mapToObj(i -> piece.start().get(i) + share * (piece.end().get(i) - piece.start().get(i)))
        .toList();
  }
}
