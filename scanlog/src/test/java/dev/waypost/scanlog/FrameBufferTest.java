package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FrameBufferTest {
  private static final long SALT = 0x1122334455667788L;
  private static final long POSITION = 4711;

  private final FrameBuffer frame = new FrameBuffer();

  @Test
  void checksSaltPositionLengthAndPayload() {
    ByteBuffer sealed = seal(Scans.numbered(1), SALT, POSITION);
    int payloadBytes = sealed.remaining() - 8;

    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(20).putLong(SALT).putLong(POSITION).putInt(payloadBytes).array());
    crc.update(sealed.slice(8, payloadBytes));
    assertThat(sealed.getInt(0)).isEqualTo(payloadBytes);
    assertThat(sealed.getInt(4)).isEqualTo((int) crc.getValue());
  }

  @Test
  void theSameRecordHasAnotherChecksumElsewhere() {
    int checksum = seal(Scans.numbered(1), SALT, POSITION).getInt(4);
    assertThat(seal(Scans.numbered(1), SALT, POSITION + 1).getInt(4)).isNotEqualTo(checksum);
    assertThat(seal(Scans.numbered(1), SALT + 1, POSITION).getInt(4)).isNotEqualTo(checksum);
  }

  @Test
  void aShortFrameAfterALongOneHoldsNothingOfIt() {
    ByteBuffer expected = seal(Scans.numbered(1), SALT, POSITION);
    seal(Scans.withUserAgent(2, "long ".repeat(100)), SALT, POSITION);
    assertThat(seal(Scans.numbered(1), SALT, POSITION)).isEqualTo(expected);
  }

  private ByteBuffer seal(ScanRecord scan, long salt, long position) {
    frame.encode(scan);
    frame.seal(salt, position);
    return ByteBuffer.wrap(Arrays.copyOf(frame.bytes(), frame.length()));
  }
}
