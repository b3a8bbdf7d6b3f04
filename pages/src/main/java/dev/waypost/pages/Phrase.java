package dev.waypost.pages;

import java.util.List;

/**
 * All that Waypost says by itself to people who scan, in every {@link Language}. What stands for a
 * text of somebody else's is a {@link #GAP}.
 */
public enum Phrase implements Wording {
  DRAFT_TITLE("Not live yet", "Noch nicht freigeschaltet"),
  DRAFT(
      "This code has been printed or shared before it was switched on. Please try again later.",
      "Dieser Code wurde gedruckt oder geteilt, bevor er freigeschaltet war. Bitte versuchen Sie es später noch einmal."),
  PAUSED_TITLE("Paused for now", "Zurzeit angehalten"),
  PAUSED(
      "The owner of this code has paused it. Please try again later.",
      "Dieser Code wurde vorübergehend angehalten. Bitte versuchen Sie es später noch einmal."),
  EXPIRED_TITLE("No longer active", "Nicht mehr gültig"),
  EXPIRED(
      "What this code led to was open for a limited time, and that time is over.",
      "Wohin dieser Code führte, war nur eine Zeit lang geöffnet, und diese Zeit ist vorbei."),
  RETIRED_TITLE("No longer in use", "Nicht mehr in Gebrauch"),
  RETIRED(
      "The owner has taken this code out of use. It leads nowhere any more.",
      "Dieser Code wurde aus dem Verkehr gezogen. Er führt nirgendwohin mehr."),
  UNKNOWN_TITLE("We don't know this code", "Diesen Code kennen wir nicht"),
  UNKNOWN(
      "Nothing is registered under this address. If you typed it, please check it against the print; if you scanned it, the code may be damaged or is not one of ours.",
      "Unter dieser Adresse ist nichts hinterlegt. Haben Sie sie eingetippt, vergleichen Sie sie bitte mit dem Aufdruck; haben Sie den Code gescannt, ist er vielleicht beschädigt oder nicht von uns."),
  FILE_AWAY_TITLE("Please try again in a moment", "Bitte versuchen Sie es gleich noch einmal"),
  FILE_AWAY(
      "This file can't be fetched just now. Wait half a minute, then open it again.",
      "Diese Datei kann gerade nicht geholt werden. Warten Sie eine halbe Minute und öffnen Sie sie dann noch einmal."),
  NOT_OUR_FORM_TITLE("That did not work", "Das hat nicht geklappt"),
  NOT_OUR_FORM(
      "What was sent here did not come from our page. Open the code's address again and fill in the page that it shows.",
      "Was hier ankam, wurde nicht von unserer Seite gesendet. Öffnen Sie die Adresse des Codes noch einmal und füllen Sie die Seite aus, die dort erscheint."),
  HOME_TITLE("This address answers QR codes", "Diese Adresse beantwortet QR-Codes"),
  HOME(
      "Scan a code, or open the address that is printed beside it.",
      "Scannen Sie einen Code oder öffnen Sie die Adresse, die daneben gedruckt ist."),

  LINK_MISSING_TITLE("You need a personal link", "Sie brauchen einen persönlichen Link"),
  LINK_MISSING(
      "This code opens only by a link that its owner sends. Ask them to send you one.",
      "Dieser Code öffnet sich nur mit einem Link, den sein Inhaber verschickt. Bitten Sie darum, dass man Ihnen einen sendet."),
  LINK_NOT_OURS_TITLE("This link is not complete", "Dieser Link ist nicht vollständig"),
  LINK_NOT_OURS(
      "Part of it is missing or was changed on its way to you. Open it exactly as it was sent, or ask for a new one.",
      "Ein Teil fehlt oder wurde unterwegs verändert. Öffnen Sie ihn genau so, wie er gesendet wurde, oder bitten Sie um einen neuen."),
  LINK_OVER_TITLE("This link is no longer good", "Dieser Link gilt nicht mehr"),
  LINK_EXPIRED(
      "It was made for a limited time, and that time is over. Ask whoever sent it to you for a new one.",
      "Er galt nur eine Zeit lang, und diese Zeit ist vorbei. Bitten Sie um einen neuen, wo Sie ihn erhalten haben."),
  LINK_USED_TITLE("This link has been used", "Dieser Link wurde schon benutzt"),
  LINK_USED(
      "It could be opened a limited number of times. If it was not you who opened it, tell whoever sent it to you; they can send you a new one.",
      "Er ließ sich nur einige Male öffnen. Waren Sie das nicht selbst, sagen Sie dort Bescheid, wo Sie ihn erhalten haben; man kann Ihnen einen neuen senden."),
  LINK_REVOKED(
      "Its owner has taken it back. Ask whoever sent it to you for a new one.",
      "Er wurde zurückgenommen. Bitten Sie um einen neuen, wo Sie ihn erhalten haben."),
  LINK_UNCERTAIN_TITLE("Please try again in a moment", "Bitte versuchen Sie es gleich noch einmal"),
  LINK_UNCERTAIN(
      "We can't check your link just now. Wait a few seconds, then open it again.",
      "Wir können Ihren Link gerade nicht prüfen. Warten Sie ein paar Sekunden und öffnen Sie ihn dann noch einmal."),
  LINK_OPEN_TITLE("Open your link", "Link öffnen"),
  LINK_OPEN(
      "This link can be opened a limited number of times. Go on when you are ready.",
      "Dieser Link lässt sich nur einige Male öffnen. Gehen Sie weiter, wenn Sie so weit sind."),
  CONTINUE("Continue", "Weiter"),

  PASSWORD_TITLE("This code has a password", "Dieser Code hat ein Passwort"),
  PASSWORD_ASKED(
      "Whoever gave you the code can tell you what it is.",
      "Sie erfahren es dort, wo Sie den Code erhalten haben."),
  PASSWORD("Password", "Passwort"),
  PASSWORD_WRONG(
      "That is not the password. Check it and try again.",
      "Das ist nicht das Passwort. Prüfen Sie es und versuchen Sie es noch einmal."),
  PASSWORD_TOO_MANY(
      "There were too many wrong tries. Wait a few minutes, then try again.",
      "Es gab zu viele falsche Versuche. Warten Sie ein paar Minuten und versuchen Sie es dann noch einmal."),
  PASSWORD_BUSY(
      "Many people are trying at this moment. Wait a few seconds, then try again.",
      "Gerade versuchen es viele zugleich. Warten Sie ein paar Sekunden und versuchen Sie es dann noch einmal."),

  AGE_TITLE("Are you {} or older?", "Sind Sie {} oder älter?"),
  AGE(
      "What is behind this code is for people aged {} and over.",
      "Was hinter diesem Code steht, ist für Menschen ab {} Jahren."),
  AGE_YES("Yes, I am {} or older", "Ja, ich bin {} oder älter"),
  AGE_NO("No", "Nein"),
  AGE_REFUSED_TITLE("Not for you yet", "Noch nichts für Sie"),
  AGE_REFUSED(
      "What is behind this code is for people aged {} and over. You can close this page.",
      "Was hinter diesem Code steht, ist für Menschen ab {} Jahren. Sie können diese Seite schließen."),

  CONSENT_TITLE("Before you go on", "Bevor es weitergeht"),
  CONSENT_REFUSING(
      "If you do not agree, close this page.",
      "Wenn Sie nicht zustimmen, schließen Sie diese Seite."),
  CONSENT_YES("I agree, continue", "Ich stimme zu, weiter"),

  APP_TITLE("Open in the app", "In der App öffnen"),
  APP(
      "If you have the app, go on there. Otherwise go on in the browser.",
      "Wenn Sie die App haben, geht es dort weiter, sonst im Browser."),
  APP_OPEN("Open in the app", "In der App öffnen"),
  APP_BROWSER("Continue in the browser", "Im Browser weiter"),

  MESSAGE_TITLE("Message", "Nachricht"),

  WIFI_BELOW("Wi-Fi network", "WLAN"),
  WIFI_OPEN(
      "It needs no password. Open the Wi-Fi settings of your phone and choose it.",
      "Es braucht kein Passwort. Öffnen Sie die WLAN-Einstellungen Ihres Telefons und wählen Sie es aus."),
  WIFI_HOW(
      "Touch the password to select it and copy it. Then open the Wi-Fi settings of your phone, choose this network and paste it.",
      "Tippen Sie das Passwort an, um es auszuwählen, und kopieren Sie es. Öffnen Sie dann die WLAN-Einstellungen Ihres Telefons, wählen Sie dieses Netz und fügen Sie es ein."),
  WIFI_HIDDEN(
      "This network is hidden: choose \"Other network\" or \"Add network\" and type its name.",
      "Dieses Netz ist verborgen: Wählen Sie „Anderes Netzwerk“ oder „Netzwerk hinzufügen“ und tippen Sie seinen Namen ein."),

  MAIL_TITLE("Write a mail", "E-Mail schreiben"),
  MAIL_WRITE("Write mail", "E-Mail schreiben"),
  TO("To", "An"),
  SUBJECT("Subject", "Betreff"),
  TEXT("Text", "Text"),
  SMS_TITLE("Send a message", "Nachricht senden"),
  SMS_WRITE("Write message", "Nachricht schreiben"),
  SMS_TEXT("Message", "Nachricht"),
  CALL_NUMBER("Call {}", "{} anrufen"),
  CALL("Call", "Anrufen"),
  NUMBER("Number", "Nummer"),

  PAY("Pay {}", "An {} zahlen"),
  PAY_HOW(
      "Copy these into your banking app. Touch a value to select it.",
      "Kopieren Sie dies in Ihre Banking-App. Tippen Sie einen Wert an, um ihn auszuwählen."),
  NAME("Name", "Name"),
  IBAN("IBAN", "IBAN"),
  BIC("BIC", "BIC"),
  AMOUNT_IN_EUROS("Amount in euros", "Betrag in Euro"),
  REFERENCE("Reference", "Referenz"),
  PURPOSE("Purpose", "Verwendungszweck"),
  PAY_WITH("Pay with {}", "Mit {} zahlen"),
  OPEN_WALLET("Open in your wallet", "In Ihrer Wallet öffnen"),
  CRYPTO_ADDRESS("{} address", "{}-Adresse"),
  AMOUNT("Amount", "Betrag"),

  LINKS_TITLE("Links", "Links"),
  APP_GET("Get the app", "App laden"),
  APP_IOS("Get it for iPhone and iPad", "Für iPhone und iPad laden"),
  APP_ANDROID("Get it for Android", "Für Android laden"),

  SAVE_CONTACT("Save contact", "Kontakt speichern"),
  CALL_WORK("Call {} (work)", "{} anrufen (beruflich)"),
  CALL_HOME("Call {} (home)", "{} anrufen (privat)"),
  CALL_MOBILE("Call {} (mobile)", "{} anrufen (mobil)"),
  CALL_FAX("Call {} (fax)", "{} anrufen (Fax)"),
  WRITE_TO("Write to {}", "An {} schreiben"),
  OPEN_SITE("Open {}", "{} öffnen"),
  ADDRESS("Address", "Adresse"),
  BIRTHDAY("Birthday", "Geburtstag"),
  NOTE("Note", "Notiz"),

  ADD_TO_CALENDAR("Add to calendar", "In den Kalender eintragen"),
  ADD_TO_GOOGLE("Add to Google Calendar", "In Google Kalender eintragen"),
  WHERE("Where", "Wo"),

  OPEN_FILE("Open", "Öffnen"),
  BYTES("{} bytes", "{} Bytes"),

  PLACE_TITLE("A place", "Ein Ort"),
  OPEN_MAP("Open in your map app", "In Ihrer Karten-App öffnen"),
  COORDINATES("Coordinates", "Koordinaten");

  /** Stands for a text of somebody else's. */
  static final String GAP = "{}";

  private final String english;
  private final String german;

  Phrase(String english, String german) {
    this.english = english;
    this.german = german;
  }

  @Override
  public String text(Language language) {
    return switch (language) {
      case ENGLISH -> english;
      case GERMAN -> german;
    };
  }

  /** It with texts of somebody else's in its gaps, as many as it has. */
  public Wording with(String... quoted) {
    return new Quoting(this, List.of(quoted));
  }
}
