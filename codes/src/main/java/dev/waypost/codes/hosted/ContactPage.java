package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
import dev.waypost.payload.UriTexts;
import dev.waypost.payload.VCardContent;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.Target.PageTarget;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contact to keep, to call and to write to. */
final class ContactPage {
  private static final String FILE = "contact.vcf";

  private ContactPage() {}

  static PageTarget of(VCardContent contact) {
    var body = new HostedBody().heading(contact.displayName());
    String position =
        Stream.of(contact.title(), contact.organization())
            .filter(part -> part != null && !part.equals(contact.displayName()))
            .collect(Collectors.joining(" · "));
    if (!position.isEmpty()) {
      body.below(position);
    }
    body.attachment(Phrase.SAVE_CONTACT, FILE, true);
    for (VCardContent.Phone phone : contact.phones()) {
      UriTexts.phoneNumber(phone.number())
          .ifPresent(number -> body.action(call(phone), UriTexts.call(number), false));
    }
    for (VCardContent.Email email : contact.emails()) {
      body.action(
          Phrase.WRITE_TO.with(email.address()),
          UriTexts.mail(email.address(), null, null, null, null),
          false);
    }
    for (String url : contact.urls()) {
      body.action(
          Phrase.OPEN_SITE.with(WebAddress.displayHost(url)), WebAddress.location(url), false);
    }
    addValues(contact, body);
    return new PageTarget(
        contact.displayName(),
        body.html(),
        List.of(
            new Attachment(FILE, "text/vcard", new Attachment.Body.Text(contact.symbolText()))));
  }

  private static Wording call(VCardContent.Phone phone) {
    Phrase phrase =
        switch (phone.type()) {
          case WORK -> Phrase.CALL_WORK;
          case HOME -> Phrase.CALL_HOME;
          case MOBILE -> Phrase.CALL_MOBILE;
          case FAX -> Phrase.CALL_FAX;
          case null -> Phrase.CALL_NUMBER;
        };
    return phrase.with(phone.number());
  }

  private static void addValues(VCardContent contact, HostedBody body) {
    VCardContent.Address address = contact.address();
    if (address == null && contact.birthday() == null && contact.note() == null) {
      return;
    }
    body.beginValues();
    if (address != null) {
      body.value(Phrase.ADDRESS, address.oneLine());
    }
    if (contact.birthday() != null) {
      body.value(Phrase.BIRTHDAY, contact.birthday());
    }
    if (contact.note() != null) {
      body.value(Phrase.NOTE, contact.note());
    }
    body.endValues();
  }
}
