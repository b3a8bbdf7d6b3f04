package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SipHashTest {
  /** The vector of the paper's appendix A. */
  @Test
  void givesTheVectorOfThePaper() {
    byte[] input = new byte[15];
    for (int i = 0; i < input.length; i++) {
      input[i] = (byte) i;
    }
    assertThat(SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, input, input.length))
        .isEqualTo(0xa129ca6149be45e5L);
    assertThat(reference(2, 4, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L, input))
        .isEqualTo(0xa129ca6149be45e5L);
  }

  @Property
  void equalsTheReference(
      @ForAll long first, @ForAll long second, @ForAll @Size(max = 300) byte[] input) {
    assertThat(SipHash.of(first, second, input, input.length))
        .isEqualTo(reference(2, 4, first, second, input));
  }

  /** Word by word as the paper has it. */
  static long reference(int rounds, int lastRounds, long first, long second, byte[] input) {
    long[] v = {
      first ^ 0x736f6d6570736575L,
      second ^ 0x646f72616e646f6dL,
      first ^ 0x6c7967656e657261L,
      second ^ 0x7465646279746573L
    };
    int words = input.length / Long.BYTES;
    ByteBuffer in = ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i <= words; i++) {
      long word = i < words ? in.getLong() : (long) input.length << 56;
      for (int shift = 0; i == words && in.hasRemaining(); shift += Byte.SIZE) {
        word |= (in.get() & 0xFFL) << shift;
      }
      v[3] ^= word;
      mix(v, rounds);
      v[0] ^= word;
    }
    v[2] ^= 0xff;
    mix(v, lastRounds);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
  }

  private static void mix(long[] v, int rounds) {
    for (int i = 0; i < rounds; i++) {
      v[0] += v[1];
      v[1] = Long.rotateLeft(v[1], 13);
      v[1] ^= v[0];
      v[0] = Long.rotateLeft(v[0], 32);
      v[2] += v[3];
      v[3] = Long.rotateLeft(v[3], 16);
      v[3] ^= v[2];
      v[0] += v[3];
      v[3] = Long.rotateLeft(v[3], 21);
      v[3] ^= v[0];
      v[2] += v[1];
      v[1] = Long.rotateLeft(v[1], 17);
      v[1] ^= v[2];
      v[2] = Long.rotateLeft(v[2], 32);
    }
  }
}
