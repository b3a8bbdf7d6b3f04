package dev.waypost.codes.hosted;

import dev.waypost.pages.HostedBody;
import dev.waypost.pages.Language;
import dev.waypost.pages.Phrase;
import dev.waypost.pages.Wording;
import dev.waypost.payload.AppStoreContent;
import dev.waypost.payload.Content;
import dev.waypost.payload.WebAddress;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Leads phones to their own store, by rules behind those of the owner, and all others to a page.
 */
public final class AppStores {
  private AppStores() {}

  static Target target(AppStoreContent app) {
    if (app.otherUrl() != null) {
      return new WebTarget(WebAddress.location(app.otherUrl()));
    }
    Wording title = app.title() == null ? Phrase.APP_GET : Wording.of(app.title());
    var body = new HostedBody().heading(title);
    if (app.iosUrl() != null) {
      body.action(Phrase.APP_IOS, WebAddress.location(app.iosUrl()), true);
    }
    if (app.androidUrl() != null) {
      body.action(Phrase.APP_ANDROID, WebAddress.location(app.androidUrl()), true);
    }
    return new PageTarget(title.text(Language.ENGLISH), body.html(), List.of());
  }

  /** The plan with the rules that the content asks for. */
  public static RoutePlan completed(RoutePlan plan, Content content) {
    if (!(content instanceof AppStoreContent app)) {
      return plan;
    }
    List<Rule> rules = new ArrayList<>(plan.rules());
    add("App Store", OperatingSystem.IOS, app.iosUrl(), rules);
    add("Google Play", OperatingSystem.ANDROID, app.androidUrl(), rules);
    return new RoutePlan(
        plan.access(),
        rules,
        plan.split(),
        plan.schedule(),
        plan.redirect(),
        plan.expiresAfterScans());
  }

  private static void add(
      String name, OperatingSystem system, @Nullable String url, List<Rule> rules) {
    if (url != null) {
      rules.add(
          new Rule(
              name,
              new SystemIs(Set.of(system)),
              new Lead(new WebTarget(WebAddress.location(url)))));
    }
  }
}
