package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainStore.DomainChange;
import dev.waypost.codes.DomainStore.DomainInUseException;
import dev.waypost.codes.DomainStore.HostTakenException;
import dev.waypost.pages.Brand;
import dev.waypost.pages.PageColor;
import dev.waypost.routing.DomainFallbacks;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of domains must do, whichever engine is behind it. */
public abstract class DomainStoreContract {
  private static final DomainFallbacks FALLBACKS =
      new DomainFallbacks("https://example.com/", null, "https://example.com/über");

  private static final DomainBrand BRAND =
      new DomainBrand(
          "logo_01kjm3x4y5z6a7b8c9d0e1f2g3",
          new Brand(
              "مقهى \"Nil\"",
              new Brand.Picture("iVBORw0KGgo="),
              new PageColor(0xc2185b),
              new PageColor(0xfff3e0),
              "اتصل بنا\n+20 2 1234",
              "https://cafe.example/ü",
              "ar"));

  /** The stores under test, open for as long as the test runs. */
  protected abstract StoreContract.Stores stores();

  private DomainStore domains;
  private WorkspaceId workspace;
  private WorkspaceId other;
  private Domain shared;

  @BeforeEach
  void makeTenants() {
    domains = stores().domains();
    workspace = tenant();
    other = tenant();
    shared = Samples.domain();
    domains.saveDefault(shared);
  }

  private WorkspaceId tenant() {
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    return made.id();
  }

  private static Domain claim(WorkspaceId workspace, String host) {
    return new Domain(
        "dom_" + Samples.IDS.next(),
        host,
        "https://" + host,
        false,
        FALLBACKS,
        new Claim(workspace, "TOKEN" + host, NOW, null));
  }

  private static String freshHost() {
    return UUID.randomUUID() + ".example";
  }

  private void save(Domain domain) {
    Claim claim = domain.claim();
    domains.change(claim == null ? workspace : claim.workspace(), _ -> DomainChange.saving(domain));
  }

  @Test
  void aClaimIsReadBackByItsWorkspaceAloneAndCarriesNoCodes() {
    Domain claim = claim(workspace, freshHost());
    save(claim);

    assertThat(domains.of(workspace).all()).contains(claim, shared);
    assertThat(domains.of(other).all()).contains(shared).doesNotContain(claim);
    assertThat(domains.all()).doesNotContain(claim);
    assertThat(domains.snapshot().claimed()).contains(claim);
    assertThat(domains.snapshot().verified()).contains(shared).doesNotContain(claim);
  }

  @Test
  void aVerifiedClaimKeepsItsIdAndIsNoClaimAnyMore() {
    Domain claim = claim(workspace, freshHost());
    save(claim);
    Domain verified = claim.verifiedAt(NOW.plusMillis(7));
    save(verified);

    assertThat(domains.of(workspace).find(claim.id())).contains(verified);
    assertThat(domains.all()).contains(verified);
    assertThat(domains.all().getFirst()).isEqualTo(shared);
    assertThat(domains.snapshot().claimed()).doesNotContain(claim);
    assertThat(domains.of(other).find(claim.id())).isEmpty();
  }

  @Test
  void claimsToAHostStandBesideEachOtherButItIsVerifiedOnce() {
    String host = freshHost();
    Domain mine = claim(workspace, host);
    Domain theirs = claim(other, host);
    save(mine);
    save(theirs);
    save(mine.verifiedAt(NOW));

    assertThatThrownBy(() -> save(theirs.verifiedAt(NOW)))
        .isInstanceOfSatisfying(
            HostTakenException.class, taken -> assertThat(taken.host()).isEqualTo(host));
    assertThat(domains.of(other).find(theirs.id())).contains(theirs);
    assertThatThrownBy(() -> domains.saveDefault(shared.movedTo(host, "https://" + host)))
        .isInstanceOf(HostTakenException.class);
    assertThat(domains.all().getFirst()).isEqualTo(shared);
  }

  @Test
  void ofTwoThatVerifyAHostAtOnceOneGetsIt() throws Exception {
    String host = freshHost();
    List<Domain> claims = List.of(claim(workspace, host), claim(other, host));
    claims.forEach(this::save);
    List<Boolean> succeeded = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(2)) {
      List<Callable<Boolean>> verifications =
          claims.stream().<Callable<Boolean>>map(claim -> () -> verifies(claim)).toList();
      for (Future<Boolean> done : executor.invokeAll(verifications)) {
        succeeded.add(done.get());
      }
    }
    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(domains.all().stream().filter(domain -> domain.host().equals(host))).hasSize(1);
  }

  private boolean verifies(Domain claim) {
    try {
      save(claim.verifiedAt(NOW));
      return true;
    } catch (HostTakenException taken) {
      return false;
    }
  }

  @Test
  void aDomainChangesInPlaceBeItVerifiedOrNot() {
    Domain claim = claim(workspace, freshHost());
    save(claim);
    Domain changed = claim.with(true, DomainFallbacks.NONE);
    save(changed);
    assertThat(domains.of(workspace).find(claim.id())).contains(changed);

    save(changed.verifiedAt(NOW));
    Domain last = changed.verifiedAt(NOW).with(false, FALLBACKS);
    save(last);
    assertThat(domains.of(workspace).find(claim.id())).contains(last);

    Domain sharedChanged = shared.with(false, FALLBACKS);
    save(sharedChanged);
    assertThat(domains.all().getFirst()).isEqualTo(sharedChanged);
  }

  @Test
  void aBrandIsReadBackAndStaysWithADomainUntilItIsTakenAway() {
    Domain claim = claim(workspace, freshHost()).with(BRAND);
    save(claim);
    assertThat(domains.of(workspace).find(claim.id())).contains(claim);
    assertThat(domains.snapshot().claimed()).contains(claim);

    Domain verified = claim.verifiedAt(NOW);
    save(verified);
    assertThat(domains.snapshot().verified()).contains(verified);

    var partly =
        new DomainBrand(null, new Brand(null, null, null, new PageColor(0), null, null, null));
    save(verified.with(partly));
    assertThat(domains.of(workspace).find(claim.id())).contains(verified.with(partly));

    save(verified.with(DomainBrand.NONE));
    assertThat(domains.of(workspace).find(claim.id())).contains(verified.with(DomainBrand.NONE));

    Domain moved = shared.with(BRAND).movedTo("m" + shared.host(), "https://m" + shared.host());
    domains.saveDefault(moved);
    assertThat(domains.all().getFirst()).isEqualTo(moved);
  }

  @Test
  void theBrandOfARemovedDomainIsGone() {
    Domain claim = claim(workspace, freshHost()).with(BRAND);
    save(claim);
    domains.change(workspace, _ -> DomainChange.removing(claim));
    Domain again = claim.with(DomainBrand.NONE);
    save(again);
    assertThat(domains.of(workspace).find(claim.id())).contains(again);
  }

  @Test
  void aWorkspaceHasTheOperatorsDefaultUntilItChoosesOne() {
    Domain own = claim(workspace, freshHost()).verifiedAt(NOW);
    save(own);
    assertThat(domains.of(workspace).isDefault(shared)).isTrue();

    domains.change(workspace, _ -> new DomainChange(own, null, own));
    assertThat(domains.of(workspace).isDefault(own)).isTrue();
    assertThat(domains.of(workspace).isDefault(shared)).isFalse();
    assertThat(domains.of(other).isDefault(shared)).isTrue();
    assertThat(domains.snapshot().defaults())
        .containsEntry(workspace, own.id())
        .doesNotContainKey(other);
  }

  @Test
  void aDomainIsRemovedUnlessItHasCodes() {
    Domain claim = claim(workspace, freshHost());
    Domain empty = claim(workspace, freshHost()).verifiedAt(NOW);
    Domain used = claim(workspace, freshHost()).verifiedAt(NOW);
    List.of(claim, empty, used).forEach(this::save);
    stores().codes().commit(List.of(Samples.created(Samples.dynamicCode(workspace, used, "USED"))));

    domains.change(workspace, _ -> DomainChange.removing(claim));
    domains.change(workspace, _ -> DomainChange.removing(empty));
    assertThatThrownBy(() -> domains.change(workspace, _ -> DomainChange.removing(used)))
        .isInstanceOf(DomainInUseException.class);
    assertThat(domains.of(workspace).all()).contains(used).doesNotContain(claim, empty);
    save(claim(other, empty.host()).verifiedAt(NOW));
  }

  @Test
  void aDecisionThatRefusesChangesNothing() {
    var before = domains.of(workspace);
    assertThatThrownBy(() ->
            domains.change(
                workspace,
                _ -> {
                  throw new RefusedException(Refusal.HOST_TAKEN, null, "No.");
                }))
        .isInstanceOf(RefusedException.class);
    assertThat(domains.of(workspace)).isEqualTo(before);
  }
}
