package dev.waypost.codes;

import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.rules.ExplanationForm;
import dev.waypost.codes.rules.ScanForm;
import dev.waypost.routing.Explanation;
import dev.waypost.routing.GivenContext;
import dev.waypost.routing.Resolution;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteEvaluator;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a pretended scan of a code would get, and why. It goes the way of a real one, and is counted
 * nowhere.
 */
public final class Explanations {
  private final CodeService codes;
  private final Domains domains;
  private final Groups groups;
  private final InstantSource clock;

  /** Explanations of this service's codes. */
  public Explanations(CodeService codes, Domains domains, Groups groups, InstantSource clock) {
    this.codes = codes;
    this.domains = domains;
    this.groups = groups;
    this.clock = clock;
  }

  /**
   * The explanation in its written form.
   *
   * @param scan a pretended scan in its written form; by default it comes now, is the code's next
   *     one, and nothing else is known of it
   */
  public Map<String, @Nullable Object> explain(
      Actor actor, CodeId id, Map<String, @Nullable Object> scan) {
    CountedCode counted = codes.get(actor, id);
    Code code = counted.code();
    String domainId = code.domainId();
    Optional<RouteChange> change = RouteCompiler.compile(code, code.revision());
    GivenContext context = ScanForm.read(scan, clock.instant(), counted.scans() + 1);
    if (domainId == null || change.isEmpty()) {
      throw new RefusedException(
          Refusal.STATIC_CODE,
          null,
          "A static code leads where its symbol says: scans of it never reach us, so there is nothing to explain.");
    }
    return explain(change.get().route(), domains.get(domainId), context);
  }

  private Map<String, @Nullable Object> explain(Route route, Domain domain, GivenContext context) {
    Explanation explanation = RouteEvaluator.explain(route, context);
    Resolution own = explanation.evaluation().resolution();
    Resolution ofGroup = RouteCompiler.fallbacks(groups.tree()).applyTo(route, own);
    Resolution ofDomain = RouteCompiler.fallbacks(domain).applyTo(ofGroup);
    return ExplanationForm.write(explanation, ofGroup, ofDomain);
  }
}
