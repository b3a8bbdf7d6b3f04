package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.codes.Samples.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.CodeStore.ExternalIdTakenException;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeFilter.Period;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.find.StatusFilter;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.groups.GroupStore.GroupExistsException;
import dev.waypost.codes.groups.GroupStore.GroupsChangedException;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.codes.metadata.MetadataField;
import dev.waypost.codes.metadata.MetadataType;
import dev.waypost.codes.metadata.MetadataValue;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RoutePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do to find codes, whichever engine is behind it. */
public abstract class FindContract {
  private static final List<String> TAGS = List.of("Summer", "VIP", "größe", "50% off", "a_b");
  private static final List<String> MARKETS = List.of("EU", "US", "It's \"quoted\"");
  private static final List<String> WORDS =
      List.of("menu", "Menü", "100%", "a_b", "日本語", "\"quoted\"", "back\\slash", "x'y", "tisch");

  private CodeStore codes;
  private GroupStore groups;
  private WorkspaceId workspace;
  private Domain domain;

  /** The stores under test, open for as long as the test runs. */
  protected abstract StoreContract.Stores stores();

  @BeforeEach
  void makeTenant() {
    codes = stores().codes();
    groups = stores().groups();
    workspace = newWorkspace();
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  private WorkspaceId newWorkspace() {
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    return made.id();
  }

  /** Whatever is asked for, a store finds what the filter says, in the order, page by page. */
  @Test
  void everyFilterFindsWhatItMatchesInOrderAndPageByPage() {
    var random = new Random(20260301);
    List<Group> tree = makeGroups();
    Map<CodeId, Code> present = new LinkedHashMap<>();
    for (int i = 0; i < 150; i++) {
      Code code = randomCode(random, tree);
      codes.commit(List.of(created(code)));
      present.put(code.id(), code);
    }
    List<Code> edited = new ArrayList<>(present.values());
    for (int i = 0; i < 60; i++) {
      Code before = edited.get(random.nextInt(edited.size()));
      Code now = present.getOrDefault(before.id(), before);
      Code after = randomEdit(random, now, tree);
      codes.commit(List.of(updated(now, after)));
      present.put(after.id(), after);
    }
    groups.change(movedInto(tree.get(4), tree.get(0)));
    WorkspaceId other = newWorkspace();
    codes.commit(List.of(created(Samples.dynamicCode(other, domain, "FOREIGN"))));

    int found = 0;
    for (int i = 0; i < 250; i++) {
      CodeFilter filter = randomFilter(random, tree);
      CodeOrder order =
          new CodeOrder(one(random, List.of(CodeOrder.Field.values())), random.nextBoolean());
      List<Code> expected = expected(present, filter, order);
      assertThat(pages(filter, order, 1 + random.nextInt(20)))
          .as("%s in order %s", filter, order)
          .isEqualTo(expected);
      assertThat(codes.count(workspace, filter, NOW)).as("%s", filter).isEqualTo(expected.size());
      int most = 1 + random.nextInt(40);
      assertThat(codes.findIds(workspace, filter, NOW, most))
          .as("%s", filter)
          .isEqualTo(
              codes.find(workspace, filter, CodeOrder.NEWEST_FIRST, null, NOW, most).stream()
                  .map(each -> each.counted().code().id())
                  .toList());
      found += expected.size();
    }
    assertThat(found).isGreaterThan(600);
  }

  private List<Code> expected(Map<CodeId, Code> present, CodeFilter filter, CodeOrder order) {
    GroupTree tree = new GroupTree(groups.all());
    List<Code> inTheOrderMade = List.copyOf(present.values());
    Map<CodeId, Integer> numbers = new HashMap<>();
    inTheOrderMade.forEach(code -> numbers.put(code.id(), numbers.size()));
    Comparator<Code> ascending =
        Comparator.comparing(order::value)
            .thenComparingInt(code -> numbers.getOrDefault(code.id(), -1));
    return inTheOrderMade.stream()
        .filter(code -> filter.matches(new CountedCode(code, 0), tree, NOW))
        .sorted(order.descending() ? ascending.reversed() : ascending)
        .toList();
  }

  private List<Code> pages(CodeFilter filter, CodeOrder order, int limit) {
    List<Code> all = new ArrayList<>();
    CodePosition after = null;
    List<FoundCode> page;
    do {
      page = codes.find(workspace, filter, order, after, NOW, limit);
      page.forEach(found -> all.add(found.counted().code()));
      after = page.isEmpty() ? null : CodePosition.of(page.getLast(), order);
    } while (page.size() == limit);
    return all;
  }

  private CodeFilter randomFilter(Random random, List<Group> tree) {
    Set<String> tags = random.nextInt(3) == 0 ? Set.of(one(random, TAGS)) : Set.of();
    Map<String, String> metadata = new HashMap<>();
    if (random.nextInt(4) == 0) {
      metadata.put("market", one(random, MARKETS));
    }
    if (random.nextInt(6) == 0) {
      metadata.put("height", String.valueOf(random.nextInt(3)));
    }
    List<String> words = new ArrayList<>();
    if (random.nextInt(3) == 0) {
      words.addAll(SearchText.words(one(random, WORDS)));
      if (random.nextInt(3) == 0) {
        words.add("ti");
      }
    }
    Set<GroupId> within = new HashSet<>();
    if (random.nextInt(5) == 0) {
      within.add(one(random, tree).id());
      within.add(one(random, tree).id());
    }
    return new CodeFilter(
        random.nextInt(3) == 0 ? StatusFilter.LIVE : one(random, List.of(StatusFilter.values())),
        random.nextInt(5) == 0 ? one(random, List.of(CodeType.values())) : null,
        random.nextInt(4) == 0 ? one(random, tree).id() : null,
        within,
        tags,
        metadata,
        random.nextInt(6) == 0 ? "TEAM" + random.nextInt(2) : null,
        words,
        random.nextInt(5) == 0 ? period(random) : Period.ANY,
        random.nextInt(5) == 0 ? period(random) : Period.ANY);
  }

  private static Period period(Random random) {
    Instant from = NOW.plusSeconds(random.nextInt(40) - 20);
    return switch (random.nextInt(3)) {
      case 0 -> new Period(from, null);
      case 1 -> new Period(null, from);
      default -> new Period(from, from.plusSeconds(random.nextInt(20)));
    };
  }

  private Code randomCode(Random random, List<Group> tree) {
    boolean dynamic = random.nextInt(4) > 0;
    CodeId id = new CodeId("code_" + Samples.IDS.next());
    return new Code(
        id,
        workspace,
        dynamic ? CodeType.DYNAMIC : CodeType.STATIC,
        random.nextBoolean()
            ? new UrlContent("https://example.com/" + random.nextInt(5) + "/Menu")
            : new TextContent(one(random, WORDS) + " " + one(random, WORDS)),
        dynamic ? domain.id() : null,
        dynamic ? "KEY" + id.value().substring(20) : null,
        random.nextInt(4) == 0 ? null : "Tisch " + random.nextInt(9) + " " + one(random, WORDS),
        one(random, List.of(CodeStatus.values())),
        ImageStyle.DEFAULT,
        random.nextInt(3) == 0 ? NOW.plusSeconds(random.nextInt(20) - 10) : null,
        null,
        RoutePlan.PLAIN,
        randomDescription(random, tree),
        1,
        NOW,
        NOW.plusSeconds(random.nextInt(10)));
  }

  private Code randomEdit(Random random, Code code, List<Group> tree) {
    Code other = randomCode(random, tree);
    return new Code(
        code.id(),
        code.workspace(),
        code.type(),
        other.content(),
        code.domainId(),
        code.key(),
        other.name(),
        other.status(),
        code.style(),
        other.expiresAt(),
        null,
        RoutePlan.PLAIN,
        other.description(),
        code.revision() + 1,
        code.createdAt(),
        other.updatedAt());
  }

  private static Description randomDescription(Random random, List<Group> tree) {
    Set<String> tags = new HashSet<>();
    Map<String, MetadataValue> metadata = new HashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      tags.add(one(random, TAGS));
    }
    if (random.nextBoolean()) {
      metadata.put("market", new MetadataValue.Text(one(random, MARKETS)));
    }
    if (random.nextInt(3) == 0) {
      metadata.put(
          "height", new MetadataValue.Numeric(java.math.BigDecimal.valueOf(random.nextInt(3))));
    }
    return new Description(
        random.nextInt(3) == 0 ? "note " + one(random, WORDS) : null,
        random.nextInt(3) == 0 ? null : one(random, tree).id(),
        List.copyOf(tags),
        metadata,
        null,
        random.nextInt(3) == 0 ? "Team" + random.nextInt(2) : null,
        null);
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Two trees: 0 holds 1, which holds 2; 3 holds 4, which holds 5. */
  private List<Group> makeGroups() {
    List<Group> made = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      made.add(group(i % 3 == 0 ? null : made.getLast().id(), "group " + i));
    }
    groups.add(made);
    return made;
  }

  private Group group(@Nullable GroupId parent, String name) {
    return new Group(new GroupId("grp_" + Samples.IDS.next()), workspace, parent, name, NOW);
  }

  private static Group movedInto(Group group, Group parent) {
    return new Group(
        group.id(), group.workspace(), parent.id(), group.name() + " moved", group.createdAt());
  }

  @Test
  void groupsAreReadBackMovedAndCounted() {
    List<Group> tree = makeGroups();
    assertThat(groups.all()).containsAll(tree);
    codes.commit(List.of(created(inGroup(tree.get(5))), created(inGroup(tree.get(4)))));
    Code deleted = inGroup(tree.get(3));
    codes.commit(List.of(created(deleted)));
    codes.commit(
        List.of(updated(deleted, deleted.withStatus(CodeStatus.DELETED).asNextRevision(NOW))));
    assertThat(counted())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(tree.get(3).id(), 2L, tree.get(4).id(), 2L, tree.get(5).id(), 1L));

    Group moved = movedInto(tree.get(4), tree.get(2));
    groups.change(moved);
    assertThat(groups.all()).contains(moved).doesNotContain(tree.get(4));
    assertThat(counted())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                tree.get(0).id(), 2L,
                tree.get(1).id(), 2L,
                tree.get(2).id(), 2L,
                tree.get(4).id(), 2L,
                tree.get(5).id(), 1L));
  }

  @Test
  void groupsAreMadeWithWhatLiesInThemOrNotAtAll() {
    Group outer = group(null, "planned " + Samples.IDS.next());
    Group inner = group(outer.id(), "inner");
    Code code = inGroup(inner);
    codes.rehearse(List.of(outer, inner), List.of(created(code)));
    assertThat(groups.all()).doesNotContain(outer, inner);
    codes.commit(List.of(outer, inner), List.of(created(code)), null);
    assertThat(groups.all()).contains(outer, inner);
    assertThat(counted()).containsEntry(outer.id(), 1L).containsEntry(inner.id(), 1L);

    Group alike = new Group(group(null, "x").id(), workspace, null, outer.name(), NOW);
    Code second = inGroup(alike);
    assertThatThrownBy(() -> codes.commit(List.of(alike), List.of(created(second)), null))
        .isInstanceOf(GroupsChangedException.class);
    assertThat(codes.find(workspace, second.id())).isEmpty();
  }

  @Test
  void noCodeIsPutIntoAGroupThatIsGone() {
    Group gone = group(null, "gone " + Samples.IDS.next());
    Code inside = inGroup(gone);
    assertThatThrownBy(() -> codes.commit(List.of(created(inside))))
        .isInstanceOf(GroupsChangedException.class);
    assertThatThrownBy(() -> groups.add(List.of(group(gone.id(), "inner"))))
        .isInstanceOf(GroupsChangedException.class);
    Code outside = Samples.dynamicCode(workspace, domain, "OUTSIDE");
    codes.commit(List.of(created(outside)));
    Code moved = outside.withDescription(inside.description()).asNextRevision(NOW);
    assertThatThrownBy(() -> codes.commit(List.of(updated(outside, moved))))
        .isInstanceOf(GroupsChangedException.class);
    assertThat(codes.find(workspace, outside.id())).contains(new CountedCode(outside, 0));
  }

  @Test
  void aGroupKeepsItsFallback() {
    Group group =
        new Group(
            new GroupId("grp_" + Samples.IDS.next()),
            workspace,
            null,
            "fallen back",
            "https://example.com/münchen",
            NOW);
    groups.add(List.of(group));
    assertThat(groups.all()).contains(group);

    Group without = new Group(group.id(), group.workspace(), null, group.name(), group.createdAt());
    groups.change(without);
    assertThat(groups.all()).contains(without).doesNotContain(group);
    groups.change(group);
    assertThat(groups.all()).contains(group);
  }

  private Map<GroupId, Long> counted() {
    Map<GroupId, Long> counts = new HashMap<>(groups.codes(workspace));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  private Code inGroup(Group group) {
    Code code = Samples.dynamicCode(workspace, domain, "G" + Samples.IDS.next().substring(16));
    return code.withDescription(
        new Description(null, group.id(), List.of(), Map.of(), null, null, null));
  }

  @Test
  void onlyAnEmptyGroupIsRemoved() {
    List<Group> tree = makeGroups();
    Code code = inGroup(tree.get(2));
    codes.commit(List.of(created(code)));

    assertThat(groups.removeIfEmpty(tree.get(0))).isFalse();
    assertThat(groups.removeIfEmpty(tree.get(2))).isFalse();
    codes.commit(List.of(updated(code, code.withStatus(CodeStatus.DELETED).asNextRevision(NOW))));
    assertThat(groups.removeIfEmpty(tree.get(2))).isTrue();
    assertThat(groups.all()).doesNotContain(tree.get(2)).contains(tree.get(0));
  }

  @Test
  void noTwoGroupsOfOneNameLieInOnePlace() {
    List<Group> tree = makeGroups();
    assertThatThrownBy(() -> groups.add(List.of(group(null, "other"), group(null, "GROUP 0"))))
        .isInstanceOf(GroupsChangedException.class);
    assertThat(groups.all()).extracting(Group::name).doesNotContain("other");
    assertThatThrownBy(
            () -> groups.change(new Group(tree.get(3).id(), workspace, null, "Group 0", NOW)))
        .isInstanceOf(GroupExistsException.class);
    assertThat(groups.all()).contains(tree.get(3));
  }

  @Test
  void metadataFieldsAreReadBackChangedAndRemoved() {
    var choice =
        new MetadataField(
            workspace, "market", MetadataType.CHOICE, List.of("EU", "a \"b\""), "where", NOW);
    var text = new MetadataField(workspace, "note", MetadataType.TEXT, List.of(), null, NOW);
    assertThat(stores().metadataFields().add(text)).isTrue();
    assertThat(stores().metadataFields().add(choice)).isTrue();
    assertThat(stores().metadataFields().add(choice)).isFalse();
    assertThat(fields()).containsExactlyInAnyOrder(choice, text);

    var changed =
        new MetadataField(workspace, "market", MetadataType.CHOICE, List.of("US"), null, NOW);
    stores().metadataFields().save(changed);
    stores().metadataFields().remove(workspace, "note");
    assertThat(fields()).containsExactly(changed);
  }

  private List<MetadataField> fields() {
    return stores().metadataFields().all().stream()
        .filter(field -> field.workspace().equals(workspace))
        .toList();
  }

  @Test
  void anExternalIdIsOneLiveCodesInAWorkspace() {
    Code first = withExternalId("A-1", "EXT1");
    codes.commit(List.of(created(first)));
    assertThat(codes.findByExternalId(workspace, "A-1").map(CountedCode::code)).contains(first);
    assertThat(codes.findByExternalId(newWorkspace(), "A-1")).isEmpty();
    assertThat(codes.findAllByExternalId(workspace, List.of("A-1", "A-2")))
        .containsOnlyKeys("A-1")
        .allSatisfy((_, found) -> assertThat(found.code()).isEqualTo(first));
    assertThat(codes.findAllByExternalId(newWorkspace(), List.of("A-1"))).isEmpty();

    List<HistoryEntry> edits =
        List.of(
            created(withExternalId("A-2", "EXT2")),
            created(withExternalId("A-1", "EXT3")),
            created(withExternalId("A-2", "EXT4")));
    assertThatThrownBy(() -> codes.commit(edits))
        .isInstanceOfSatisfying(
            ExternalIdTakenException.class,
            taken -> assertThat(taken.edits()).containsExactly(1, 2));
    assertThat(codes.findByExternalId(workspace, "A-2")).isEmpty();

    Code deleted = first.withStatus(CodeStatus.DELETED).asNextRevision(NOW);
    codes.commit(List.of(updated(first, deleted)));
    assertThat(codes.findByExternalId(workspace, "A-1")).isEmpty();
    assertThat(codes.findAllByExternalId(workspace, List.of("A-1"))).isEmpty();
    codes.commit(List.of(edits.get(1)));
    assertThatThrownBy(() ->
            codes.commit(
                List.of(
                    updated(deleted, deleted.withStatus(CodeStatus.ACTIVE).asNextRevision(NOW)))))
        .isInstanceOf(ExternalIdTakenException.class);
  }

  private Code withExternalId(String externalId, String key) {
    Code code = Samples.dynamicCode(workspace, domain, key);
    return code.withDescription(
        new Description(null, null, List.of(), Map.of(), externalId, null, null));
  }

  @Test
  void theOldestLiveCodeOfADestinationIsFound() {
    String url = "https://example.com/a";
    Code first = Samples.dynamicCode(workspace, domain, "OLDEST1");
    Code second = Samples.dynamicCode(workspace, domain, "OLDEST2");
    codes.commit(List.of(created(first)));
    codes.commit(List.of(created(second)));

    assertThat(oldest(CodeType.DYNAMIC, url)).isEqualTo(first);
    assertThat(oldest(CodeType.STATIC, url)).isNull();
    assertThat(oldest(CodeType.DYNAMIC, url + "/")).isNull();
    codes.commit(List.of(updated(first, first.withStatus(CodeStatus.DELETED).asNextRevision(NOW))));
    assertThat(oldest(CodeType.DYNAMIC, url)).isEqualTo(second);
  }

  @Test
  void theOldestCodeOfADestinationIsFoundWithinGroups() {
    List<Group> tree = makeGroups();
    Code deep = inGroup(tree.get(2));
    codes.commit(List.of(created(inGroup(tree.get(3)))));
    codes.commit(List.of(created(deep)));
    UrlContent url = (UrlContent) deep.content();
    assertThat(
            codes.findOldestByDestination(
                workspace, CodeType.DYNAMIC, url.url(), Set.of(tree.get(0).id())))
        .contains(new CountedCode(deep, 0));
    assertThat(
            codes.findOldestByDestination(
                workspace, CodeType.DYNAMIC, url.url(), Set.of(tree.get(5).id())))
        .isEmpty();
  }

  private @Nullable Code oldest(CodeType type, String url) {
    return codes
        .findOldestByDestination(workspace, type, url, Set.of())
        .map(CountedCode::code)
        .orElse(null);
  }

  @Test
  void tagsInUseAreCountedWithoutRegardToCase() {
    codes.commit(List.of(created(withTags("T1", "VIP", "summer")), created(withTags("T2", "vip"))));
    Code third = withTags("T3", "gone");
    codes.commit(List.of(created(third)));
    codes.commit(List.of(updated(third, third.withStatus(CodeStatus.DELETED).asNextRevision(NOW))));

    assertThat(codes.tags(workspace)).containsExactly(new Tag("summer", 1), new Tag("VIP", 2));
  }

  private Code withTags(String key, String... tags) {
    Code code = Samples.dynamicCode(workspace, domain, key);
    return code.withDescription(
        new Description(null, null, List.of(tags), Map.of(), null, null, null));
  }
}
