package dev.waypost.codes.rules;

import dev.waypost.payload.InvalidContentException;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a scan leads, in its written form. */
final class TargetForm {
  /** Two parts or more, each of which starts with a letter, as Android has it. */
  private static final Pattern ANDROID_PACKAGE =
      Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+");

  private static final int ANDROID_PACKAGE_MAX_CHARS = 255;

  private TargetForm() {}

  static WebTarget destination(Node node) {
    String url = node.text();
    if (node.checked()) {
      WebAddress.parse(url, node.path());
    }
    return new WebTarget(url);
  }

  static TextTarget page(Node node) {
    Node text = node.members(List.of("text")).require("text", "Say what the page shall show.");
    String words = text.text();
    if (node.checked()) {
      try {
        new TextContent(words).check();
      } catch (InvalidContentException e) {
        throw new InvalidContentException(e.problem(), text.path(), String.valueOf(e.getMessage()));
      }
    }
    return new TextTarget(words);
  }

  static AppTarget app(Node node) {
    Members members = node.members(List.of("link", "android_package", "fallback"));
    Node link =
        members.require("link", "Where in the app shall it lead? Such as \"shop://item/7\".");
    Node fallback = members.require("fallback", "It is where people go who do not have the app.");
    Node androidPackage = members.orNull("android_package");
    return new AppTarget(
        AppLinks.read(link),
        androidPackage == null ? null : androidPackage(androidPackage),
        destination(fallback).location());
  }

  private static String androidPackage(Node node) {
    String name = node.text();
    if (node.checked()
        && (name.length() > ANDROID_PACKAGE_MAX_CHARS
            || !ANDROID_PACKAGE.matcher(name).matches())) {
      throw node.refused(
          "is \"%s\". Write the name that the app has on Android, such as com.example.shop."
              .formatted(name));
    }
    return name;
  }

  /** The name of a target and its form. */
  static Map<String, @Nullable Object> write(Target target) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    switch (target) {
      case WebTarget(String location) -> object.put("destination", location);
      case TextTarget(String text) -> object.put("page", Map.of("text", text));
      case AppTarget app -> object.put("app", app(app));
      case PageTarget _ -> throw new IllegalStateException("No rule leads to a hosted page.");
    }
    return object;
  }

  private static Map<String, Object> app(AppTarget app) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("link", app.link());
    String androidPackage = app.androidPackage();
    if (androidPackage != null) {
      object.put("android_package", androidPackage);
    }
    object.put("fallback", app.fallback());
    return object;
  }
}
