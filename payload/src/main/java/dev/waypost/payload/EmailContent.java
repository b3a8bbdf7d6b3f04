package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is begun.
 *
 * @param to its receivers, at least one
 * @param cc who get a copy
 * @param bcc who get a copy that the others don't see
 */
public record EmailContent(
    List<String> to,
    List<String> cc,
    List<String> bcc,
    @Nullable String subject,
    @Nullable String body)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "email";

  private static final int MOST_RECEIVERS = 20;
  private static final int SUBJECT_MOST_CHARS = 250;
  private static final int BODY_MOST_CHARS = 2000;

  static EmailContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, List.of("to", "cc", "bcc", "subject", "body"));
    return new EmailContent(
        fields.texts("to"),
        fields.texts("cc"),
        fields.texts("bcc"),
        fields.text("subject"),
        fields.text("body"));
  }

  @Override
  public void check() {
    if (to.isEmpty()) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING, "to", "\"to\" is needed: who gets the mail.");
    }
    checkReceivers("to", to);
    checkReceivers("cc", cc);
    checkReceivers("bcc", bcc);
    Texts.line("subject", subject, SUBJECT_MOST_CHARS);
    Texts.lines("body", body, BODY_MOST_CHARS);
  }

  private static void checkReceivers(String field, List<String> addresses) {
    if (addresses.size() > MOST_RECEIVERS) {
      throw Texts.invalid(
          field,
          "\"%s\" has %d addresses; at most %d are allowed."
              .formatted(field, addresses.size(), MOST_RECEIVERS));
    }
    for (int i = 0; i < addresses.size(); i++) {
      Texts.mailAddress(field + "[" + i + "]", addresses.get(i));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String symbolText() {
    return UriTexts.mail(
        String.join(",", to),
        subject,
        body,
        cc.isEmpty() ? null : String.join(",", cc),
        bcc.isEmpty() ? null : String.join(",", bcc));
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("to", to)
        .put("cc", cc)
        .put("bcc", bcc)
        .put("subject", subject)
        .put("body", body)
        .values();
  }
}
