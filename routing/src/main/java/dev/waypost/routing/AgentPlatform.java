package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Device;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import org.jspecify.annotations.Nullable;

/**
 * The device and the operating system that an agent tells of. Agents tell less than they seem to:
 *
 * <ul>
 *   <li>Safari on an iPad that asks for desktop pages, which it does by default, says that it is a
 *       Mac, and is taken for one.
 *   <li>Safari on iOS 26 and later tells the version before it, and the true one only as its own
 *       (WebKit Features in Safari 26.0, "Update to UA String"); other browsers there tell neither.
 *   <li>macOS says 10.15.7 and Windows 10.0 whatever the version since; Chrome on Android says 10
 *       (User-Agent Reduction, https://www.chromium.org/updates/ua-reduction/).
 * </ul>
 *
 * @param version as it is told, or null
 */
record AgentPlatform(Device device, OperatingSystem system, @Nullable Version version) {
  private static final AgentPlatform UNKNOWN =
      new AgentPlatform(Device.OTHER, OperatingSystem.OTHER, null);

  /**
   * From this version of Safari on, its version is that of iOS, and the one that iOS tells isn't.
   */
  private static final int FIRST_FROZEN_SAFARI = 26;

  static AgentPlatform of(String agent) {
    // Before iPhone, because some agents of an iPad say "iPad; CPU iPhone OS".
    if (agent.contains("iPad")) {
      return new AgentPlatform(Device.TABLET, OperatingSystem.IOS, iosVersion(agent));
    }
    if (agent.contains("iPhone") || agent.contains("iPod")) {
      return agent.contains("Windows Phone")
          ? new AgentPlatform(Device.PHONE, OperatingSystem.OTHER, null)
          : new AgentPlatform(Device.PHONE, OperatingSystem.IOS, iosVersion(agent));
    }
    if (agent.contains("Android")) {
      return android(agent);
    }
    int windows = agent.indexOf("Windows NT");
    if (windows >= 0) {
      return new AgentPlatform(
          Device.DESKTOP,
          OperatingSystem.WINDOWS,
          versionAt(agent, windows + "Windows NT ".length()));
    }
    int mac = agent.indexOf("Mac OS X");
    if (mac >= 0 && agent.contains("Macintosh")) {
      return new AgentPlatform(
          Device.DESKTOP, OperatingSystem.MACOS, versionAt(agent, mac + "Mac OS X ".length()));
    }
    return rare(agent);
  }

  private static AgentPlatform android(String agent) {
    OperatingSystem system =
        agent.contains("HarmonyOS") || agent.contains("Windows Phone")
            ? OperatingSystem.OTHER
            : OperatingSystem.ANDROID;
    Version version = system == OperatingSystem.OTHER ? null : androidVersion(agent);
    return new AgentPlatform(androidDevice(agent), system, version);
  }

  private static Device androidDevice(String agent) {
    if (isTelevisionOrWatch(agent) || agent.contains("AFT")) {
      return Device.OTHER;
    }
    // Google's advice to makers: an agent of a phone says "Mobile", an agent of a tablet does not.
    // Apps that open no page say neither.
    return agent.contains("Mobile") || agent.startsWith("Dalvik/") ? Device.PHONE : Device.TABLET;
  }

  private static boolean isTelevisionOrWatch(String agent) {
    return agent.contains("SmartTV")
        || agent.contains("SMART-TV")
        || agent.contains("Android TV")
        || agent.contains("AndroidTV")
        || agent.contains("CrKey")
        || agent.contains("Watch");
  }

  private static AgentPlatform rare(String agent) {
    // Mozilla/5.0 (Phone; OpenHarmony 5.0) and Tablet or PC: OpenHarmony's User-Agent guide.
    if (agent.contains("OpenHarmony")) {
      Device device =
          agent.contains("(Phone")
              ? Device.PHONE
              : agent.contains("(Tablet") ? Device.TABLET : Device.DESKTOP;
      return new AgentPlatform(device, OperatingSystem.OTHER, null);
    }
    if (agent.contains("Windows Phone")
        || agent.contains("KAIOS")
        || agent.contains("BlackBerry")
        || agent.contains("Opera Mini")) {
      return new AgentPlatform(Device.PHONE, OperatingSystem.OTHER, null);
    }
    int chromeOs = agent.indexOf("CrOS ");
    if (chromeOs >= 0) {
      int architectureEnd = agent.indexOf(' ', chromeOs + "CrOS ".length());
      return new AgentPlatform(
          Device.DESKTOP,
          OperatingSystem.CHROMEOS,
          architectureEnd < 0 ? null : versionAt(agent, architectureEnd + 1));
    }
    if (isTelevisionOrWatch(agent)) {
      return UNKNOWN;
    }
    if (agent.contains("Macintosh")) {
      return new AgentPlatform(Device.DESKTOP, OperatingSystem.MACOS, null);
    }
    if (agent.contains("X11;") || agent.contains("Wayland;")) {
      return new AgentPlatform(
          Device.DESKTOP,
          agent.contains("Linux") ? OperatingSystem.LINUX : OperatingSystem.OTHER,
          null);
    }
    return UNKNOWN;
  }

  private static @Nullable Version iosVersion(String agent) {
    Version safari = versionAfter(agent, "Version/");
    if (safari != null && safari.major() >= FIRST_FROZEN_SAFARI) {
      return safari;
    }
    // What the apps of Meta add: FBSV/26.1 and (iPhone18,1; iOS 26_1; …).
    Version ofApp = versionAfter(agent, "FBSV/");
    if (ofApp == null) {
      ofApp = versionAfter(agent, "; iOS ");
    }
    return ofApp == null ? versionAfter(agent, " OS ") : ofApp;
  }

  private static @Nullable Version androidVersion(String agent) {
    return versionAfter(agent, "Android ");
  }

  /** The version behind the first place of a text that has one behind it. */
  private static @Nullable Version versionAfter(String agent, String text) {
    int at = agent.indexOf(text);
    while (at >= 0) {
      Version version = versionAt(agent, at + text.length());
      if (version != null) {
        return version;
      }
      at = agent.indexOf(text, at + 1);
    }
    return null;
  }

  /** Up to three numbers with dots or underscores between them, or null where none stands. */
  private static @Nullable Version versionAt(String agent, int start) {
    int[] parts = new int[3];
    int count = 0;
    int at = start;
    while (count < parts.length && isDigit(agent, at)) {
      int part = 0;
      while (isDigit(agent, at) && part <= Version.MAXIMUM_PART) {
        part = 10 * part + agent.charAt(at) - '0';
        at++;
      }
      if (part > Version.MAXIMUM_PART) {
        return null;
      }
      parts[count++] = part;
      if (at >= agent.length() || (agent.charAt(at) != '.' && agent.charAt(at) != '_')) {
        break;
      }
      at++;
    }
    return count == 0 ? null : new Version(parts[0], parts[1], parts[2]);
  }

  private static boolean isDigit(String agent, int at) {
    return at < agent.length() && agent.charAt(at) >= '0' && agent.charAt(at) <= '9';
  }
}
