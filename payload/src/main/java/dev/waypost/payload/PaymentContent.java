package dev.waypost.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A SEPA credit transfer that banking apps fill in ("Quick Response Code: Guidelines to enable data
 * capture for the initiation of a SEPA credit transfer", EPC069-12, version 2.1): version 002,
 * UTF-8.
 *
 * @param name of who is paid, at most 70 characters
 * @param iban of their account
 * @param bic of their bank; null where it may be found by the IBAN
 * @param amount in euros; null for one that the payer fills in
 * @param purpose a code of at most 4 letters; null for none
 * @param reference a creditor reference (ISO 11649); null for none
 * @param text for the receiver, where there is no reference
 * @param information for the payer
 */
public record PaymentContent(
    String name,
    String iban,
    @Nullable String bic,
    @Nullable BigDecimal amount,
    @Nullable String purpose,
    @Nullable String reference,
    @Nullable String text,
    @Nullable String information)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "payment";

  private static final List<String> FIELDS =
      List.of("name", "iban", "bic", "amount", "purpose", "reference", "text", "information");
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("999999999.99");

  /** EPC069-12, "Maximum size of the payload". */
  private static final int MOST_BYTES = 331;

  static PaymentContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, FIELDS);
    return new PaymentContent(
        fields.requiredText("name"),
        fields.requiredText("iban"),
        fields.text("bic"),
        fields.amount("amount"),
        fields.text("purpose"),
        fields.text("reference"),
        fields.text("text"),
        fields.text("information"));
  }

  @Override
  public void check() {
    Texts.line("name", name, 70);
    checkIban();
    if (bic != null && !bic.matches("[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?")) {
      throw Texts.invalid(
          "bic",
          "\"bic\" is \"%s\". A BIC has 8 or 11 capital letters and digits, such as DEUTDEFF."
              .formatted(bic));
    }
    checkAmount();
    if (purpose != null && !purpose.matches("[A-Z0-9]{1,4}")) {
      throw Texts.invalid(
          "purpose",
          "\"purpose\" is \"%s\". A purpose code has at most 4 capital letters, such as CHAR."
              .formatted(purpose));
    }
    checkReference();
    Texts.line("text", text, 140);
    Texts.line("information", information, 70);
    int bytes = symbolText().getBytes(UTF_8).length;
    if (bytes > MOST_BYTES) {
      throw new InvalidContentException(
          InvalidContentException.Problem.TOO_LONG,
          "text",
          "The payment has %d bytes; banking apps read at most %d. Shorten the texts."
              .formatted(bytes, MOST_BYTES));
    }
  }

  private void checkIban() {
    String compact = compact(iban);
    if (!compact.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}") || !CheckDigits.hold(compact)) {
      throw Texts.invalid(
          "iban",
          "\"iban\" is \"%s\", which is no IBAN: a digit is wrong or missing.".formatted(iban));
    }
  }

  private void checkAmount() {
    if (amount == null) {
      return;
    }
    if (amount.compareTo(LEAST) < 0
        || amount.compareTo(MOST) > 0
        || amount.stripTrailingZeros().scale() > 2) {
      throw Texts.invalid(
          "amount",
          "\"amount\" is %s. Write euros from 0.01 to 999999999.99 with at most two decimals."
              .formatted(amount.toPlainString()));
    }
  }

  private void checkReference() {
    if (reference == null) {
      return;
    }
    if (text != null) {
      throw Texts.invalid(
          "text", "A payment has a \"reference\" or a \"text\", not both. Leave one of them out.");
    }
    String compact = compact(reference);
    if (!compact.matches("RF[0-9]{2}[A-Z0-9]{1,21}") || !CheckDigits.hold(compact)) {
      throw Texts.invalid(
          "reference",
          "\"reference\" is \"%s\", which is no creditor reference such as RF18 5390 0754 7034. Send other texts as \"text\"."
              .formatted(reference));
    }
  }

  private static String compact(String written) {
    return written.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** Empty lines at the end are left out; the symbol shall have error correction level M. */
  @Override
  public String symbolText() {
    return String.join(
            "\n",
            "BCD",
            "002",
            "1",
            "SCT",
            orEmpty(bic),
            name,
            compact(iban),
            amount == null ? "" : "EUR" + euros(),
            orEmpty(purpose),
            reference == null ? "" : compact(reference),
            orEmpty(text),
            orEmpty(information))
        .stripTrailing();
  }

  /** The amount with two decimals; empty for none. */
  public String euros() {
    return amount == null ? "" : amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("name", name)
        .put("iban", iban)
        .put("bic", bic)
        .put("amount", amount == null ? null : amount.toPlainString())
        .put("purpose", purpose)
        .put("reference", reference)
        .put("text", text)
        .put("information", information)
        .values();
  }
}
