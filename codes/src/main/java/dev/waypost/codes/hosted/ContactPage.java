package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.payload.UriTexts;
import dev.waypost.payload.VCardContent;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.Attachment;
import dev.waypost.routing.Target.PageTarget;
import java.util.List;
import java.util.Locale;
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
    body.attachment("Save contact", FILE, true);
    for (VCardContent.Phone phone : contact.phones()) {
      UriTexts.phoneNumber(phone.number())
          .ifPresent(number ->
              body.action(
                  "Call %s%s".formatted(phone.number(), purpose(phone)),
                  UriTexts.call(number),
                  false));
    }
    for (VCardContent.Email email : contact.emails()) {
      body.action(
          "Write to " + email.address(),
          UriTexts.mail(email.address(), null, null, null, null),
          false);
    }
    for (String url : contact.urls()) {
      body.action("Open " + WebAddress.displayHost(url), WebAddress.location(url), false);
    }
    addValues(contact, body);
    return new PageTarget(
        contact.displayName(),
        body.html(),
        List.of(
            new Attachment(FILE, "text/vcard", new Attachment.Body.Text(contact.symbolText()))));
  }

  private static String purpose(VCardContent.Phone phone) {
    return phone.type() == null ? "" : " (" + phone.type().name().toLowerCase(Locale.ROOT) + ")";
  }

  private static void addValues(VCardContent contact, HostedBody body) {
    VCardContent.Address address = contact.address();
    if (address == null && contact.birthday() == null && contact.note() == null) {
      return;
    }
    body.beginValues();
    if (address != null) {
      body.value("Address", address.oneLine());
    }
    if (contact.birthday() != null) {
      body.value("Birthday", contact.birthday());
    }
    if (contact.note() != null) {
      body.value("Note", contact.note());
    }
    body.endValues();
  }
}
