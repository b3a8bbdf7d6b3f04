package dev.waypost.benchmarks.find;

import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodeOrder.Field;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that people ask of their codes.
 *
 * @param name as the table shows it
 */
record NamedQuery(String name, CodeFilter filter, CodeOrder order) {
  private static final CodeOrder BY_NAME = new CodeOrder(Field.NAME, false);
  private static final CodeOrder LAST_EDITED_FIRST = new CodeOrder(Field.UPDATED_AT, true);
  private static final GroupId LARGE_GROUP = Catalogue.group(9);
  private static final GroupId SMALL_GROUP = Catalogue.group(115);

  /** Every question, in the order of the table. */
  static final List<NamedQuery> ALL =
      List.of(
          newest("no filter", new Asked()),
          newest("group with all in it, large", new Asked().group(LARGE_GROUP)),
          newest("group, small", new Asked().group(SMALL_GROUP)),
          newest("tag, frequent", new Asked().tag(Catalogue.tag(0))),
          newest("tag, rare", new Asked().tag(Catalogue.tag(199))),
          newest("two tags", new Asked().tag(Catalogue.tag(3)).tag(Catalogue.tag(4))),
          newest("two metadata fields", new Asked().market("JP").channel("mail")),
          newest("two metadata fields, rarely both", new Asked().market("EU").batch("B-17")),
          newest("serial number", new Asked().metadata("serial", "S-000012345")),
          newest(
              "status and dates",
              new Asked()
                  .status(StatusFilter.PAUSED)
                  .created("2024-06-01T00:00:00Z", "2024-08-01T00:00:00Z")),
          newest(
              "active, edited of late",
              new Asked().status(StatusFilter.ACTIVE).editedFrom("2026-02-22T00:00:00Z")),
          newest("owner", new Asked().owner(Catalogue.owner(20))),
          newest("text: three characters, few", new Asked().text("7k3")),
          newest("text: three characters, many", new Asked().text("oak")),
          newest("text: rare phrase", new Asked().text(Catalogue.RARE_PHRASE)),
          newest("text: word in all", new Asked().text("label")),
          newest("text: two words", new Asked().text("kettle kraków")),
          newest("text and large group", new Asked().text("lantern").group(LARGE_GROUP)),
          newest("text and small group", new Asked().text("lantern").group(SMALL_GROUP)),
          newest("rare phrase and group", new Asked().text("hydrangea").group(LARGE_GROUP)),
          new NamedQuery("by name, no filter", new Asked().filter(), BY_NAME),
          new NamedQuery("by name, large group", new Asked().group(LARGE_GROUP).filter(), BY_NAME),
          new NamedQuery(
              "by name, tag of some", new Asked().tag(Catalogue.tag(60)).filter(), BY_NAME),
          new NamedQuery("by name, word", new Asked().text("lantern").filter(), BY_NAME),
          new NamedQuery(
              "last edited first, market", new Asked().market("US").filter(), LAST_EDITED_FIRST),
          new NamedQuery(
              "last edited first, market and channel",
              new Asked().market("JP").channel("mail").filter(),
              LAST_EDITED_FIRST),
          new NamedQuery(
              "last edited first, paused",
              new Asked().status(StatusFilter.PAUSED).filter(),
              LAST_EDITED_FIRST));

  private static NamedQuery newest(String name, Asked asked) {
    return new NamedQuery(name, asked.filter(), CodeOrder.NEWEST_FIRST);
  }

  /** A filter in the making. */
  private record Asked(
      StatusFilter status,
      @Nullable GroupId group,
      Set<String> tags,
      Map<String, String> metadata,
      @Nullable String owner,
      List<String> words,
      Period created,
      Period updated) {

    Asked() {
      this(StatusFilter.LIVE, null, Set.of(), Map.of(), null, List.of(), Period.ANY, Period.ANY);
    }

    CodeFilter filter() {
      return new CodeFilter(
          status, null, group, Set.of(), tags, metadata, owner, words, created, updated);
    }

    Asked status(StatusFilter asked) {
      return new Asked(asked, group, tags, metadata, owner, words, created, updated);
    }

    Asked group(GroupId asked) {
      return new Asked(status, asked, tags, metadata, owner, words, created, updated);
    }

    Asked tag(String asked) {
      var all = new java.util.HashSet<>(tags);
      all.add(asked);
      return new Asked(status, group, all, metadata, owner, words, created, updated);
    }

    Asked market(String asked) {
      return metadata("market", asked);
    }

    Asked channel(String asked) {
      return metadata("channel", asked);
    }

    Asked batch(String asked) {
      return metadata("batch", asked);
    }

    Asked metadata(String field, String asked) {
      var all = new java.util.HashMap<>(metadata);
      all.put(field, asked);
      return new Asked(status, group, tags, all, owner, words, created, updated);
    }

    Asked owner(String asked) {
      return new Asked(status, group, tags, metadata, asked, words, created, updated);
    }

    Asked text(String asked) {
      return new Asked(
          status, group, tags, metadata, owner, SearchText.words(asked), created, updated);
    }

    Asked created(String from, String before) {
      var period = new Period(Instant.parse(from), Instant.parse(before));
      return new Asked(status, group, tags, metadata, owner, words, period, updated);
    }

    Asked editedFrom(String from) {
      var period = new Period(Instant.parse(from), null);
      return new Asked(status, group, tags, metadata, owner, words, created, period);
    }
  }
}
