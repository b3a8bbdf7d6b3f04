package dev.waypost.codes.rules;

import dev.waypost.codes.Change;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a code has beyond one destination, in its written form. */
public final class PlanForm {
  /** The names of its fields, but for the number of scans, which is a member of {@code expires}. */
  public static final List<String> NAMES =
      List.of("redirect", "rules", "variants", "schedule", "access");

  /** The fields that are lists, or may be. */
  public static final List<String> LISTS = List.of("rules", "variants", "schedule");

  /** The most scans that anything is counted to. */
  public static final long MAX_SCANS = 1_000_000_000_000L;

  private static final String EXPIRES_AFTER_SCANS = "expires_after_scans";

  private PlanForm() {}

  /**
   * What somebody sent.
   *
   * @param fields by their names, as far as they are there; null for what shall be as by default
   * @throws dev.waypost.codes.RefusedException naming the path to what can't be
   * @throws dev.waypost.payload.InvalidContentException naming the path to an address that can't be
   */
  public static PlanPatch read(Map<String, @Nullable Object> fields) {
    return fields.isEmpty() ? PlanPatch.NONE : patch(new Members(fields, "", true));
  }

  private static PlanPatch patch(Members fields) {
    return new PlanPatch(
        fields.has("redirect") ? RedirectForm.read(fields.at("redirect")) : RedirectPatch.NONE,
        fields.has("rules")
            ? Change.to(list(fields.orNull("rules"), RuleForm::read))
            : Change.keep(),
        fields.has("variants") ? Change.to(split(fields.orNull("variants"))) : Change.keep(),
        fields.has("schedule")
            ? Change.to(list(fields.orNull("schedule"), ScheduleForm::read))
            : Change.keep(),
        fields.has("access") ? AccessForm.read(fields.at("access")) : AccessPatch.NONE,
        fields.has(EXPIRES_AFTER_SCANS)
            ? Change.to(fields.at(EXPIRES_AFTER_SCANS).wholeNumber(0, Long.MAX_VALUE))
            : Change.keep());
  }

  private interface Reading<T> {
    List<T> of(Node node);
  }

  private static <T> List<T> list(@Nullable Node node, Reading<T> reading) {
    return node == null ? List.of() : reading.of(node);
  }

  private static @Nullable Split split(@Nullable Node node) {
    return node == null ? null : SplitForm.read(node);
  }

  /** The first field that is not as by default; null where all are. */
  public static @Nullable String firstNamed(RoutePlan plan) {
    return stored(plan).keySet().stream()
        .findFirst()
        .map(name -> name.equals(EXPIRES_AFTER_SCANS) ? "expires" : name)
        .orElse(null);
  }

  /** As people see it: everything, and of a password only that there is one. */
  public static Map<String, @Nullable Object> shown(RoutePlan plan) {
    Split split = plan.split();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("redirect", RedirectForm.write(plan.redirect()));
    fields.put("rules", RuleForm.write(plan.rules()));
    fields.put("variants", split == null ? null : SplitForm.write(split));
    fields.put("schedule", ScheduleForm.write(plan.schedule()));
    fields.put(
        "access",
        AccessForm.write(plan.access(), plan.access().password() == null ? null : Boolean.TRUE));
    return fields;
  }

  /** As it is stored: what is not as by default, and of a password its hash. */
  public static Map<String, @Nullable Object> stored(RoutePlan plan) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    Split split = plan.split();
    if (!plan.redirect().equals(RedirectOptions.DEFAULT)) {
      fields.put("redirect", RedirectForm.write(plan.redirect()));
    }
    if (!plan.rules().isEmpty()) {
      fields.put("rules", RuleForm.write(plan.rules()));
    }
    if (split != null) {
      fields.put("variants", SplitForm.write(split));
    }
    if (!plan.schedule().isEmpty()) {
      fields.put("schedule", ScheduleForm.write(plan.schedule()));
    }
    if (!plan.access().equals(Access.OPEN)) {
      fields.put("access", AccessForm.write(plan.access(), plan.access().password()));
    }
    if (plan.expiresAfterScans() != null) {
      fields.put(EXPIRES_AFTER_SCANS, plan.expiresAfterScans());
    }
    return fields;
  }

  /**
   * What {@link #stored} wrote. It is not held against the rules of today, so that rules that come
   * later do not make older codes unreadable.
   *
   * @throws dev.waypost.codes.RefusedException if this was never written
   */
  public static RoutePlan ofStored(Map<String, @Nullable Object> fields) {
    return fields.isEmpty()
        ? RoutePlan.PLAIN
        : patch(new Members(fields, "", false)).applyTo(RoutePlan.PLAIN, (hash, _) -> hash);
  }
}
