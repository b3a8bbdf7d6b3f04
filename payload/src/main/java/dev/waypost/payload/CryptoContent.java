package dev.waypost.payload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment in a cryptocurrency: an address of the form of BIP-21, for ethereum of ERC-681.
 *
 * @param amount in whole units of the currency; null for one that the payer fills in
 */
public record CryptoContent(
    Currency currency,
    String address,
    @Nullable BigDecimal amount,
    @Nullable String label,
    @Nullable String message)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "crypto";

  private static final int WEI_DECIMALS = 18;

  /** Bitcoin and what was made after it count in parts of a hundred millionth. */
  private static final int COIN_DECIMALS = 8;

  private static final String BASE58 = "[1-9A-HJ-NP-Za-km-z]";

  /** The currencies, with the form of their addresses. */
  public enum Currency {
    BITCOIN(
        "(bc1[02-9ac-hj-np-z]{11,87}|BC1[02-9AC-HJ-NP-Z]{11,87}|[13]" + BASE58 + "{25,34})",
        COIN_DECIMALS),
    ETHEREUM("0x[0-9a-fA-F]{40}", WEI_DECIMALS),
    LITECOIN("(ltc1[02-9ac-hj-np-z]{11,87}|[LM3]" + BASE58 + "{25,34})", COIN_DECIMALS),
    DOGECOIN("[DA9]" + BASE58 + "{25,34}", COIN_DECIMALS),
    MONERO("[48]" + BASE58 + "{94,105}", 12);

    private final String form;
    private final int decimals;

    Currency(String form, int decimals) {
      this.form = form;
      this.decimals = decimals;
    }
  }

  static CryptoContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields =
        ContentFields.of(given, List.of("currency", "address", "amount", "label", "message"));
    Currency currency = fields.word("currency", Currency.values());
    if (currency == null) {
      throw fields.missing("currency");
    }
    return new CryptoContent(
        currency,
        fields.requiredText("address"),
        fields.amount("amount"),
        fields.text("label"),
        fields.text("message"));
  }

  @Override
  public void check() {
    if (!address.matches(currency.form) || !isIntact()) {
      throw Texts.invalid(
          "address",
          "\"address\" is no address of %s: a character is wrong or missing."
              .formatted(ContentTree.name(currency)));
    }
    if (amount != null
        && (amount.signum() <= 0
            || amount.precision() - amount.scale() > 15
            || amount.stripTrailingZeros().scale() > currency.decimals)) {
      throw Texts.invalid(
          "amount",
          "\"amount\" is %s. Write a number above 0 with at most %d decimals."
              .formatted(amount.toPlainString(), currency.decimals));
    }
    if (currency == Currency.ETHEREUM && (label != null || message != null)) {
      throw Texts.invalid(
          label != null ? "label" : "message",
          "Payments in ethereum carry neither \"label\" nor \"message\". Leave them out.");
    }
    Texts.line("label", label, 100);
    Texts.line("message", message, 200);
  }

  /** Money sent to a mistyped address is gone, so where an address has a check, it must hold. */
  private boolean isIntact() {
    return switch (currency) {
      case BITCOIN, LITECOIN, DOGECOIN ->
          address.matches("(?i)(bc1|ltc1).*") ? Bech32.holds(address) : Base58.holds(address);
      case ETHEREUM, MONERO -> true;
    };
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    List<String> parameters = new ArrayList<>();
    BigDecimal sum = amount;
    if (sum != null) {
      parameters.add(
          currency == Currency.ETHEREUM
              ? "value=" + sum.movePointRight(WEI_DECIMALS).toBigInteger()
              : (currency == Currency.MONERO ? "tx_amount=" : "amount=")
                  + sum.stripTrailingZeros().toPlainString());
    }
    boolean monero = currency == Currency.MONERO;
    if (label != null) {
      parameters.add((monero ? "recipient_name=" : "label=") + UriTexts.encoded(label));
    }
    if (message != null) {
      parameters.add((monero ? "tx_description=" : "message=") + UriTexts.encoded(message));
    }
    return ContentTree.name(currency)
        + ":"
        + address
        + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("currency", currency)
        .put("address", address)
        .put("amount", amount == null ? null : amount.toPlainString())
        .put("label", label)
        .put("message", message)
        .values();
  }
}
