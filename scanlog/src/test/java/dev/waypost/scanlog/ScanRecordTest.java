package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScanRecordTest {
  @Test
  void cutsEachStringAtItsLimit() {
    String long1000 = "x".repeat(1000);
    ScanRecord record =
        new ScanRecord(
            Instant.EPOCH,
            long1000,
            long1000,
            long1000,
            0,
            long1000,
            long1000,
            long1000,
            long1000,
            long1000,
            long1000,
            long1000,
            Audience.PERSON,
            0,
            long1000,
            long1000,
            long1000);

    assertThat(record.workspaceId()).hasSize(128);
    assertThat(record.codeId()).hasSize(128);
    assertThat(record.domain()).hasSize(128);
    assertThat(record.resolution()).hasSize(64);
    assertThat(record.rule()).hasSize(128);
    assertThat(record.variant()).hasSize(128);
    assertThat(record.country()).hasSize(64);
    assertThat(record.region()).hasSize(64);
    assertThat(record.city()).hasSize(128);
    assertThat(record.device()).hasSize(64);
    assertThat(record.userAgent()).hasSize(512);
    assertThat(record.language()).hasSize(64);
    assertThat(record.referrerHost()).hasSize(253);
  }

  @Test
  void keepsAStringOfExactlyTheLimit() {
    String agent = "a".repeat(512);
    assertThat(Scans.withUserAgent(1, agent).userAgent()).isEqualTo(agent);
  }

  @Test
  void neverCutsInsideASurrogatePair() {
    String agent = "a".repeat(511) + "😀";
    assertThat(Scans.withUserAgent(1, agent).userAgent()).isEqualTo("a".repeat(511));
  }

  @Test
  void keepsTheTimeToTheMillisecond() {
    ScanRecord scan = Scans.numbered(1);
    ScanRecord precise =
        new ScanRecord(
            Instant.parse("2026-03-01T10:20:30.123999Z"),
            scan.workspaceId(),
            scan.codeId(),
            scan.domain(),
            1,
            scan.resolution(),
            null,
            null,
            null,
            null,
            null,
            scan.device(),
            scan.audience(),
            1,
            null,
            null,
            null);
    assertThat(precise.time()).isEqualTo(Instant.parse("2026-03-01T10:20:30.123Z"));
  }

  @Test
  void refusesATimeThatMillisecondsCannotHold() {
    assertThatThrownBy(() -> ScanRecordCodecTest.record(Instant.MAX, null, "x"))
        .isInstanceOf(ArithmeticException.class);
  }
}
