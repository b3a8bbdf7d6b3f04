package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PngFileTest {
  private static final byte[] FILE =
      PngRenderer.render(TestSymbols.small(), SymbolStyle.defaults(), 300);

  @Test
  void theFileBeginsWithTheSignatureAndEndsWithTheClosingChunk() {
    String file = HexFormat.of().formatHex(FILE);

    assertThat(file).startsWith("89504e470d0a1a0a").endsWith("0000000049454e44ae426082");
  }

  @Test
  void theHeaderTellsSizeBitDepthAndColourType() {
    String header = HexFormat.of().formatHex(FILE, 16, 29);

    assertThat(header).isEqualTo("0000012c" + "0000012c" + "01" + "03" + "000000");
  }

  @Test
  void chunksFollowInOrderWithRightChecksums() {
    ByteBuffer file = ByteBuffer.wrap(FILE).position(8);
    List<String> types = new ArrayList<>();
    while (file.hasRemaining()) {
      byte[] typeAndData = new byte[4 + file.getInt()];
      file.get(typeAndData);
      types.add(new String(typeAndData, 0, 4, StandardCharsets.US_ASCII));
      CRC32 checksum = new CRC32();
      checksum.update(typeAndData);
      assertThat(file.getInt()).isEqualTo((int) checksum.getValue());
    }

    assertThat(types).containsExactly("IHDR", "PLTE", "IDAT", "IEND");
  }

  @Test
  void aLargePictureIsASmallFile() {
    byte[] largest = PngRenderer.render(TestSymbols.small(), SymbolStyle.defaults(), 4096);

    assertThat(largest.length).isLessThan(4096 * 4096 / 8 / 100);
  }
}
