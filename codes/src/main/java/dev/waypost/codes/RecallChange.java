package dev.waypost.codes;

import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.UrlContent;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a recall does to each code.
 *
 * @param destination where they shall lead; null to keep that
 * @param status {@link CodeStatus#ACTIVE}, {@link CodeStatus#PAUSED}, {@link CodeStatus#ARCHIVED}
 *     or {@link CodeStatus#RETIRED}; null to keep it
 * @param fallback where scans go while they are paused, expired or retired
 */
public record RecallChange(
    @Nullable String destination, @Nullable CodeStatus status, Change<@Nullable String> fallback) {
  private static final Set<CodeStatus> STATUSES =
      Set.of(CodeStatus.ACTIVE, CodeStatus.PAUSED, CodeStatus.ARCHIVED, CodeStatus.RETIRED);

  /** Refuses what changes nothing, and a status that codes can't all be given. */
  void check() {
    if (destination == null && status == null && fallback instanceof Change.Keep) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "set",
          "What shall happen to the codes? \"set\" needs at least one of: destination, status, fallback.");
    }
    if (status != null && !STATUSES.contains(status)) {
      throw new RefusedException(
          Refusal.STATUS_NOT_ALLOWED,
          "set.status",
          "Codes that may be in print can't become drafts. Use \"paused\".");
    }
  }

  /** The code after, with its old revision and times; refuses as for a single code. */
  Code applyTo(Code code, Domains domains) {
    var patch =
        new CodePatch(
            destination == null ? Change.keep() : Change.to(new UrlContent(destination)),
            Change.keep(),
            status == null ? Change.keep() : Change.to(status),
            UnaryOperator.identity(),
            Change.keep(),
            fallback,
            PlanPatch.NONE,
            DescriptionPatch.NONE);
    return CodeRules.apply(
        patch,
        code,
        domains,
        (_, _) -> {
          throw new IllegalStateException("A recall sets no passwords.");
        });
  }
}
