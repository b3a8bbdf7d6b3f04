package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Version;
import com.google.zxing.qrcode.decoder.Version.ECB;
import com.google.zxing.qrcode.decoder.Version.ECBlocks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockLayoutTest {

  @Test
  void everyLayoutEqualsZxingsTable() {
    for (int version = 1; version <= 40; version++) {
      for (ErrorCorrection level : ErrorCorrection.values()) {
        ECBlocks theirs =
            Version.getVersionForNumber(version)
                .getECBlocksForLevel(ErrorCorrectionLevel.valueOf(level.name()));

        BlockLayout layout = BlockLayout.of(version, level);

        String description = "version %d, level %s".formatted(version, level);
        assertThat(layout.errorCodewordsPerBlock())
            .as(description)
            .isEqualTo(theirs.getECCodewordsPerBlock());
        assertThat(dataCodewordsByBlock(layout))
            .as(description)
            .isEqualTo(dataCodewordsByBlock(theirs));
      }
    }
  }

  private static List<Integer> dataCodewordsByBlock(BlockLayout layout) {
    List<Integer> counts = new ArrayList<>();
    for (int block = 0; block < layout.blocks(); block++) {
      counts.add(layout.dataCodewordsOf(block));
    }
    return counts;
  }

  private static List<Integer> dataCodewordsByBlock(ECBlocks theirs) {
    List<Integer> counts = new ArrayList<>();
    for (ECB group : theirs.getECBlocks()) {
      for (int i = 0; i < group.getCount(); i++) {
        counts.add(group.getDataCodewords());
      }
    }
    return counts;
  }
}
