package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.codes.Samples.dynamicCode;
import static dev.waypost.codes.Samples.staticCode;
import static dev.waypost.codes.Samples.updated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.StoreContract.Stores;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is used is counted per workspace, whichever engine is behind it. */
public abstract class UsageContract {
  private static final YearMonth MAY = YearMonth.of(2031, 5);
  private static final YearMonth JUNE = YearMonth.of(2031, 6);

  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private WorkspaceId mine;
  private WorkspaceId theirs;
  private Domain domain;

  @BeforeEach
  void makeTenants() {
    mine = workspace();
    theirs = workspace();
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  private WorkspaceId workspace() {
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    return made.id();
  }

  @Test
  void codesAreCountedUnlessTheyAreDeleted() {
    Code kept = dynamicCode(mine, domain, "USED1");
    Code fixed = staticCode(mine);
    Code archived = dynamicCode(mine, domain, "USED2").withStatus(CodeStatus.ARCHIVED);
    Code deleted = dynamicCode(mine, domain, "USED3");
    stores()
        .codes()
        .commit(
            List.of(
                created(kept),
                created(fixed),
                created(archived),
                created(deleted),
                created(staticCode(theirs))));
    assertThat(stores().usage().countCodes(mine)).isEqualTo(4);
    Code after = deleted.withStatus(CodeStatus.DELETED).asNextRevision(NOW);
    stores().codes().commit(List.of(updated(deleted, after)));

    assertThat(stores().usage().countCodes(mine)).isEqualTo(3);
    assertThat(stores().usage().countCodes(theirs)).isEqualTo(1);
  }

  @Test
  void scansAreCountedForEachWorkspaceAndMonth() {
    String first = code(mine, "MONTH1");
    String second = code(mine, "MONTH2");
    String foreign = code(theirs, "MONTH3");
    var counters = stores().scanCounters();
    String log = Samples.IDS.next();
    counters.add(
        log,
        0,
        1,
        Map.of(MAY, Map.of(first, 2L, second, 3L, foreign, 7L, "code_that_is_none", 9L)));
    counters.add(log, 1, 2, Map.of(MAY, Map.of(first, 10L), JUNE, Map.of(first, 20L)));

    assertThat(stores().usage().countScans(mine, MAY)).isEqualTo(15);
    assertThat(stores().usage().countScans(mine, JUNE)).isEqualTo(20);
    assertThat(stores().usage().countScans(theirs, MAY)).isEqualTo(7);
    assertThat(stores().usage().countScans(theirs, JUNE)).isZero();
    assertThat(stores().codes().find(mine, new CodeId(first)).orElseThrow().scans()).isEqualTo(32);
    assertThat(counters.position(log)).isEqualTo(2);
  }

  @Test
  void manyCodesAreCountedAtOnce() {
    Map<String, Long> scans = new HashMap<>();
    List<HistoryEntry> codes = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      Code code = staticCode(mine);
      codes.add(created(code));
      scans.put(code.id().value(), 2L);
    }
    stores().codes().commit(codes);
    stores().scanCounters().add(Samples.IDS.next(), 0, 1, Map.of(MAY, scans));
    assertThat(stores().usage().countScans(mine, MAY)).isEqualTo(5_000);
  }

  @Test
  void countersThatCountAtOnceLoseNothing() throws Exception {
    String first = code(mine, "RACE1");
    String second = code(theirs, "RACE2");
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String log = Samples.IDS.next();
      work.add(() -> {
        for (int position = 1; position <= 5; position++) {
          stores()
              .scanCounters()
              .add(log, position - 1L, position, Map.of(MAY, Map.of(first, 1L, second, 1L)));
        }
        return true;
      });
    }
    try (var executor = Executors.newFixedThreadPool(4)) {
      for (var result : executor.invokeAll(work)) {
        assertThat(result.get()).isTrue();
      }
    }
    assertThat(stores().usage().countScans(mine, MAY)).isEqualTo(40);
    assertThat(stores().usage().countScans(theirs, MAY)).isEqualTo(40);
  }

  private String code(WorkspaceId workspace, String key) {
    Code code = dynamicCode(workspace, domain, key);
    stores().codes().commit(List.of(created(code)));
    return code.id().value();
  }
}
