package dev.waypost.codes;

import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.rules.PasswordHashing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Many codes on their way to being made in one transaction. */
final class BulkCreate {
  private final Actor actor;
  private final List<NewCode> requests;
  private final @Nullable String reason;
  private final CodeWriter writer;
  private final CodeDecisions decisions;
  private final GroupPlan plan;
  private final PasswordHashing passwords;
  private final Batch batch;

  BulkCreate(
      Actor actor,
      List<NewCode> requests,
      @Nullable String reason,
      CodeWriter writer,
      CodeDecisions decisions,
      GroupPlan plan) {
    this.actor = actor;
    this.requests = requests;
    this.reason = reason;
    this.writer = writer;
    this.decisions = decisions;
    this.plan = plan;
    this.passwords = decisions.passwords();
    this.batch = new Batch(requests.size());
  }

  /** Decides and stores, and returns what became of each request. */
  List<Outcome> run(Quotas.Room room, boolean atomic, Storing storing) {
    for (int place = 0; place < requests.size(); place++) {
      NewCode request = requests.get(place);
      boolean fits = batch.countEdits() < room.codes();
      batch.decide(
          place,
          () -> {
            HistoryEntry edit = decided(request);
            if (!fits) {
              throw room.refusal();
            }
            return edit;
          });
    }
    while (batch.isToBeStored(atomic) || storing instanceof Storing.WithStep) {
      List<Outcome> outcomes = batch.outcomesOnceStored(_ -> 0L);
      try {
        writer.commit(plan, batch.edits(), outcomes, storing);
        return outcomes;
      } catch (KeyTakenException taken) {
        batch.places(taken.edits()).forEach(this::decideKeyAgain);
      } catch (ExternalIdTakenException taken) {
        batch.refuse(taken.edits(), CodeDecisions::externalIdTaken);
      }
    }
    return batch.outcomes();
  }

  private HistoryEntry decided(NewCode request) {
    return decisions.create(actor, request, reason, plan, passwords);
  }

  private void decideKeyAgain(int place) {
    NewCode request = requests.get(place);
    String customKey = request.key();
    batch.decide(
        place,
        () -> {
          if (customKey != null) {
            throw CodeDecisions.keyTaken(customKey);
          }
          return decided(request);
        });
  }
}
