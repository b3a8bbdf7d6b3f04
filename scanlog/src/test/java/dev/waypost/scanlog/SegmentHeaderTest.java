package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SegmentHeaderTest {
  private final SegmentHeader header = new SegmentHeader(0x1234, 0x1122334455667788L);

  @Test
  void writesTheLayoutThatThePackageDocumentationGives() {
    String hex = HexFormat.of().formatHex(header.encode());
    // "WAYPSCAN", version, base, salt; then the checksum.
    assertThat(hex)
        .hasSize(64)
        .startsWith("574159505343414e" + "00000001" + "0000000000001234" + "1122334455667788");
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    assertThat(SegmentHeader.decode(header.encode())).isEqualTo(header);
  }

  @Test
  void seesDamageToAnyBit() throws IOException {
    for (int bit = 0; bit < SegmentHeader.BYTES * 8; bit++) {
      byte[] bytes = header.encode();
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(SegmentHeader.decode(bytes)).as("bit %d", bit).isNull();
    }
  }

  @Test
  void refusesAWholeHeaderOfANewerVersion() {
    ByteBuffer newer = ByteBuffer.wrap(header.encode());
    newer.putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(newer.array(), 0, 28);
    newer.putInt(28, (int) crc.getValue());
    assertThatThrownBy(() -> SegmentHeader.decode(newer.array()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("newer version");
  }
}
