package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.Version;
import org.junit.jupiter.api.Test;

class SymbolVersionTest {

  @Test
  void everyVersionEqualsZxingsTable() {
    for (int version = 1; version <= 40; version++) {
      Version theirs = Version.getVersionForNumber(version);

      assertThat(SymbolVersion.size(version)).isEqualTo(theirs.getDimensionForVersion());
      assertThat(SymbolVersion.totalCodewords(version)).isEqualTo(theirs.getTotalCodewords());
      assertThat(SymbolVersion.alignmentCentres(version))
          .isEqualTo(theirs.getAlignmentPatternCenters());
    }
  }

  @Test
  void versionsOutside1To40AreRefused() {
    assertThatThrownBy(() -> SymbolVersion.requireValid(0))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A QR version is between 1 and 40, but 0 was given.");
    assertThatThrownBy(() -> SymbolVersion.requireValid(41))
        .isInstanceOf(NotEncodableException.class)
        .hasMessage("A QR version is between 1 and 40, but 41 was given.");
  }

  @Test
  void classesEndAtVersions9And26() {
    assertThat(VersionClass.of(1)).isEqualTo(VersionClass.SMALL);
    assertThat(VersionClass.of(9)).isEqualTo(VersionClass.SMALL);
    assertThat(VersionClass.of(10)).isEqualTo(VersionClass.MEDIUM);
    assertThat(VersionClass.of(26)).isEqualTo(VersionClass.MEDIUM);
    assertThat(VersionClass.of(27)).isEqualTo(VersionClass.LARGE);
    assertThat(VersionClass.of(40)).isEqualTo(VersionClass.LARGE);
  }
}
