package dev.waypost.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.codes.StyleFields;
import dev.waypost.api.json.Trees;
import dev.waypost.api.themes.ThemedStyles;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeService;
import dev.waypost.codes.ContentFiles;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Drawing;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.LiveRoutes;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Quotas;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.Scope;
import dev.waypost.codes.Storing;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.metadata.MetadataType;
import dev.waypost.codes.themes.Themes;
import dev.waypost.codes.uploads.Uploads;
import dev.waypost.server.demo.Company.Step;
import dev.waypost.store.Database;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Makes the company in its workspace: everything goes the way that the API's calls go, with a clock
 * that is put to the moments at which it is said to have happened.
 */
final class CompanyBuild {

  /** What stands in a theme for the id of the logo. */
  private static final String LOGO = "@logo";

  private final Company company;
  private final Database database;
  private final MovingClock clock;
  private final RouteTimeline timeline;
  private final MetadataFields fields;
  private final Themes themes;
  private final Uploads uploads;
  private final ItemWork work;
  private final Map<Integer, Code> made = new HashMap<>();

  /**
   * A build in this database.
   *
   * @param liveRoutes the way to the data plane
   */
  CompanyBuild(
      Company company,
      Database database,
      Domains domains,
      LiveRoutes liveRoutes,
      Drawing drawing,
      ContentFiles files,
      SecureRandom random) {
    this.company = company;
    this.database = database;
    this.clock = new MovingClock(company.steps().getFirst().time());
    this.timeline = new RouteTimeline(liveRoutes, clock);
    var ids = new TimeOrderedIds(clock, random);
    // No group of the company has a fallback, so there is nothing to tell the data plane.
    var groups = new Groups(database.groups(), domains, _ -> {}, clock, ids);
    this.fields = new MetadataFields(database.metadataFields(), clock);
    this.themes = new Themes(database.themes(), ids, clock);
    this.uploads = new Uploads(database.uploads(), ids, clock);
    var service =
        new CodeService(
            database.codes(),
            domains,
            timeline,
            new Quotas(database.usage(), Quotas.Limits.NONE, clock),
            drawing,
            files,
            groups,
            fields,
            clock,
            random);
    this.work = new ItemWork(service, new ThemedStyles(themes, StyleFields.NAMES));
  }

  /**
   * Makes everything.
   *
   * @param stopping asked between steps; where it answers true, the rest is left out
   * @return the codes that are scanned
   */
  List<ScannedCode> run(BooleanSupplier stopping) {
    database.workspaces().addIfAbsent(new Workspace(DemoWorkspace.ID, DemoWorkspace.NAME));
    Actor founder = actor(company.steps().getFirst());
    addFields(founder);
    addThemes(founder);
    for (Step step : company.steps()) {
      if (stopping.getAsBoolean()) {
        return List.of();
      }
      clock.moveTo(step.time());
      take(step);
    }
    return scanned();
  }

  private void addFields(Actor actor) {
    for (JsonNode field : company.fields()) {
      List<String> allowed = new ArrayList<>();
      field.path("allowed").forEach(value -> allowed.add(value.textValue()));
      fields.create(
          actor,
          field.path("name").textValue(),
          MetadataType.valueOf(field.path("type").textValue().toUpperCase(Locale.ROOT)),
          allowed,
          field.path("description").textValue());
    }
  }

  private void addThemes(Actor actor) {
    String logo = uploads.add(actor, DemoLogo.upload(), Receipt.none()).upload().id().value();
    for (JsonNode theme : company.themes()) {
      ObjectNode style = theme.path("style").deepCopy();
      if (style.path("logo") instanceof ObjectNode named
          && named.path("logo").asText().equals(LOGO)) {
        named.put("logo", logo);
      }
      themes.create(actor, theme.path("name").textValue(), Trees.members(style));
    }
  }

  private static Actor actor(Step step) {
    return new Actor(DemoWorkspace.ID, "key:" + step.by(), Set.of(Scope.ADMIN), Set.of());
  }

  private void take(Step step) {
    Outcome outcome = done(step, step.body());
    if (isTaken(outcome)) {
      // Somebody has that key already; the code gets one that is drawn.
      ObjectNode without = step.body().deepCopy();
      without.remove("key");
      outcome = done(step, without);
    }
    switch (outcome) {
      case Outcome.Done(var counted) -> made.put(step.code(), counted.code());
      case Outcome.Refused(var reason) ->
          throw new IllegalStateException(
              "Step of "
                  + step.time()
                  + " for the code "
                  + step.code()
                  + ": "
                  + reason.getMessage(),
              reason);
      case Outcome.LeftOut _ -> throw new IllegalStateException("One alone is never left out.");
    }
  }

  private static boolean isTaken(Outcome outcome) {
    return outcome instanceof Outcome.Refused(RefusedException reason)
        && reason.refusal() == Refusal.KEY_TAKEN;
  }

  private Outcome done(Step step, ObjectNode body) {
    ObjectNode fieldsOfStep = body;
    JobKind kind = JobKind.CREATE_CODES;
    if (!step.isFirst()) {
      kind = JobKind.UPDATE_CODES;
      fieldsOfStep = body.deepCopy();
      fieldsOfStep.put("id", Objects.requireNonNull(made.get(step.code())).id().value());
    }
    var order = new ItemWork.Order(kind, true, step.reason(), Storing.plainly());
    return work.run(actor(step), List.of(new Item.Wanted(fieldsOfStep)), order).getFirst();
  }

  private List<ScannedCode> scanned() {
    List<ScannedCode> all = new ArrayList<>();
    for (int place = 0; place < company.traffic().size(); place++) {
      Traffic traffic = company.traffic().get(place);
      Code code = Objects.requireNonNull(made.get(place));
      String domain = code.domainId();
      if (traffic != null && domain != null) {
        String id = code.id().value();
        all.add(new ScannedCode(id, domain, traffic, timeline.of(id)));
      }
    }
    return all;
  }
}
