package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a code carries. What comes from outside is made by {@link #of}, which refuses what is not
 * allowed; what was stored is read by {@link #stored}, so that a rule that comes later does not
 * make older codes unreadable.
 */
public sealed interface Content
    permits UrlContent,
        TextContent,
        VCardContent,
        WifiContent,
        EventContent,
        EmailContent,
        SmsContent,
        PhoneContent,
        GeoContent,
        WhatsappContent,
        PaymentContent,
        CryptoContent,
        LinksContent,
        AppStoreContent,
        FileContent {

  /** The name of this kind in the API, such as {@code url}. */
  String kind();

  /**
   * The text that a static code's symbol holds.
   *
   * @throws IllegalStateException if this content is for dynamic codes alone
   */
  String symbolText();

  /** Whether no symbol can hold it, so that it needs a page of ours. */
  default boolean isDynamicOnly() {
    return false;
  }

  /**
   * Refuses a value that is not allowed.
   *
   * @throws InvalidContentException naming the field
   */
  void check();

  /**
   * The values by their name in the API, without the kind: texts, numbers, truth values, lists and
   * maps. {@link #of} is the inverse.
   */
  Map<String, Object> fields();

  /** The names of all kinds, in the order in which they are offered. */
  static List<String> kinds() {
    return List.of(
        UrlContent.KIND,
        TextContent.KIND,
        VCardContent.KIND,
        WifiContent.KIND,
        EventContent.KIND,
        EmailContent.KIND,
        SmsContent.KIND,
        PhoneContent.KIND,
        GeoContent.KIND,
        WhatsappContent.KIND,
        PaymentContent.KIND,
        CryptoContent.KIND,
        LinksContent.KIND,
        AppStoreContent.KIND,
        FileContent.KIND);
  }

  /**
   * The content of a kind from its fields.
   *
   * @throws InvalidContentException if the kind is unknown, a field is missing, unknown or of
   *     another type than expected, or a value is not allowed
   */
  static Content of(String kind, Map<String, ? extends @Nullable Object> fields) {
    Content content = stored(kind, fields);
    content.check();
    return content;
  }

  /**
   * The content that was once made of these fields, as it was then.
   *
   * @throws InvalidContentException if the kind is unknown, or a field is missing, unknown or of
   *     another type than expected
   */
  static Content stored(String kind, Map<String, ? extends @Nullable Object> fields) {
    return switch (kind) {
      case UrlContent.KIND -> UrlContent.read(fields);
      case TextContent.KIND -> TextContent.read(fields);
      case VCardContent.KIND -> VCardContent.read(fields);
      case WifiContent.KIND -> WifiContent.read(fields);
      case EventContent.KIND -> EventContent.read(fields);
      case EmailContent.KIND -> EmailContent.read(fields);
      case SmsContent.KIND -> SmsContent.read(fields);
      case PhoneContent.KIND -> PhoneContent.read(fields);
      case GeoContent.KIND -> GeoContent.read(fields);
      case WhatsappContent.KIND -> WhatsappContent.read(fields);
      case PaymentContent.KIND -> PaymentContent.read(fields);
      case CryptoContent.KIND -> CryptoContent.read(fields);
      case LinksContent.KIND -> LinksContent.read(fields);
      case AppStoreContent.KIND -> AppStoreContent.read(fields);
      case FileContent.KIND -> FileContent.read(fields);
      default ->
          throw new InvalidContentException(
              InvalidContentException.Problem.UNKNOWN_KIND,
              "kind",
              "There is no content of kind \"%s\". Allowed are: %s."
                  .formatted(kind, String.join(", ", kinds())));
    };
  }
}
