package dev.waypost.codes.links;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.Code;
import dev.waypost.codes.Domain;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import dev.waypost.codes.Samples;
import dev.waypost.codes.StoreContract;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of signed links must do, whichever engine is behind it. */
public abstract class LinkStoreContract {
  /** The stores under test, open for as long as the test runs. */
  protected abstract StoreContract.Stores stores();

  private static final Instant LATER = NOW.plusSeconds(3600);

  private LinkStore links;
  private Workspace workspace;
  private Domain domain;
  private Code code;

  @BeforeEach
  void makeCode() {
    links = stores().links();
    workspace = Samples.workspace();
    stores().workspaces().add(workspace);
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
    code = codeOf(workspace.id(), "LINKED");
  }

  private Code codeOf(WorkspaceId owner, String key) {
    Code made = Samples.dynamicCode(owner, domain, key);
    stores().codes().commit(List.of(Samples.created(made)));
    return made;
  }

  private Link link(@Nullable Instant expiresAt, @Nullable Integer uses) {
    return new Link(
        new LinkId(LinkId.PREFIX + Samples.IDS.next()),
        workspace.id(),
        code.id(),
        expiresAt,
        uses,
        0,
        "für Zoë",
        "key:test",
        NOW,
        null,
        null);
  }

  private Link added(@Nullable Instant expiresAt, @Nullable Integer uses) {
    Link link = link(expiresAt, uses);
    links.add(List.of(link), null);
    return link;
  }

  private Link stored(Link link) {
    return links.find(link.workspace(), link.id()).orElseThrow();
  }

  private Redemption redeem(Link link, Instant now) {
    return links.redeem(code.id().value(), link.id(), now, () -> true);
  }

  @Test
  void aLinkIsReadBackAsItWasStoredByItsWorkspaceAndCodeAlone() {
    Link plain = added(null, null);
    Link full = added(LATER, 7);
    Workspace other = Samples.workspace();
    stores().workspaces().add(other);

    assertThat(stored(plain)).isEqualTo(plain);
    assertThat(stored(full)).isEqualTo(full);
    assertThat(links.find(other.id(), full.id())).isEmpty();
    assertThat(links.list(other.id(), code.id(), null, 10)).isEmpty();
  }

  @Test
  void linksAreListedTheNewestFirst() {
    List<Link> made = Stream.generate(() -> link(null, 1)).limit(5).toList();
    links.add(made, null);
    List<LinkId> newestFirst =
        made.stream()
            .map(Link::id)
            .sorted((one, other) -> other.value().compareTo(one.value()))
            .toList();

    assertThat(links.list(workspace.id(), code.id(), null, 10))
        .extracting(Link::id)
        .containsExactlyElementsOf(newestFirst);
    assertThat(links.list(workspace.id(), code.id(), newestFirst.get(1), 2))
        .extracting(Link::id)
        .containsExactlyElementsOf(newestFirst.subList(2, 4));
  }

  @Test
  void tenThousandAreStoredTogether() {
    links.add(Stream.generate(() -> link(LATER, 1)).limit(10_000).toList(), null);

    assertThat(links.list(workspace.id(), code.id(), null, 20_000)).hasSize(10_000);
  }

  @Test
  void linksAreStoredWithTheirAnswerOrNotAtAll() {
    var call = new RepeatableCall("wp_test_" + Samples.IDS.next(), "again", new byte[32]);
    var answer = new KeptAnswer(call, NOW, 201, Map.of(), new byte[] {1});
    links.add(List.of(link(null, 1)), answer);
    Link second = link(null, 1);

    assertThatThrownBy(() -> links.add(List.of(second), answer))
        .isInstanceOf(AlreadyAnsweredException.class);
    assertThat(links.find(workspace.id(), second.id())).isEmpty();
    assertThat(stores().keptAnswers().find(call.apiKeyId(), call.idempotencyKey(), NOW))
        .isPresent();
  }

  @Test
  void aLinkIsUsedAsOftenAsItMayBe() {
    Link link = added(LATER, 2);

    assertThat(redeem(link, NOW.plusSeconds(1))).isEqualTo(Redemption.REDEEMED);
    assertThat(redeem(link, NOW.plusSeconds(2))).isEqualTo(Redemption.REDEEMED);
    assertThat(redeem(link, NOW.plusSeconds(3))).isEqualTo(Redemption.USED);

    assertThat(stored(link).used()).isEqualTo(2);
    assertThat(stored(link).usesLeft()).isZero();
    assertThat(stored(link).redeemedAt()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void ofFiftyAtOnceExactlyOneGetsALinkForOne() throws Exception {
    Link link = added(null, 1);
    List<Callable<Redemption>> all =
        IntStream.range(0, 50)
            .<Callable<Redemption>>mapToObj(_ -> () -> redeem(link, NOW))
            .toList();
    List<Redemption> results = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(50)) {
      for (Future<Redemption> done : executor.invokeAll(all)) {
        results.add(done.get());
      }
    }

    assertThat(Collections.frequency(results, Redemption.REDEEMED)).isOne();
    assertThat(Collections.frequency(results, Redemption.USED)).isEqualTo(49);
    assertThat(stored(link).used()).isOne();
  }

  @Test
  void aLinkThatIsOverIsNotUsed() {
    Link expired = added(LATER, 1);
    Link revoked = added(null, 1);
    links.revoke(workspace.id(), code.id(), revoked.id(), NOW);

    assertThat(redeem(expired, LATER)).isEqualTo(Redemption.EXPIRED);
    assertThat(redeem(revoked, NOW)).isEqualTo(Redemption.REVOKED);
    assertThat(redeem(link(null, 1), NOW)).isEqualTo(Redemption.UNKNOWN);
    assertThat(links.redeem("code_other", expired.id(), NOW, () -> true))
        .isEqualTo(Redemption.UNKNOWN);
    assertThat(stored(expired).used()).isZero();
    assertThat(redeem(expired, LATER.minusMillis(1))).isEqualTo(Redemption.REDEEMED);
  }

  @Test
  void aUseThatNobodyWaitsForIsNotCounted() {
    Link link = added(null, 1);

    assertThat(links.redeem(code.id().value(), link.id(), NOW, () -> false))
        .isEqualTo(Redemption.GIVEN_UP);
    assertThat(stored(link)).isEqualTo(link);
    assertThat(redeem(link, NOW)).isEqualTo(Redemption.REDEEMED);
  }

  @Test
  void aRevocationIsKeptOnceAndReadInItsOrder() {
    Link first = added(null, 1);
    Link second = added(LATER, null);
    long before = lastRevocation();

    assertThat(links.revoke(workspace.id(), code.id(), second.id(), NOW)).isTrue();
    assertThat(links.revoke(workspace.id(), code.id(), first.id(), NOW)).isTrue();
    assertThat(links.revoke(workspace.id(), code.id(), first.id(), LATER)).isTrue();
    assertThat(links.revoke(workspace.id(), code.id(), link(null, 1).id(), NOW)).isFalse();

    assertThat(stored(first).revokedAt()).isEqualTo(NOW);
    List<Revocation> since = links.revocationsSince(before, 10);
    assertThat(since).extracting(Revocation::link).containsExactly(second.id(), first.id());
    assertThat(since).extracting(Revocation::expiresAt).containsExactly(LATER, null);
    assertThat(since.get(0).number()).isLessThan(since.get(1).number());
    assertThat(links.revocationsSince(since.get(0).number(), 10)).containsExactly(since.get(1));
    assertThat(links.revocationsSince(before, 1)).containsExactly(since.get(0));
  }

  private long lastRevocation() {
    List<Revocation> all = links.revocationsSince(0, Integer.MAX_VALUE);
    return all.isEmpty() ? 0 : all.getLast().number();
  }

  @Test
  void theLinksOfCodesThatAreRemovedGoWithThem() {
    WorkspaceId sandbox = workspace.id().sandbox();
    stores().workspaces().addIfAbsent(new Workspace(sandbox, "Sandbox"));
    Code tried = codeOf(sandbox, "TRIED");
    Link link =
        new Link(
            new LinkId(LinkId.PREFIX + Samples.IDS.next()),
            sandbox,
            tried.id(),
            null,
            1,
            0,
            null,
            "key:test",
            NOW,
            null,
            null);
    links.add(List.of(link), null);
    stores().codes().remove(sandbox, 100);

    assertThat(links.find(sandbox, link.id())).isEmpty();
    assertThat(links.list(sandbox, tried.id(), null, 10)).isEmpty();
  }
}
