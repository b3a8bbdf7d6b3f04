package dev.waypost.codes.rules;

import dev.waypost.routing.ConditionVerdict;
import dev.waypost.routing.Explanation;
import dev.waypost.routing.Explanation.RuleVerdict;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.rules.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scan gets and how that came, in its written form. */
public final class ExplanationForm {
  private static final String DECIDED = "decided";
  private static final String WENT_ON = "went_on";
  private static final String NOT_REACHED = "not_reached";

  private final Explanation explanation;
  private final List<Object> steps = new ArrayList<>();
  private boolean isDecided;

  private ExplanationForm(Explanation explanation) {
    this.explanation = explanation;
  }

  /**
   * The written form.
   *
   * @param ofGroup what the scan gets once the fallback of its group has had its turn
   * @param resolution what it gets once that of its domain has had its turn as well
   */
  public static Map<String, @Nullable Object> write(
      Explanation explanation, Resolution ofGroup, Resolution resolution) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("resolution", resolution.label());
    object.put("status_code", (long) resolution.statusCode());
    object.put("location", location(resolution));
    object.put("link", resolution instanceof OpenApp(var app) ? app.link() : null);
    object.put("text", text(resolution));
    object.put("rule", explanation.evaluation().rule());
    object.put("variant", explanation.evaluation().variant());
    object.put("steps", new ExplanationForm(explanation).steps(ofGroup, resolution));
    return object;
  }

  private static @Nullable String location(Resolution resolution) {
    return switch (resolution) {
      case Redirect(String location, int _) -> location;
      case Fallback(String location, var _) -> location;
      case OpenApp(var app) -> app.fallback();
      case ShowText _, ShowPage _, Ask _, Closed _ -> null;
    };
  }

  private static @Nullable String text(Resolution resolution) {
    return switch (resolution) {
      case ShowText(String text) -> text;
      case Ask(Gate.Consent(String text)) -> text;
      case ShowPage(var page) -> page.title();
      case Redirect _, Fallback _, OpenApp _, Ask _, Closed _ -> null;
    };
  }

  private List<Object> steps(Resolution ofGroup, Resolution resolution) {
    step("status", explanation.state() != RouteState.ACTIVE, status(explanation.state()));
    Explanation.Expiry expiry = explanation.expiry();
    step("expiry", expiry != null, expiry(expiry));
    Gate gate = explanation.gate();
    step("access", gate != null, access(gate));
    explanation.rules().forEach(this::rule);
    Split split = explanation.split();
    if (split != null) {
      add("variants", null, DECIDED, variant(explanation.evaluation().variant()), null);
    }
    if (explanation.scheduled() != null) {
      add(
          "schedule",
          null,
          DECIDED,
          "Since %s the code leads here.".formatted(explanation.scheduled().from()),
          null);
    }
    switch (resolution) {
      case Fallback _ -> add("fallback", null, DECIDED, owner(ofGroup), null);
      case Closed _ ->
          add("fallback", null, DECIDED, "There is none, so a page says what is.", null);
      case Redirect _, ShowText _, ShowPage _, OpenApp _, Ask _ -> {}
    }
    return steps;
  }

  private String owner(Resolution ofGroup) {
    if (explanation.evaluation().resolution() instanceof Fallback) {
      return "It is the code's own.";
    }
    return ofGroup instanceof Fallback
        ? "It is that of its group, or of a group around it."
        : "It is that of its domain.";
  }

  private void step(String name, boolean decides, String reason) {
    if (isDecided) {
      add(name, null, NOT_REACHED, "Something before it decided.", null);
    } else {
      add(name, null, decides ? DECIDED : WENT_ON, reason, null);
      isDecided = decides;
    }
  }

  private void rule(RuleVerdict verdict) {
    Map<String, Object> when = write(verdict.when());
    switch (verdict.outcome()) {
      case FIRED ->
          add("rule", verdict.rule(), DECIDED, "It holds, and it is the first that does.", when);
      case FAILED ->
          add(
              "rule",
              verdict.rule(),
              WENT_ON,
              "It does not hold: %s.".formatted(ConditionWords.whyNot(verdict.when())),
              when);
      case NOT_REACHED ->
          add(
              "rule",
              verdict.rule(),
              NOT_REACHED,
              verdict.when().holds()
                  ? "Something before it decided. It would hold."
                  : "Something before it decided. It would not hold: %s."
                      .formatted(ConditionWords.whyNot(verdict.when())),
              when);
    }
  }

  private void add(
      String name,
      @Nullable String rule,
      String outcome,
      String reason,
      @Nullable Map<String, Object> when) {
    Map<String, @Nullable Object> step = new LinkedHashMap<>();
    step.put("step", name);
    step.put("rule", rule);
    step.put("outcome", outcome);
    step.put("reason", reason);
    step.put("when", when);
    steps.add(step);
  }

  private static Map<String, Object> write(ConditionVerdict verdict) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("condition", ConditionWriter.write(verdict.condition()));
    object.put("holds", verdict.holds());
    object.put("had", verdict.had());
    object.put("parts", verdict.parts().stream().map(ExplanationForm::write).toList());
    return object;
  }

  private static String status(RouteState state) {
    return switch (state) {
      case ACTIVE -> "The code is active.";
      case DRAFT -> "The code is a draft, so it leads nowhere yet.";
      case PAUSED -> "The code is paused.";
      case RETIRED -> "The code is retired, archived or deleted.";
      case REMOVED -> "The code was removed.";
    };
  }

  private static String expiry(Explanation.@Nullable Expiry expiry) {
    return switch (expiry) {
      case null -> "The code has not expired.";
      case TIME -> "The code is past its time.";
      case SCANS -> "The code has had all the scans it may have.";
    };
  }

  private static String access(@Nullable Gate gate) {
    return switch (gate) {
      case null -> "Nothing has to be done first, or it has been done.";
      case Gate.SignedLink _ -> "Only a signed link leads on, and this scan came by none.";
      case Gate.LinkUse _ -> "The link has a number of uses, and the person is asked to use it.";
      case Gate.Password _ -> "The password is asked for.";
      case Gate.MinimumAge(int years) ->
          "The person is asked to be %d years old or older.".formatted(years);
      case Gate.Consent _ -> "The person is asked to agree to a text.";
    };
  }

  private static String variant(@Nullable String variant) {
    return Split.HOLD_OUT.equals(variant)
        ? "The visitor is held out of the split."
        : "The visitor gets the variant \"%s\".".formatted(variant);
  }
}
