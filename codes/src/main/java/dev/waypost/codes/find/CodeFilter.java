package dev.waypost.codes.find;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.Description;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.codes.metadata.MetadataValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which codes to find: those that all of these hold for. Texts are compared without regard to case.
 *
 * @param type null for any
 * @param group the group they lie in, however deep; null for any
 * @param within they lie in one of these groups, however deep; empty for anywhere
 * @param tags all of these
 * @param metadata by field the value as text, see {@link MetadataValue#text}
 * @param owner null for any
 * @param words the searched text contains each of these, folded; at least one of them {@linkplain
 *     SearchText#isIndexed indexed}, or none at all
 * @param created when they were made
 * @param updated when they were last edited
 */
public record CodeFilter(
    StatusFilter status,
    @Nullable CodeType type,
    @Nullable GroupId group,
    Set<GroupId> within,
    Set<String> tags,
    Map<String, String> metadata,
    @Nullable String owner,
    List<String> words,
    Period created,
    Period updated) {
  /** All but the deleted. */
  public static final CodeFilter ALL = ofStatus(StatusFilter.LIVE);

  /**
   * A stretch of time.
   *
   * @param from the first moment; null for open
   * @param before the first moment after; null for open
   */
  public record Period(@Nullable Instant from, @Nullable Instant before) {
    /** Any time. */
    public static final Period ANY = new Period(null, null);

    /** Whether a moment lies in it. */
    public boolean contains(Instant moment) {
      return (from == null || !moment.isBefore(from))
          && (before == null || moment.isBefore(before));
    }
  }

  public CodeFilter {
    within = Set.copyOf(within);
    tags = Set.copyOf(tags);
    metadata = Map.copyOf(metadata);
    words = List.copyOf(words);
  }

  /** Those of a status. */
  public static CodeFilter ofStatus(StatusFilter status) {
    return new CodeFilter(
        status, null, null, Set.of(), Set.of(), Map.of(), null, List.of(), Period.ANY, Period.ANY);
  }

  /** The same, but only what lies in one of these groups; empty for anywhere. */
  public CodeFilter within(Set<GroupId> groups) {
    return new CodeFilter(
        status, type, group, groups, tags, metadata, owner, words, created, updated);
  }

  /** The same, but only static or only dynamic codes. */
  public CodeFilter ofType(CodeType only) {
    return new CodeFilter(
        status, only, group, within, tags, metadata, owner, words, created, updated);
  }

  /** The same, but only what was made before this moment. */
  public CodeFilter madeBefore(Instant moment) {
    Instant before = created.before();
    Instant earlier = before == null || moment.isBefore(before) ? moment : before;
    return new CodeFilter(
        status,
        type,
        group,
        within,
        tags,
        metadata,
        owner,
        words,
        new Period(created.from(), earlier),
        updated);
  }

  /** Whether a code is found at a moment, the groups being as they are. */
  public boolean matches(CountedCode counted, GroupTree groups, Instant now) {
    Code code = counted.code();
    Description description = code.description();
    return status.matches(counted, now)
        && (type == null || code.type() == type)
        && (group == null || liesIn(description.group(), Set.of(group), groups))
        && (within.isEmpty() || liesIn(description.group(), within, groups))
        && tags.stream()
            .allMatch(tag -> description.tags().stream().anyMatch(other -> same(tag, other)))
        && metadata.entrySet().stream()
            .allMatch(entry -> holds(description, entry.getKey(), entry.getValue()))
        && (owner == null || (description.owner() != null && same(owner, description.owner())))
        && words.stream().allMatch(SearchText.of(code)::contains)
        && created.contains(code.createdAt())
        && updated.contains(code.updatedAt());
  }

  private static boolean liesIn(@Nullable GroupId inner, Set<GroupId> outer, GroupTree groups) {
    return inner != null && outer.stream().anyMatch(group -> groups.isWithin(inner, group));
  }

  private static boolean holds(Description description, String field, String text) {
    MetadataValue value = description.metadata().get(field);
    return value != null && same(text, value.text());
  }

  private static boolean same(String one, String other) {
    return SearchText.folded(one).equals(SearchText.folded(other));
  }
}
