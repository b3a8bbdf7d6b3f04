package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Language;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
import dev.waypost.payload.CryptoContent;
import dev.waypost.payload.EmailContent;
import dev.waypost.payload.LinksContent;
import dev.waypost.payload.PaymentContent;
import dev.waypost.payload.PhoneContent;
import dev.waypost.payload.SmsContent;
import dev.waypost.payload.UriTexts;
import dev.waypost.payload.WebAddress;
import dev.waypost.payload.WifiContent;
import dev.waypost.routing.Target.PageTarget;
import java.util.List;
import java.util.Locale;

/** Pages of few words: a button, and the same to copy for whoever it does not work for. */
final class ContentPages {
  private ContentPages() {}

  static PageTarget wifi(WifiContent wifi) {
    var body = new HostedBody().heading(wifi.ssid()).below(Phrase.WIFI_BELOW);
    String password = wifi.password();
    if (password == null) {
      body.text(Phrase.WIFI_OPEN);
    } else {
      body.copyable(Phrase.PASSWORD, password).text(Phrase.WIFI_HOW);
    }
    if (wifi.hidden()) {
      body.text(Phrase.WIFI_HIDDEN);
    }
    return page("Wi-Fi: " + wifi.ssid(), body);
  }

  static PageTarget mail(EmailContent mail) {
    var body =
        new HostedBody()
            .heading(Phrase.MAIL_TITLE)
            .below(String.join(", ", mail.to()))
            .action(Phrase.MAIL_WRITE, mail.symbolText(), true)
            .copyable(Phrase.TO, String.join(", ", mail.to()));
    if (mail.subject() != null) {
      body.copyable(Phrase.SUBJECT, mail.subject());
    }
    if (mail.body() != null) {
      body.copyable(Phrase.TEXT, mail.body());
    }
    return page(Phrase.MAIL_TITLE, body);
  }

  static PageTarget message(SmsContent message) {
    String text = message.message();
    var body =
        new HostedBody()
            .heading(Phrase.SMS_TITLE)
            .below(message.number())
            .action(
                Phrase.SMS_WRITE,
                // RFC 5724 with the parameter that phones take the text from.
                "sms:"
                    + message.dialled()
                    + (text == null ? "" : "?body=" + UriTexts.encoded(text)),
                true)
            .copyable(Phrase.TO, message.number());
    if (text != null) {
      body.copyable(Phrase.SMS_TEXT, text);
    }
    return page(Phrase.SMS_TITLE, body);
  }

  static PageTarget phone(PhoneContent phone) {
    Wording title = Phrase.CALL_NUMBER.with(phone.number());
    return page(
        title,
        new HostedBody()
            .heading(title)
            .action(Phrase.CALL, phone.symbolText(), true)
            .copyable(Phrase.NUMBER, phone.number()));
  }

  static PageTarget payment(PaymentContent payment) {
    Wording title = Phrase.PAY.with(payment.name());
    var body =
        new HostedBody()
            .heading(title)
            .text(Phrase.PAY_HOW)
            .copyable(Phrase.NAME, payment.name())
            .copyable(Phrase.IBAN, payment.iban());
    if (payment.bic() != null) {
      body.copyable(Phrase.BIC, payment.bic());
    }
    if (payment.amount() != null) {
      body.copyable(Phrase.AMOUNT_IN_EUROS, payment.euros());
    }
    if (payment.reference() != null) {
      body.copyable(Phrase.REFERENCE, payment.reference());
    }
    if (payment.text() != null) {
      body.copyable(Phrase.PURPOSE, payment.text());
    }
    if (payment.information() != null) {
      body.text(payment.information());
    }
    return page(title, body);
  }

  static PageTarget crypto(CryptoContent payment) {
    String currency =
        payment.currency().name().charAt(0)
            + payment.currency().name().substring(1).toLowerCase(Locale.ROOT);
    Wording title = Phrase.PAY_WITH.with(currency);
    var body =
        new HostedBody().heading(payment.label() == null ? title : Wording.of(payment.label()));
    if (payment.message() != null) {
      body.below(payment.message());
    }
    body.action(Phrase.OPEN_WALLET, payment.symbolText(), true)
        .copyable(Phrase.CRYPTO_ADDRESS.with(currency), payment.address());
    if (payment.amount() != null) {
      body.copyable(Phrase.AMOUNT, payment.amount().toPlainString());
    }
    return page(title, body);
  }

  static PageTarget links(LinksContent links) {
    Wording title = links.title() == null ? Phrase.LINKS_TITLE : Wording.of(links.title());
    var body = new HostedBody().heading(title);
    for (int i = 0; i < links.links().size(); i++) {
      LinksContent.Link link = links.links().get(i);
      body.action(Wording.of(link.label()), WebAddress.location(link.url()), i == 0);
    }
    return page(title, body);
  }

  private static PageTarget page(Wording title, HostedBody body) {
    return page(title.text(Language.ENGLISH), body);
  }

  private static PageTarget page(String title, HostedBody body) {
    return new PageTarget(title, body.html(), List.of());
  }
}
