package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.CodeStore.Removed;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do with sandboxes, whichever engine is behind it. */
public abstract class SandboxStoreContract {
  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private CodeStore codes;
  private Workspace workspace;
  private WorkspaceId sandbox;
  private Domain domain;

  @BeforeEach
  void makeTenant() {
    codes = stores().codes();
    workspace = Samples.workspace();
    stores().workspaces().add(workspace);
    sandbox = workspace.id().sandbox();
    stores().workspaces().addIfAbsent(new Workspace(sandbox, "sandbox"));
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  @Test
  void aSandboxIsMadeOnceAndIsNotAmongTheWorkspaces() {
    stores().workspaces().addIfAbsent(new Workspace(sandbox, "sandbox"));
    assertThat(stores().workspaces().all())
        .contains(workspace)
        .extracting(Workspace::id)
        .doesNotContain(sandbox);
    assertThat(sandbox.isSandbox()).isTrue();
    assertThat(sandbox.sandbox()).isEqualTo(sandbox);
    assertThat(sandbox.live()).isEqualTo(workspace.id());
    assertThat(workspace.id().live()).isEqualTo(workspace.id());
  }

  @Test
  void aWorkspaceIsRemovedWhenNoCodesLieInIt() {
    codes.commit(List.of(created(Samples.dynamicCode(sandbox, domain, "LASTONE"))));
    assertThat(stores().workspaces().remove(sandbox)).isFalse();
    assertThat(stores().workspaces().exists(sandbox)).isTrue();

    Removed _ = codes.remove(sandbox, 3);
    assertThat(stores().workspaces().remove(sandbox)).isTrue();
    assertThat(stores().workspaces().remove(sandbox)).as("it is gone already").isTrue();
    assertThat(stores().workspaces().exists(sandbox)).isFalse();
    assertThat(stores().workspaces().exists(workspace.id())).isTrue();
  }

  @Test
  void codesOfASandboxAreRemovedAsIfTheyHadNeverBeen() {
    List<Code> tried = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      tried.add(Samples.dynamicCode(sandbox, domain, "TRIED" + i));
    }
    tried.add(Samples.staticCode(sandbox));
    Code real = Samples.dynamicCode(workspace.id(), domain, "REAL");
    tried.forEach(code -> codes.commit(List.of(created(code))));
    long revision = codes.commit(List.of(created(real))).getFirst().revision();

    List<RouteChange> changes = new ArrayList<>();
    Removed first = codes.remove(sandbox, 3);
    Removed second = codes.remove(sandbox, 3);
    changes.addAll(first.changes());
    changes.addAll(second.changes());
    assertThat(first.codes()).isEqualTo(3);
    assertThat(second.codes()).isEqualTo(1);
    assertThat(codes.remove(sandbox, 3)).isEqualTo(new Removed(0, List.of()));
    assertThat(changes)
        .hasSize(3)
        .allSatisfy(change -> {
          assertThat(change.route().state()).isEqualTo(RouteState.REMOVED);
          assertThat(change.revision()).isGreaterThan(revision);
        });
    assertThat(stores().routes().changesSince(revision, 100)).containsAll(changes);
    for (Code code : tried) {
      assertThat(codes.find(sandbox, code.id())).isEmpty();
      assertThat(codes.history(sandbox, code.id(), Long.MAX_VALUE, 10)).isEmpty();
    }
    assertThat(codes.count(sandbox, CodeFilter.ALL, NOW)).isZero();
    assertThat(codes.tags(sandbox)).isEmpty();
    assertThat(codes.find(workspace.id(), real.id())).isPresent();

    Code again = Samples.dynamicCode(workspace.id(), domain, "TRIED0");
    RouteChange route = codes.commit(List.of(created(again))).getFirst();
    assertThat(route.route().state()).isEqualTo(RouteState.ACTIVE);
  }
}
