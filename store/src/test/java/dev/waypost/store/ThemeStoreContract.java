package dev.waypost.store;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.Receipt;
import dev.waypost.codes.Samples;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.themes.Theme;
import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.themes.ThemeStore.Stored;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadId;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.UploadStore.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of themes must do, whichever engine is behind it. */
abstract class ThemeStoreContract {
  private static final int MOST = 5;
  private static final String LOGO = "logo_00000000000000000000000001";

  private ThemeStore themes;
  private WorkspaceId workspace;

  /** The database under test. */
  abstract Database database();

  @BeforeEach
  void makeWorkspace() {
    themes = database().themes();
    workspace = newWorkspace();
  }

  private WorkspaceId newWorkspace() {
    Workspace made = Samples.workspace();
    database().workspaces().add(made);
    return made.id();
  }

  private Theme theme(String name) {
    return new Theme(
        "theme_" + Samples.IDS.next(),
        workspace,
        name,
        Map.of("module_shape", "dots", "margin", 2L, "logo", Map.of("logo", LOGO, "size", 0.25)),
        NOW,
        NOW);
  }

  @Test
  void whatIsStoredIsFoundInItsWorkspaceAlone() {
    Theme autumn = theme("Autumn");
    assertThat(themes.add(autumn, MOST)).isEqualTo(Stored.DONE);
    assertThat(themes.find(workspace, autumn.id())).contains(autumn);
    assertThat(themes.findByName(workspace, " aUTUMN ")).contains(autumn);
    assertThat(themes.findByName(workspace, "Autum")).isEmpty();
    WorkspaceId other = newWorkspace();
    assertThat(themes.find(other, autumn.id())).isEmpty();
    assertThat(themes.findByName(other, "Autumn")).isEmpty();
    assertThat(themes.remove(other, autumn.id())).isFalse();
    assertThat(themes.list(other)).isEmpty();
  }

  @Test
  void namesAreUniqueAndListsAreInTheirOrder() {
    Theme one = theme("b");
    Theme two = theme("A");
    assertThat(themes.add(one, MOST)).isEqualTo(Stored.DONE);
    assertThat(themes.add(two, MOST)).isEqualTo(Stored.DONE);
    assertThat(themes.add(theme("B"), MOST)).isEqualTo(Stored.NAME_TAKEN);
    assertThat(themes.replace(two.with("B", two.style(), NOW))).isEqualTo(Stored.NAME_TAKEN);
    assertThat(themes.list(workspace)).containsExactly(two, one);
    Theme renamed = one.with("B", Map.of("margin", 10L), NOW.plusSeconds(1));
    assertThat(themes.replace(renamed)).isEqualTo(Stored.DONE);
    assertThat(themes.find(workspace, one.id())).contains(renamed);
    assertThat(themes.replace(theme("c"))).isEqualTo(Stored.NOT_FOUND);
    assertThat(themes.remove(workspace, one.id())).isTrue();
    assertThat(themes.remove(workspace, one.id())).isFalse();
    themes.removeAll(workspace);
    assertThat(themes.list(workspace)).isEmpty();
  }

  @Test
  void noMoreThanAWorkspaceMayHaveAreStoredAtOnce() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Stored>> stored = new ArrayList<>();
      for (int i = 0; i < 4 * MOST; i++) {
        Theme theme = theme("Theme " + i % (2 * MOST));
        stored.add(threads.submit(() -> themes.add(theme, MOST)));
      }
      for (Future<Stored> each : stored) {
        assertThat(each.get()).isNotEqualTo(Stored.NOT_FOUND);
      }
    }
    assertThat(themes.list(workspace)).hasSize(MOST);
    assertThat(themes.list(workspace).stream().map(Theme::name)).doesNotHaveDuplicates();
  }

  @Test
  void aLogoOfAThemeStays() {
    UploadId logo = UploadId.next(UploadKind.LOGO, Samples.IDS);
    var upload = new Upload(logo, workspace, logo.value(), "image/png", "x", null, 1, NOW);
    database().uploads().add(upload, new byte[] {1}, 10, Receipt.none());
    Theme theme = theme("Autumn").with("Autumn", Map.of("logo", Map.of("logo", logo.value())), NOW);
    assertThat(themes.add(theme, MOST)).isEqualTo(Stored.DONE);
    assertThat(database().uploads().remove(workspace, logo, NOW)).isEqualTo(Removal.IN_USE);
    assertThat(themes.replace(theme.with("Autumn", Map.of(), NOW))).isEqualTo(Stored.DONE);
    assertThat(database().uploads().remove(workspace, logo, NOW)).isEqualTo(Removal.REMOVED);
  }
}
