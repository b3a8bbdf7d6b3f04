package dev.waypost.scanlog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One scan as the resolver writes it, before anything is looked up or parsed. It never holds the
 * address of the person.
 *
 * <p>Longer strings are cut to their limit, in UTF-16 code units and never inside a surrogate pair:
 * {@value #ID_MAX_CHARS} for ids, names of rules and variants and the city, {@value
 * #WORD_MAX_CHARS} for the short words, and two limits of their own.
 *
 * @param time when the scan was answered; kept to the millisecond
 * @param workspaceId whose code it is
 * @param codeId the code's stable id
 * @param domain the domain's id
 * @param routeRevision the revision of the route that answered
 * @param resolution what was answered, one of the names in docs/VOCABULARY.md, such as {@code
 *     redirect} or {@code paused}; a short word
 * @param rule the rule that fired, if any
 * @param variant the variant that was chosen, if any
 * @param country ISO 3166-1 alpha-2 code, if known; a short word
 * @param region ISO 3166-2 subdivision without the country, if known; a short word
 * @param city English name, if known
 * @param device device class in lower case, such as {@code phone}; a short word
 * @param audience who asked
 * @param visitor hash of address and agent under a salt that is destroyed when its period ends
 * @param userAgent as received, at most {@value #USER_AGENT_MAX_CHARS} characters are kept
 * @param language the first language tag of Accept-Language, if any; a short word
 * @param referrerHost the host of the Referer, if any, at most {@value #HOST_MAX_CHARS} characters
 */
public record ScanRecord(
    Instant time,
    String workspaceId,
    String codeId,
    String domain,
    long routeRevision,
    String resolution,
    @Nullable String rule,
    @Nullable String variant,
    @Nullable String country,
    @Nullable String region,
    @Nullable String city,
    String device,
    Audience audience,
    long visitor,
    @Nullable String userAgent,
    @Nullable String language,
    @Nullable String referrerHost) {

  /** Longer user agents are cut to this many UTF-16 characters. */
  public static final int USER_AGENT_MAX_CHARS = 512;

  /** Longer ids, rules, variants and cities are cut to this many UTF-16 characters. */
  public static final int ID_MAX_CHARS = 128;

  /** Longer resolutions, countries, regions, devices and languages are cut to this many. */
  public static final int WORD_MAX_CHARS = 64;

  /** Longer referrer hosts are cut: RFC 1035, 2.3.4 allows 253 characters in a host name. */
  public static final int HOST_MAX_CHARS = 253;

  /**
   * @throws ArithmeticException if the time is 292 million years away, beyond what a count of
   *     milliseconds can hold
   */
  public ScanRecord {
    time = toMillisecond(time);
    workspaceId = cut(workspaceId, ID_MAX_CHARS);
    codeId = cut(codeId, ID_MAX_CHARS);
    domain = cut(domain, ID_MAX_CHARS);
    resolution = cut(resolution, WORD_MAX_CHARS);
    rule = cutOptional(rule, ID_MAX_CHARS);
    variant = cutOptional(variant, ID_MAX_CHARS);
    country = cutOptional(country, WORD_MAX_CHARS);
    region = cutOptional(region, WORD_MAX_CHARS);
    city = cutOptional(city, ID_MAX_CHARS);
    device = cut(device, WORD_MAX_CHARS);
    Objects.requireNonNull(audience, "audience");
    userAgent = cutOptional(userAgent, USER_AGENT_MAX_CHARS);
    language = cutOptional(language, WORD_MAX_CHARS);
    referrerHost = cutOptional(referrerHost, HOST_MAX_CHARS);
  }

  private static Instant toMillisecond(Instant time) {
    long _ = time.toEpochMilli();
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable String cutOptional(@Nullable String text, int maxChars) {
    return text == null ? null : cut(text, maxChars);
  }

  private static String cut(String text, int maxChars) {
    if (text.length() <= maxChars) {
      return text;
    }
    boolean splitsPair =
        Character.isSurrogatePair(text.charAt(maxChars - 1), text.charAt(maxChars));
    return text.substring(0, splitsPair ? maxChars - 1 : maxChars);
  }
}
