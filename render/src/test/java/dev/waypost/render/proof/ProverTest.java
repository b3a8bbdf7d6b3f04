package dev.waypost.render.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.render.Color;
import dev.waypost.render.Design;
import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderDesign;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.Gradient;
import dev.waypost.render.ModuleShape;
import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProverTest {
  private static final Symbol SYMBOL =
      SymbolEncoder.encode("https://example.com/menu", SymbolOptions.defaults());
  private static final SymbolStyle PLAIN = SymbolStyle.defaults();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "HTTPS://QR.EXAMPLE.COM/4Z8K2M9P1Q7R",
        "https://example.com/a/long/path/with/many/parts?and=a&query=that&is=long&too=yes",
      })
  void blackSquaresOnWhiteHaveNoFlawAndTheWholeScore(String text) {
    Proof proof = Prover.prove(SymbolEncoder.encode(text, SymbolOptions.defaults()), PLAIN);
    assertThat(proof.flaws()).isEmpty();
    assertThat(proof.score()).isEqualTo(100);
    assertThat(proof.readings()).hasSize(2 * Stress.values().length);
    assertThat(proof.contrast()).isEqualTo(new Contrast(1, 1, false));
    assertThat(Prover.isBeyondDoubt(PLAIN)).isTrue();
  }

  /** Without leaving out what plain squares are not read under either. */
  @Test
  void plainSquaresStandEveryStress() {
    List<Stress> lost =
        List.of(Stress.values()).stream()
            .filter(stress -> {
              int pixels = stress.pixelsPerModule();
              GrayPicture seen =
                  stress.on(ProofPicture.of(SYMBOL, PLAIN, pixels).picture(), pixels);
              return Reader.HYBRID.read(seen, false).isEmpty()
                  || Reader.GLOBAL_HISTOGRAM.read(seen, false).isEmpty();
            })
            .toList();
    assertThat(lost).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "#000000, #ffffff, 4, A,",
    "#0b6b4f, #ffffff, 4, A,",
    "#777777, #ffffff, 4, A,",
    "#999999, #ffffff, 4, B,",
    "#b4b4b4, #ffffff, 4, C, TOO_FRAGILE",
    "#000000, #606060, 4, F, LOW_CONTRAST",
    "#e8e8e8, #ffffff, 4, F, LOW_CONTRAST",
    "#ffffff, #000000, 4, A, LIGHT_ON_DARK",
    "#000000, #ffffff, 3, A, NARROW_QUIET_ZONE",
    "#ffffff, #000000, 0, A, NOT_READ",
  })
  void coloursAndMargin(String dark, String light, int margin, char grade, @Nullable Flaw flaw) {
    var style = new SymbolStyle(Color.parse(dark), Color.parse(light), margin);
    Proof proof = Prover.prove(SYMBOL, style);
    assertThat(proof.contrast().grade()).isEqualTo(grade);
    if (flaw == null) {
      assertThat(proof.flaws()).doesNotContainAnyElementsOf(refused());
    } else {
      assertThat(proof.flaws()).contains(flaw);
      assertThat(proof.passes()).isEqualTo(!flaw.isRefused());
    }
    assertThat(proof.score() >= Proof.LEAST_SCORE).isEqualTo(proof.passes());
  }

  /** One threshold can't tell dark from light where both run from light to dark. */
  @Test
  void coloursThatMeetAreToldFromColoursThatDont() {
    var down = new Gradient(Gradient.Kind.LINEAR, 90, stops("#000000", "#c0c0c0"));
    var up = new Gradient(Gradient.Kind.LINEAR, 90, stops("#808080", "#ffffff"));
    Design meeting =
        new Design(
            ModuleShape.SQUARE,
            down,
            new Design.Background.Colorful(up),
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            null,
            null);
    assertThat(Prover.prove(SYMBOL, PLAIN.withDesign(meeting)).flaws()).contains(Flaw.LOW_CONTRAST);
  }

  @ParameterizedTest
  @CsvSource({
    "SQUARE, SQUARE, SQUARE, 1.0",
    "DOTS, CIRCLE, CIRCLE, 1.0",
    "DOTS, SQUARE, DIAMOND, 0.6",
    "DOTS, MODULES, SQUARE, 0.9",
    "ROUNDED, MODULES, MODULES, 1.0",
  })
  void findersThatReadersKnowPass(
      ModuleShape modules, FinderFrameShape frame, FinderBallShape ball, double least) {
    Proof proof = Prover.prove(SYMBOL, shaped(modules, frame, ball));
    assertThat(proof.finders()).isGreaterThanOrEqualTo(least);
    assertThat(proof.flaws()).doesNotContain(Flaw.FINDERS_BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"DOTS", "DIAMOND", "STAR", "MOSAIC", "VERTICAL_BARS", "HORIZONTAL_BARS"})
  void findersOfLooseModulesAreBroken(ModuleShape modules) {
    Proof proof =
        Prover.prove(SYMBOL, shaped(modules, FinderFrameShape.MODULES, FinderBallShape.MODULES));
    assertThat(proof.flaws().getFirst()).isEqualTo(Flaw.FINDERS_BROKEN);
    assertThat(proof.score()).isLessThan(Proof.LEAST_SCORE);
  }

  /** They are lost somewhere, and what is left of their strength is told. */
  @Test
  void aWeakStyleTellsWhereItIsLost() {
    Proof proof =
        Prover.prove(
            SYMBOL, shaped(ModuleShape.STAR, FinderFrameShape.SQUARE, FinderBallShape.DIAMOND));
    assertThat(proof.read()).isBetween(1, proof.readings().size() - 1);
    assertThat(proof.readings().stream().filter(reading -> !reading.read()))
        .isNotEmpty()
        .allMatch(reading -> reading.stress() != Stress.CLOSE_UP);
  }

  /**
   * What passes is read in each of its symbols, what does not is refused for a reason that is
   * stated; both happen.
   */
  @Test
  void randomStyles() {
    var styles = new RandomStyles(7);
    int passed = 0;
    for (int i = 0; i < 60; i++) {
      RandomStyles.Drawn drawn = styles.next();
      Proof proof = Prover.prove(drawn.symbol(), drawn.style());
      assertThat(proof.score()).isBetween(0, 100);
      if (proof.passes()) {
        passed++;
        assertThat(Prover.isRead(drawn.symbol(), drawn.style(), proof.contrast().lightOnDark()))
            .as(drawn.toString())
            .isTrue();
      } else {
        assertThat(proof.flaws().getFirst()).isIn(refused());
      }
    }
    assertThat(passed).isBetween(20, 55);
  }

  private static Set<Flaw> refused() {
    return EnumSet.allOf(Flaw.class).stream().filter(Flaw::isRefused).collect(Collectors.toSet());
  }

  private static List<Gradient.Stop> stops(String first, String last) {
    return List.of(
        new Gradient.Stop(0, Color.parse(first)), new Gradient.Stop(1, Color.parse(last)));
  }

  private static SymbolStyle shaped(
      ModuleShape modules, FinderFrameShape frame, FinderBallShape ball) {
    var finder = new FinderDesign(frame, ball, null, null);
    return PLAIN.withDesign(
        new Design(
            modules, null, new Design.Background.Plain(), finder, finder, finder, null, null));
  }
}
