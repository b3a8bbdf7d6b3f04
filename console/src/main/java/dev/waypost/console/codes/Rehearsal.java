package dev.waypost.console.codes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Problems;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Storing;
import dev.waypost.console.http.Visit;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change of a code would do, found out by doing it and taking it back. */
public final class Rehearsal {
  private final ItemWork work;

  /** Rehearsals of this work. */
  public Rehearsal(ItemWork work) {
    this.work = work;
  }

  /**
   * What a preflight says.
   *
   * @param problem why the change would be refused; null where it would not
   * @param remarks what the owner may not have meant, in English
   */
  public record Result(@Nullable String problem, List<String> remarks) {}

  /** What would become of new fields of a code. */
  Result of(Visit visit, ShownCode code, ObjectNode fields) {
    ObjectNode item = fields.deepCopy().put("id", code.id());
    try {
      List<Outcome> outcomes =
          work.run(
              visit.actor(),
              List.of(new Item.Wanted(item)),
              new ItemWork.Order(JobKind.UPDATE_CODES, false, null, Storing.Rehearsed.REHEARSED));
      if (outcomes.getFirst() instanceof Outcome.Refused(RuntimeException reason)) {
        return new Result(Problems.of(reason).detail(), List.of());
      }
    } catch (RuntimeException e) {
      ProblemException problem = Problems.of(e);
      return new Result(problem.detail(), List.of());
    }
    return new Result(
        null, remarks(code, fields.path("destination").asText(), visit.texts().now()));
  }

  private static List<String> remarks(ShownCode code, String destination, Instant now) {
    List<String> remarks = new ArrayList<>();
    if (destination.equals(code.values().text("destination"))) {
      remarks.add("This is where it leads now.");
    }
    if (destination.startsWith("http://")) {
      remarks.add("This address is not encrypted (http). Some phones warn of it.");
    }
    String before = host(code.values().text("destination"));
    String after = host(destination);
    if (!before.isEmpty() && !before.equals(after)) {
      remarks.add("It leads to another host than before.");
    }
    if (code.values().at("redirect").path("status_code").asInt() == 301
        || code.values().at("redirect").path("status_code").asInt() == 308) {
      remarks.add(
          "The code redirects for good: who scanned before may still be led to the old address.");
    }
    if (code.values().has("rules.0") || code.values().has("variants")) {
      remarks.add("Rules or variants decide before this address.");
    }
    if (code.plannedAt(now) != null) {
      remarks.add("A planned change is in force and decides before this address.");
    }
    return remarks;
  }

  private static String host(String address) {
    try {
      String host = URI.create(address).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException notAnAddress) {
      return "";
    }
  }
}
