package dev.waypost.routing;

import org.jspecify.annotations.Nullable;

/**
 * What the hot path reads from a User-Agent header: the class of device and who asks. A few
 * substring searches; the full parse happens after the answer.
 *
 * @param device the class of device
 * @param requester who asks
 */
public record UserAgent(Device device, Requester requester) {

  /** The class of device, as far as the agent tells. */
  public enum Device {
    /** A phone. */
    PHONE,
    /** A tablet. */
    TABLET,
    /** A desktop or laptop computer. */
    DESKTOP,
    /** Anything else: televisions, watches, programs. */
    OTHER
  }

  /** Who asks. */
  public enum Requester {
    /** A person's device, or a plain HTTP client. */
    PERSON,
    /** A program that fetches a link to show a preview of it. */
    PREVIEW,
    /** A search engine's crawler or another robot that says so. */
    CRAWLER
  }

  private static final UserAgent UNKNOWN = new UserAgent(Device.OTHER, Requester.PERSON);

  /**
   * Programs that fetch a link because somebody posted it, by the token in their agent, as their
   * operators document them (as of November 2026).
   */
  private static final String[] PREVIEWS = {
    "facebookexternalhit",
    "Facebot",
    "meta-externalagent",
    "Twitterbot",
    "LinkedInBot",
    "Slackbot",
    "Slack-ImgProxy",
    "Discordbot",
    "TelegramBot",
    "WhatsApp/",
    "SkypeUriPreview",
    "Microsoft Office",
    "MicrosoftPreview",
    "Pinterestbot",
    "redditbot",
    "vkShare",
    "Viber",
    "Line-Poker",
    "kakaotalk-scrap",
    "Iframely",
    "Embedly",
    "Mastodon/",
    "Signal/",
    "Google-PageRenderer",
    "Snap URL Preview",
    "Bluesky Cardyb"
  };

  /** Parts of the agents of robots that say that they are robots. */
  private static final String[] CRAWLERS = {
    "bot/",
    "bot;",
    "bot)",
    "Bot/",
    "bot ",
    "Googlebot",
    "bingbot",
    "crawler",
    "Crawler",
    "spider",
    "Spider",
    "AdsBot-Google",
    "Storebot-Google",
    "Google-InspectionTool",
    "GoogleOther",
    "Mediapartners-Google",
    "Slurp",
    "ia_archiver",
    "HeadlessChrome"
  };

  /** Reads an agent; null and the empty text are a person's device of unknown class. */
  public static UserAgent parse(@Nullable String agent) {
    if (agent == null || agent.isEmpty()) {
      return UNKNOWN;
    }
    return new UserAgent(device(agent), requester(agent));
  }

  private static Requester requester(String agent) {
    if (containsAny(agent, PREVIEWS)) {
      return Requester.PREVIEW;
    }
    return containsAny(agent, CRAWLERS) ? Requester.CRAWLER : Requester.PERSON;
  }

  private static Device device(String agent) {
    // Before iPhone, because some agents of an iPad say "iPad; CPU iPhone OS".
    if (agent.contains("iPad")) {
      return Device.TABLET;
    }
    if (agent.contains("iPhone") || agent.contains("iPod")) {
      return Device.PHONE;
    }
    if (agent.contains("SmartTV")
        || agent.contains("SMART-TV")
        || agent.contains("Android TV")
        || agent.contains("AndroidTV")
        || agent.contains("CrKey")
        || agent.contains("AFT")
        || agent.contains("Watch")) {
      return Device.OTHER;
    }
    if (agent.contains("Android")) {
      // Google's advice to makers: an agent of a phone says "Mobile", an agent of a tablet does
      // not.
      return agent.contains("Mobile") ? Device.PHONE : Device.TABLET;
    }
    if (agent.contains("Windows Phone")
        || agent.contains("KAIOS")
        || agent.contains("BlackBerry")
        || agent.contains("Opera Mini")) {
      return Device.PHONE;
    }
    if (agent.contains("Windows NT")
        || agent.contains("Macintosh")
        || agent.contains("X11;")
        || agent.contains("CrOS")) {
      return Device.DESKTOP;
    }
    return Device.OTHER;
  }

  private static boolean containsAny(String agent, String[] tokens) {
    for (String token : tokens) {
      if (agent.contains(token)) {
        return true;
      }
    }
    return false;
  }
}
