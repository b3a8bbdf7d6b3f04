package dev.waypost.codes.hosted;

import dev.waypost.codes.Code;
import dev.waypost.payload.AppStoreContent;
import dev.waypost.payload.CryptoContent;
import dev.waypost.payload.EmailContent;
import dev.waypost.payload.EventContent;
import dev.waypost.payload.FileContent;
import dev.waypost.payload.GeoContent;
import dev.waypost.payload.LinksContent;
import dev.waypost.payload.PaymentContent;
import dev.waypost.payload.PhoneContent;
import dev.waypost.payload.SmsContent;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.VCardContent;
import dev.waypost.payload.WebAddress;
import dev.waypost.payload.WhatsappContent;
import dev.waypost.payload.WifiContent;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;

/** Where a code leads by what it carries: to an address, or to a page that is made here. */
public final class HostedContents {
  private HostedContents() {}

  /** The target of a code. */
  public static Target target(Code code) {
    return switch (code.content()) {
      case UrlContent(String url) -> new WebTarget(WebAddress.location(url));
      case TextContent(String text) -> new TextTarget(text);
      case WhatsappContent chat -> new WebTarget(chat.symbolText());
      case VCardContent contact -> ContactPage.of(contact);
      case EventContent event -> EventPage.of(event, code);
      case WifiContent wifi -> ContentPages.wifi(wifi);
      case EmailContent mail -> ContentPages.mail(mail);
      case SmsContent message -> ContentPages.message(message);
      case PhoneContent phone -> ContentPages.phone(phone);
      case GeoContent place -> PlacePage.of(place);
      case PaymentContent payment -> ContentPages.payment(payment);
      case CryptoContent payment -> ContentPages.crypto(payment);
      case LinksContent links -> ContentPages.links(links);
      case AppStoreContent app -> AppStores.target(app);
      case FileContent file -> FilePage.of(file);
    };
  }
}
