package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.0.0.0, true",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.0.0.0/8, 9.255.255.255, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.7/32, 192.0.2.7, true",
    "192.0.2.7/32, 192.0.2.6, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.8, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:DB8::/33, 2001:db8:8000::, false",
    "::1, ::1, true",
    "::1/128, ::2, false",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "::ffff:10.0.0.1, 10.0.0.1, true",
  })
  void aRangeHoldsTheAddressesThatShareItsPrefix(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/8",
        "localhost",
        "example.com/8",
        "10/8",
        "10.0/8",
        "10.1.2/24",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0.0/٨",
        "10.0.0.0/8/8",
        "10.0.0.0/255.0.0.0",
        "10.0.0.256/8",
        "0x0a.0.0.0/8",
        "10.0.0.0 /8",
        "2001:db8::/129",
        "2001:db8:::/32",
        "[::1]",
        "fe80::1%eth0",
        "::ffff:10.0.0.0/104",
        "10.0.0.0/8, 192.0.2.0/24",
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> AddressRange.parse(text))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"%s\" is not an address or a range of addresses such as 10.0.0.0/8 or 2001:db8::/32",
            text);
  }

  @Property
  void anAddressIsInsideExactlyIfItsLeadingBitsAreTheSame(
      @ForAll @Size(4) byte[] network,
      @ForAll @IntRange(max = 32) int prefix,
      @ForAll @IntRange(max = 31) int flippedBit)
      throws Exception {
    AddressRange range =
        AddressRange.parse(InetAddress.getByAddress(network).getHostAddress() + "/" + prefix);
    byte[] other = Arrays.copyOf(network, 4);
    other[flippedBit / 8] ^= (byte) (0x80 >>> flippedBit % 8);

    assertThat(range.contains(InetAddress.getByAddress(network))).isTrue();
    assertThat(range.contains(InetAddress.getByAddress(other))).isEqualTo(flippedBit >= prefix);
  }

  @Test
  void aRangeIsItsNetworkAndItsPrefix() {
    assertThat(AddressRange.parse("10.0.0.0/8"))
        .isEqualTo(new AddressRange(InetAddress.ofLiteral("10.0.0.0"), 8));
    assertThat(AddressRange.parse("2001:db8::1").prefixBits()).isEqualTo(128);
  }
}
