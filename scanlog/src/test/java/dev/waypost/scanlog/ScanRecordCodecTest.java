package dev.waypost.scanlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanRecordCodecTest {
  @Test
  void writesTheLayoutThatThePackageDocumentationGives() {
    ScanRecord record =
        new ScanRecord(
            Instant.ofEpochMilli(0x0102),
            "w",
            "c",
            "d",
            3,
            "",
            null,
            "é",
            "AT",
            null,
            "Łódź",
            "tv",
            Audience.CRAWLER,
            -1,
            null,
            null,
            "x.y");
    String expected =
        "01 03 0000000000000102 0000000000000003 ffffffffffffffff"
            + "0001 77 0001 63 0001 64 0000 ffff 0001 e9 0002 4154 ffff"
            + "8004 0141 00f3 0064 017a 0002 7476 ffff ffff 0003 782e79";
    assertThat(HexFormat.of().formatHex(encode(record))).isEqualTo(expected.replace(" ", ""));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void givesBackWhatWasWritten(@ForAll("records") ScanRecord record) throws Exception {
    assertThat(decode(encode(record))).isEqualTo(record);
  }

  @Property(tries = 5000)
  void refusesRandomBytesOnlyWithItsOwnException(@ForAll @Size(max = 400) byte[] bytes) {
    assertDecodesOrRefuses(bytes);
    if (bytes.length > 1) {
      // So that the rest is looked at as well.
      bytes[0] = ScanRecordCodec.VERSION;
      bytes[1] = 1;
      assertDecodesOrRefuses(bytes);
    }
  }

  @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
  void refusesMutatedRecordsOnlyWithItsOwnException(
      @ForAll("records") ScanRecord record, @ForAll int place, @ForAll byte value) {
    byte[] bytes = encode(record);
    bytes[Math.floorMod(place, bytes.length)] = value;
    assertDecodesOrRefuses(bytes);
  }

  @Test
  void refusesEveryRecordThatIsCutShort() {
    byte[] bytes = encode(Scans.numbered(1));
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> decode(cut)).isInstanceOf(MalformedScanException.class);
    }
  }

  @Test
  void refusesBytesBehindARecord() {
    byte[] bytes = encode(Scans.numbered(1));
    assertThatThrownBy(() -> decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MalformedScanException.class)
        .hasMessageContaining("1 bytes follow");
  }

  @Test
  void refusesAnUnknownVersion() {
    byte[] bytes = encode(Scans.numbered(1));
    bytes[0] = 2;
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(MalformedScanException.class)
        .hasMessageContaining("unknown version 2");
  }

  @Test
  void theSmallestAndTheLargestRecordAreWithinTheBounds() {
    assertThat(encode(record(Instant.EPOCH, null, ""))).hasSize(ScanRecordCodec.MIN_BYTES);
    String longest = "Ω".repeat(1000);
    assertThat(encode(record(Instant.EPOCH, longest, longest)))
        .hasSizeLessThan(ScanRecordCodec.MAX_BYTES / 2);
  }

  @Provide
  Arbitrary<ScanRecord> records() {
    Arbitrary<String> required = Arbitraries.oneOf(plainText(), anyText());
    Arbitrary<@Nullable String> optional = required.injectNull(0.3);
    Arbitrary<Instant> times = Arbitraries.longs().map(Instant::ofEpochMilli);
    Arbitrary<Long> longs = Arbitraries.longs();
    return Combinators.combine(
            times,
            longs,
            longs,
            required.list().ofSize(5),
            optional.list().ofSize(8),
            Arbitraries.of(Audience.class))
        .as((time, revision, visitor, words, options, audience) ->
            new ScanRecord(
                time,
                words.get(0),
                words.get(1),
                words.get(2),
                revision,
                words.get(3),
                options.get(0),
                options.get(1),
                options.get(2),
                options.get(3),
                options.get(4),
                words.get(4),
                audience,
                visitor,
                options.get(5),
                options.get(6),
                options.get(7)));
  }

  private static Arbitrary<String> plainText() {
    return Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(600);
  }

  /** All 65,536 code units, so lone surrogates and the last narrow character among them. */
  private static Arbitrary<String> anyText() {
    return Arbitraries.strings()
        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
        .withChars('\u00FF', '\u0100', '\uD83D', '\uDE00')
        .ofMaxLength(300);
  }

  /** A record with the same text in all optional and in all required strings. */
  static ScanRecord record(Instant time, @Nullable String optional, String required) {
    return new ScanRecord(
        time,
        required,
        required,
        required,
        0,
        required,
        optional,
        optional,
        optional,
        optional,
        optional,
        required,
        Audience.PREVIEW,
        0,
        optional,
        optional,
        optional);
  }

  private static void assertDecodesOrRefuses(byte[] bytes) {
    assertThatCode(
            () -> {
              try {
                decode(bytes);
              } catch (MalformedScanException refused) {
                assertThat(refused).hasMessageMatching(".+");
              }
            })
        .doesNotThrowAnyException();
  }

  private static byte[] encode(ScanRecord record) {
    ByteBuffer buffer = ByteBuffer.allocate(ScanRecordCodec.MAX_BYTES);
    ScanRecordCodec.encode(record, buffer);
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static ScanRecord decode(byte[] bytes) throws MalformedScanException {
    return ScanRecordCodec.decode(ByteBuffer.wrap(bytes));
  }
}
