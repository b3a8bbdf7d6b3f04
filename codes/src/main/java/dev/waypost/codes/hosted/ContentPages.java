package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
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
    var body = new HostedBody().heading(wifi.ssid()).below("Wi-Fi network");
    String password = wifi.password();
    if (password == null) {
      body.text("It needs no password. Open the Wi-Fi settings of your phone and choose it.");
    } else {
      body.copyable("Password", password)
          .text(
              "Touch the password to select it and copy it. Then open the Wi-Fi settings of your phone, choose this network and paste it.");
    }
    if (wifi.hidden()) {
      body.text(
          "This network is hidden: choose \"Other network\" or \"Add network\" and type its name.");
    }
    return page("Wi-Fi: " + wifi.ssid(), body);
  }

  static PageTarget mail(EmailContent mail) {
    var body =
        new HostedBody()
            .heading("Write a mail")
            .below(String.join(", ", mail.to()))
            .action("Write mail", mail.symbolText(), true)
            .copyable("To", String.join(", ", mail.to()));
    if (mail.subject() != null) {
      body.copyable("Subject", mail.subject());
    }
    if (mail.body() != null) {
      body.copyable("Text", mail.body());
    }
    return page("Write a mail", body);
  }

  static PageTarget message(SmsContent message) {
    String text = message.message();
    var body =
        new HostedBody()
            .heading("Send a message")
            .below(message.number())
            .action(
                "Write message",
                // RFC 5724 with the parameter that phones take the text from.
                "sms:"
                    + message.dialled()
                    + (text == null ? "" : "?body=" + UriTexts.encoded(text)),
                true)
            .copyable("To", message.number());
    if (text != null) {
      body.copyable("Message", text);
    }
    return page("Send a message", body);
  }

  static PageTarget phone(PhoneContent phone) {
    return page(
        "Call " + phone.number(),
        new HostedBody()
            .heading("Call " + phone.number())
            .action("Call", phone.symbolText(), true)
            .copyable("Number", phone.number()));
  }

  static PageTarget payment(PaymentContent payment) {
    var body =
        new HostedBody()
            .heading("Pay " + payment.name())
            .text("Copy these into your banking app. Touch a value to select it.")
            .copyable("Name", payment.name())
            .copyable("IBAN", payment.iban());
    if (payment.bic() != null) {
      body.copyable("BIC", payment.bic());
    }
    if (payment.amount() != null) {
      body.copyable("Amount in euros", payment.euros());
    }
    if (payment.reference() != null) {
      body.copyable("Reference", payment.reference());
    }
    if (payment.text() != null) {
      body.copyable("Purpose", payment.text());
    }
    if (payment.information() != null) {
      body.text(payment.information());
    }
    return page("Pay " + payment.name(), body);
  }

  static PageTarget crypto(CryptoContent payment) {
    String currency =
        payment.currency().name().charAt(0)
            + payment.currency().name().substring(1).toLowerCase(Locale.ROOT);
    String title = "Pay with " + currency;
    var body = new HostedBody().heading(payment.label() == null ? title : payment.label());
    if (payment.message() != null) {
      body.below(payment.message());
    }
    body.action("Open in your wallet", payment.symbolText(), true)
        .copyable(currency + " address", payment.address());
    if (payment.amount() != null) {
      body.copyable("Amount", payment.amount().toPlainString());
    }
    return page(title, body);
  }

  static PageTarget links(LinksContent links) {
    String title = links.title() == null ? "Links" : links.title();
    var body = new HostedBody().heading(title);
    for (int i = 0; i < links.links().size(); i++) {
      LinksContent.Link link = links.links().get(i);
      body.action(link.label(), WebAddress.location(link.url()), i == 0);
    }
    return page(title, body);
  }

  private static PageTarget page(String title, HostedBody body) {
    return new PageTarget(title, body.html(), List.of());
  }
}
