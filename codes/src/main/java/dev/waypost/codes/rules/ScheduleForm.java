package dev.waypost.codes.rules;

import dev.waypost.routing.rules.ScheduledTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schedule of destinations in its written form. */
final class ScheduleForm {
  private static final int MAX_MOMENTS = 100;

  private ScheduleForm() {}

  static List<ScheduledTarget> read(Node node) {
    List<ScheduledTarget> schedule = new ArrayList<>();
    for (Node element : node.elements(MAX_MOMENTS)) {
      Members members = element.members(List.of("from", "destination"));
      Node from = members.require("from", "From which moment on? Such as 2026-12-01T00:00:00Z.");
      Instant moment = from.instant();
      if (node.checked() && !schedule.isEmpty() && !schedule.getLast().from().isBefore(moment)) {
        throw from.refused(
            "must be later than that of the element before it, which is %s."
                .formatted(schedule.getLast().from()));
      }
      schedule.add(
          new ScheduledTarget(
              moment,
              TargetForm.destination(
                  members.require("destination", "Say where the code shall lead from then on."))));
    }
    return List.copyOf(schedule);
  }

  static List<@Nullable Object> write(List<ScheduledTarget> schedule) {
    List<@Nullable Object> list = new ArrayList<>();
    for (ScheduledTarget scheduled : schedule) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      object.put("from", scheduled.from().toString());
      object.putAll(TargetForm.write(scheduled.target()));
      list.add(object);
    }
    return list;
  }
}
