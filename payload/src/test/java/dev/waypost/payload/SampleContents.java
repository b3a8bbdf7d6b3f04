package dev.waypost.payload;

import dev.waypost.payload.CryptoContent.Currency;
import dev.waypost.payload.VCardContent.Address;
import dev.waypost.payload.VCardContent.Email;
import dev.waypost.payload.VCardContent.EmailType;
import dev.waypost.payload.VCardContent.Phone;
import dev.waypost.payload.VCardContent.PhoneType;
import dev.waypost.payload.VCardContent.Version;
import java.math.BigDecimal;
import java.util.List;

/** Contents with all their fields and with characters that need escaping. */
final class SampleContents {
  static final VCardContent CONTACT =
      new VCardContent(
          Version.V3,
          "Zoë",
          "O'Ny; Tor",
          "Café, Inc.",
          "Head\\Chef",
          List.of(new Phone("+49 30 901820", PhoneType.WORK), new Phone("+49 170 1234", null)),
          List.of(new Email("zoe@example.com", EmailType.HOME)),
          List.of("https://example.com/ü"),
          new Address("Lindenallee 5\nBack door", "Linden", null, "10115", "Germany"),
          "1990-05-31",
          "Line 1\nLine 2; and, more");
  static final WifiContent WIFI =
      new WifiContent("Café; \"Linde\"", WifiContent.Security.WPA3, "s3cr:et;pass", true);
  static final EventContent EVENT =
      new EventContent(
          "Concert, with; signs",
          "2031-07-04T19:00",
          "2031-07-04T22:30",
          "Europe/Berlin",
          "Town hall, Linden",
          "Bring\nfriends \\ family. " + "Ü".repeat(60),
          "https://example.com/concert");
  static final EmailContent MAIL =
      new EmailContent(
          List.of("a+b@example.com", "c@example.com"),
          List.of("d@example.com"),
          List.of(),
          "Hello & welcome",
          "Line 1\nLine 2");
  static final PaymentContent PAYMENT =
      new PaymentContent(
          "Linden e.V.",
          "DE89 3704 0044 0532 0130 00",
          "COBADEFFXXX",
          new BigDecimal("12.5"),
          "CHAR",
          null,
          "Thank you – Zoë",
          "Donation");
  static final CryptoContent CRYPTO =
      new CryptoContent(
          Currency.BITCOIN,
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
          new BigDecimal("0.0005"),
          "Linden & Co",
          null);

  private SampleContents() {}
}
