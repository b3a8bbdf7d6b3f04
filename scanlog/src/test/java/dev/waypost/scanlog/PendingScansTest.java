package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class PendingScansTest {
  private static final long SALT = 0x1122334455667788L;
  private static final long POSITION = 4711;

  private final PendingScans pending = new PendingScans();

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

  @Test
  void eachFrameIsSealedForItsOwnPlace() {
    ByteBuffer first = seal(Scans.numbered(1), SALT, POSITION);
    ByteBuffer second = seal(Scans.numbered(2), SALT, POSITION + first.remaining());

    pending.add(Scans.numbered(1));
    pending.add(Scans.numbered(2));
    pending.seal(0, 2, SALT, POSITION);

    assertThat(ByteBuffer.wrap(pending.array(), 0, pending.bytes()))
        .isEqualTo(ByteBuffer.allocate(pending.bytes()).put(first).put(second).flip());
  }

  @Test
  void thoseThatFitAreCounted() {
    for (int number = 0; number < 1000; number++) {
      pending.add(Scans.numbered(number));
    }
    int tenth = pending.start(10);

    assertThat(pending.count()).isEqualTo(1000);
    assertThat(pending.bytes()).isEqualTo(pending.start(1000));
    assertThat(pending.fitting(0, tenth - 1)).isEqualTo(9);
    assertThat(pending.fitting(0, tenth)).isEqualTo(10);
    assertThat(pending.fitting(10, 0)).isEqualTo(10);
    assertThat(pending.fitting(10, Long.MAX_VALUE)).isEqualTo(1000);
  }

  private ByteBuffer seal(ScanRecord scan, long salt, long position) {
    pending.clear();
    pending.add(scan);
    pending.seal(0, 1, salt, position);
    ByteBuffer sealed = ByteBuffer.wrap(Arrays.copyOf(pending.array(), pending.bytes()));
    pending.clear();
    return sealed;
  }
}
