package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.codes.groups.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private final Domain domain =
      new Domain("dom_1", "qr.example.com", "https://qr.example.com", true);
  private final InMemoryCodeStore store = new InMemoryCodeStore();
  private final List<Map<GroupId, String>> published = new ArrayList<>();
  private final Groups groups =
      new Groups(
          store.groups(),
          new Domains(List.of(domain)),
          tree -> published.add(tree.fallbacks()),
          () -> NOW,
          Samples.IDS);
  private final Actor actor =
      new Actor(Samples.workspace().id(), "key:test", Set.of(Scope.ADMIN), Set.of());

  @Test
  void aFallbackHoldsForTheGroupsInAGroupThatHaveNoneOfTheirOwn() {
    Group inner = groups.create(actor, "a/b/c", null);
    GroupTree tree = groups.tree();
    Group middle = tree.lineage(inner.id()).get(1);
    Group outer = tree.lineage(inner.id()).get(2);
    assertThat(published.getLast()).isEmpty();

    groups.change(actor, outer.id().value(), Change.keep(), Change.to("https://example.com/a"));
    groups.change(actor, inner.id().value(), Change.keep(), Change.to("https://example.com/c"));
    assertThat(published.getLast())
        .isEqualTo(
            Map.of(
                outer.id(), "https://example.com/a",
                middle.id(), "https://example.com/a",
                inner.id(), "https://example.com/c"));

    groups.change(actor, inner.id().value(), Change.to("c"), Change.to(null));
    assertThat(published.getLast().keySet()).containsExactlyInAnyOrder(outer.id(), middle.id());
  }

  @Test
  void aGroupThatIsMadeHasItsFallbackAndThoseAroundItHaveNone() {
    Group made = groups.create(actor, "x/y", "https://example.com/y");
    assertThat(published.getLast()).isEqualTo(Map.of(made.id(), "https://example.com/y"));
    assertThat(groups.get(actor, "x/y")).isEqualTo(made);
  }

  @Test
  void aFallbackDoesNotLeadBackToUs() {
    Group group = groups.create(actor, "a", null);
    String ours = "https://qr.example.com/ABC";
    assertRefused(Refusal.DESTINATION_LOOP, "fallback", () -> groups.create(actor, "b", ours));
    assertRefused(
        Refusal.DESTINATION_LOOP,
        "fallback",
        () -> groups.change(actor, group.id().value(), Change.keep(), Change.to(ours)));
    assertThat(groups.list(actor)).containsExactly(group);
  }

  @Test
  void nothingIsPublishedWhereNothingChanged() {
    groups.create(actor, "a", null);
    int before = published.size();
    groups.refresh();
    groups.change(actor, "a", Change.keep(), Change.to(null));
    assertThat(published).hasSize(before);
  }
}
