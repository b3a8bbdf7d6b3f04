package dev.waypost.payload;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact: vCard 3.0 (RFC 2426) or 4.0 (RFC 6350). Lines end in CRLF and are not folded, because
 * readers of symbols often don't unfold them.
 *
 * @param birthday as {@code YYYY-MM-DD}
 */
public record VCardContent(
    Version version,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String organization,
    @Nullable String title,
    List<Phone> phones,
    List<Email> emails,
    List<String> urls,
    @Nullable Address address,
    @Nullable String birthday,
    @Nullable String note)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "vcard";

  private static final List<String> FIELDS =
      List.of(
          "version",
          "first_name",
          "last_name",
          "organization",
          "title",
          "phones",
          "emails",
          "urls",
          "address",
          "birthday",
          "note");
  private static final List<String> ADDRESS =
      List.of("street", "city", "region", "postal_code", "country");
  private static final int NAME_MOST_CHARS = 100;
  private static final int NOTE_MOST_CHARS = 1000;
  private static final int MOST_OF_A_KIND = 10;

  /** Which form of vCard. */
  public enum Version {
    /** What all phones read. */
    V3("3.0"),
    V4("4.0");

    private final String number;

    Version(String number) {
      this.number = number;
    }
  }

  /** What a phone number is for. */
  public enum PhoneType {
    WORK,
    HOME,
    MOBILE,
    FAX
  }

  /** What a mail address is for. */
  public enum EmailType {
    WORK,
    HOME
  }

  /**
   * A phone number as its owner wrote it.
   *
   * @param type null where nobody said
   */
  public record Phone(String number, @Nullable PhoneType type) {}

  /**
   * A mail address.
   *
   * @param type null where nobody said
   */
  public record Email(String address, @Nullable EmailType type) {}

  /** An address in parts, each of which may be missing. */
  public record Address(
      @Nullable String street,
      @Nullable String city,
      @Nullable String region,
      @Nullable String postalCode,
      @Nullable String country) {

    /** All parts in the order of an envelope. */
    public String oneLine() {
      String town = joined(" ", postalCode, city);
      return joined(", ", street, town.isEmpty() ? null : town, region, country);
    }
  }

  private static String joined(String separator, @Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(separator));
  }

  static VCardContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, FIELDS);
    List<Phone> phones = new ArrayList<>();
    for (ContentFields phone : fields.objects("phones", List.of("number", "type"))) {
      phones.add(new Phone(phone.requiredText("number"), phone.word("type", PhoneType.values())));
    }
    List<Email> emails = new ArrayList<>();
    for (ContentFields email : fields.objects("emails", List.of("address", "type"))) {
      emails.add(new Email(email.requiredText("address"), email.word("type", EmailType.values())));
    }
    ContentFields address = fields.object("address", ADDRESS);
    return new VCardContent(
        version(fields),
        fields.text("first_name"),
        fields.text("last_name"),
        fields.text("organization"),
        fields.text("title"),
        phones,
        emails,
        fields.texts("urls"),
        address == null
            ? null
            : new Address(
                address.text("street"),
                address.text("city"),
                address.text("region"),
                address.text("postal_code"),
                address.text("country")),
        fields.text("birthday"),
        fields.text("note"));
  }

  private static Version version(ContentFields fields) {
    String number = fields.text("version");
    return switch (number) {
      case null -> Version.V3;
      case "3.0" -> Version.V3;
      case "4.0" -> Version.V4;
      default ->
          throw Texts.invalid(
              "version", "\"version\" is \"%s\". Allowed are: 3.0, 4.0.".formatted(number));
    };
  }

  @Override
  public void check() {
    if (firstName == null && lastName == null && organization == null) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING,
          "first_name",
          "A contact needs a name: \"first_name\", \"last_name\" or \"organization\".");
    }
    Texts.line("first_name", firstName, NAME_MOST_CHARS);
    Texts.line("last_name", lastName, NAME_MOST_CHARS);
    Texts.line("organization", organization, NAME_MOST_CHARS);
    Texts.line("title", title, NAME_MOST_CHARS);
    checkCount("phones", phones.size());
    for (int i = 0; i < phones.size(); i++) {
      String _ = Texts.phoneNumber("phones[" + i + "].number", phones.get(i).number());
    }
    checkCount("emails", emails.size());
    for (int i = 0; i < emails.size(); i++) {
      Texts.mailAddress("emails[" + i + "].address", emails.get(i).address());
    }
    checkCount("urls", urls.size());
    for (int i = 0; i < urls.size(); i++) {
      Texts.webAddress("urls[" + i + "]", urls.get(i));
    }
    if (address != null) {
      Texts.lines("address.street", address.street(), 200);
      Texts.line("address.city", address.city(), NAME_MOST_CHARS);
      Texts.line("address.region", address.region(), NAME_MOST_CHARS);
      Texts.line("address.postal_code", address.postalCode(), 20);
      Texts.line("address.country", address.country(), NAME_MOST_CHARS);
    }
    checkBirthday();
    Texts.lines("note", note, NOTE_MOST_CHARS);
  }

  private static void checkCount(String field, int count) {
    if (count > MOST_OF_A_KIND) {
      throw Texts.invalid(
          field,
          "\"%s\" has %d elements; at most %d are allowed."
              .formatted(field, count, MOST_OF_A_KIND));
    }
  }

  private void checkBirthday() {
    if (birthday != null) {
      try {
        var _ = LocalDate.parse(birthday);
      } catch (DateTimeParseException e) {
        throw Texts.invalid(
            "birthday",
            "\"birthday\" is \"%s\". Write a day such as 1990-05-31.".formatted(birthday));
      }
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** First and last name, or the organization where there is neither. */
  public String displayName() {
    String name = joined(" ", firstName, lastName);
    return name.isEmpty() && organization != null ? organization : name;
  }

  @Override
  public String symbolText() {
    var lines = new ContentLines();
    lines.add("BEGIN", "VCARD");
    lines.add("VERSION", version.number);
    lines.add("N", ContentLines.escaped(lastName) + ";" + ContentLines.escaped(firstName) + ";;;");
    lines.add("FN", ContentLines.escaped(displayName()));
    lines.addText("ORG", organization);
    lines.addText("TITLE", title);
    for (Email email : emails) {
      lines.add(
          "EMAIL" + type(email.type() == null ? null : email.type().name()),
          ContentLines.escaped(email.address()));
    }
    for (Phone phone : phones) {
      addPhone(lines, phone);
    }
    for (String url : urls) {
      lines.add("URL", WebAddress.location(url));
    }
    if (address != null) {
      lines.add("ADR", adr(address));
    }
    if (birthday != null) {
      // RFC 6350 §6.2.5 has the basic form alone.
      lines.add(
          "BDAY",
          version == Version.V3
              ? birthday
              : LocalDate.parse(birthday).format(DateTimeFormatter.BASIC_ISO_DATE));
    }
    lines.addText("NOTE", note);
    lines.add("END", "VCARD");
    return lines.toString();
  }

  /** In 3.0 the value is a text, in 4.0 it may be one, too (RFC 6350 §6.4.1). */
  private void addPhone(ContentLines lines, Phone phone) {
    String type =
        switch (phone.type()) {
          case null -> null;
          case MOBILE -> "CELL";
          case WORK -> "WORK";
          case HOME -> "HOME";
          case FAX -> "FAX";
        };
    lines.add("TEL" + type(type), ContentLines.escaped(phone.number()));
  }

  private String type(@Nullable String type) {
    return type == null
        ? ""
        : ";TYPE=" + (version == Version.V3 ? type : type.toLowerCase(Locale.ROOT));
  }

  private static String adr(Address address) {
    return ";;"
        + Stream.of(
                address.street(),
                address.city(),
                address.region(),
                address.postalCode(),
                address.country())
            .map(ContentLines::escaped)
            .collect(Collectors.joining(";"));
  }

  @Override
  public Map<String, Object> fields() {
    List<Map<String, Object>> phoneTrees = new ArrayList<>();
    for (Phone phone : phones) {
      phoneTrees.add(
          new ContentTree().put("number", phone.number()).put("type", phone.type()).values());
    }
    List<Map<String, Object>> emailTrees = new ArrayList<>();
    for (Email email : emails) {
      emailTrees.add(
          new ContentTree().put("address", email.address()).put("type", email.type()).values());
    }
    return new ContentTree()
        .put("version", version.number)
        .put("first_name", firstName)
        .put("last_name", lastName)
        .put("organization", organization)
        .put("title", title)
        .put("phones", phoneTrees)
        .put("emails", emailTrees)
        .put("urls", urls)
        .put("address", address == null ? null : tree(address))
        .put("birthday", birthday)
        .put("note", note)
        .values();
  }

  private static Map<String, Object> tree(Address address) {
    return new ContentTree()
        .put("street", address.street())
        .put("city", address.city())
        .put("region", address.region())
        .put("postal_code", address.postalCode())
        .put("country", address.country())
        .values();
  }
}
