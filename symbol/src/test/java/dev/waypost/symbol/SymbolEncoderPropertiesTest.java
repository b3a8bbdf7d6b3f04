package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SymbolEncoderPropertiesTest {

  @Property(tries = 400)
  void anyTextReadsBack(
      @ForAll("texts") String text, @ForAll ErrorCorrection level, @ForAll boolean eci) {
    SymbolOptions options = SymbolOptions.defaults().withLevel(level).withEci(eci);

    Symbol symbol = SymbolEncoder.encode(text, options);

    assertThat(symbol.level()).isGreaterThanOrEqualTo(level);
    assertThat(ZxingReader.text(symbol)).isEqualTo(text);
  }

  @Property(tries = 1000)
  void theSizeIsKnownWithoutTheSymbol(
      @ForAll("texts") String text, @ForAll ErrorCorrection level, @ForAll boolean eci) {
    SymbolOptions options = SymbolOptions.defaults().withLevel(level).withEci(eci).withMask(0);

    Symbol symbol = SymbolEncoder.encode(text, options);

    assertThat(SymbolEncoder.size(text, options))
        .isEqualTo(new SymbolSize(symbol.version(), symbol.size()));
  }

  @Property(tries = 300)
  void aLongerTextNeverTakesASmallerVersion(
      @ForAll("texts") String text,
      @ForAll("texts") String addition,
      @ForAll ErrorCorrection level) {
    SymbolOptions options = SymbolOptions.defaults().withLevel(level).withMask(0);

    int version = SymbolEncoder.encode(text, options).version();

    assertThat(SymbolEncoder.encode(text + addition, options).version())
        .isGreaterThanOrEqualTo(version);
    assertThat(SymbolEncoder.encode(addition + text, options).version())
        .isGreaterThanOrEqualTo(version);
  }

  @Property(tries = 300)
  void aHigherLevelNeverTakesASmallerVersion(@ForAll("texts") String text) {
    int smallest = 1;
    for (ErrorCorrection level : ErrorCorrection.values()) {
      SymbolOptions options = SymbolOptions.defaults().withLevel(level).withMask(0);

      int version = SymbolEncoder.encode(text, options).version();

      assertThat(version).isGreaterThanOrEqualTo(smallest);
      smallest = version;
    }
  }

  @Property(tries = 300)
  void aRaisedLevelNeverTakesALargerVersion(
      @ForAll("texts") String text, @ForAll ErrorCorrection level) {
    SymbolOptions options = SymbolOptions.defaults().withLevel(level).withMask(0);

    Symbol raised = SymbolEncoder.encode(text, options);
    Symbol asWanted = SymbolEncoder.encode(text, options.withRaiseLevel(false));

    assertThat(raised.version()).isEqualTo(asWanted.version());
    assertThat(asWanted.level()).isEqualTo(level);
  }

  /**
   * Up to some 150 characters: runs of digits, capitals, small letters and any Unicode there is.
   */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(40);
    Arbitrary<String> capitals =
        Arbitraries.strings()
            .withChars("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
            .ofMaxLength(40);
    Arbitrary<String> letters = Arbitraries.strings().ascii().ofMaxLength(40);
    Arbitrary<String> unicode =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(codePoint -> Character.getType(codePoint) != Character.SURROGATE)
            .map(Character::toString)
            .list()
            .ofMaxSize(15)
            .map(characters -> String.join("", characters));
    Arbitrary<String> run = Arbitraries.oneOf(digits, capitals, letters, unicode);
    return Combinators.combine(run, run, run, run)
        .as((a, b, c, d) -> a + b + c + d)
        .withoutEdgeCases();
  }
}
