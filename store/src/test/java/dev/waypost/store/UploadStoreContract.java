package dev.waypost.store;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.Domain;
import dev.waypost.codes.DomainBrand;
import dev.waypost.codes.ImageStyle;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import dev.waypost.codes.Receipt;
import dev.waypost.codes.Samples;
import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.uploads.StoredUpload;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadId;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.UploadStore;
import dev.waypost.codes.uploads.UploadStore.Removal;
import dev.waypost.codes.uploads.UploadStore.TooManyUploadsException;
import dev.waypost.pages.Brand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store of uploads must do, whichever engine is behind it. */
abstract class UploadStoreContract {
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(30));
  private static final byte[] BYTES = {0, 1, -1, 127, -128};

  private UploadStore uploads;
  private WorkspaceId workspace;

  /** The database under test. */
  abstract Database database();

  @BeforeEach
  void makeWorkspace() {
    uploads = database().uploads();
    workspace = newWorkspace();
  }

  private WorkspaceId newWorkspace() {
    Workspace made = Samples.workspace();
    database().workspaces().add(made);
    return made.id();
  }

  @Test
  void aLogoThatTheBrandOfADomainNamesStays() {
    Upload logo = upload(workspace, UploadKind.LOGO, "branded");
    uploads.add(logo, BYTES, 10, Receipt.none());
    Domain plain = Samples.domain();
    Domain branded =
        plain.with(
            new DomainBrand(
                logo.id().value(),
                new Brand(null, new Brand.Picture("iVBORw0KGgo="), null, null, null, null, null)));
    database().domains().saveDefault(branded);
    assertThat(uploads.remove(workspace, logo.id(), LONG_AGO)).isEqualTo(Removal.IN_USE);
    database().domains().saveDefault(plain);
    assertThat(uploads.remove(workspace, logo.id(), LONG_AGO)).isEqualTo(Removal.REMOVED);
  }

  private static Upload upload(WorkspaceId owner, UploadKind kind, String digits) {
    return new Upload(
        UploadId.next(kind, Samples.IDS),
        owner,
        HexFormat.of().formatHex(digits.getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
        "image/png",
        "Schild – \"links\".png",
        kind == UploadKind.LOGO ? new Upload.PixelSize(40, 20) : null,
        BYTES.length,
        NOW);
  }

  private StoredUpload add(Upload upload) {
    return uploads.add(upload, BYTES, 100, Receipt.none());
  }

  @Test
  void anUploadIsReadBackByItsWorkspaceAlone() {
    Upload logo = upload(workspace, UploadKind.LOGO, "read-back");
    Upload file = upload(workspace, UploadKind.FILE, "read-back");
    assertThat(add(logo)).isEqualTo(new StoredUpload(logo, true));
    assertThat(add(file)).isEqualTo(new StoredUpload(file, true));

    assertThat(uploads.find(workspace, logo.id())).contains(logo);
    assertThat(uploads.find(workspace, file.id())).contains(file);
    assertThat(uploads.find(newWorkspace(), logo.id())).isEmpty();
    assertThat(uploads.bytes(file)).contains(BYTES);
    assertThat(uploads.list(workspace, UploadKind.LOGO, null, 10)).containsExactly(logo);
  }

  @Test
  void theSameBytesAreStoredOnceForAWorkspaceAndKind() {
    Upload first = upload(workspace, UploadKind.LOGO, "twice");
    add(first);

    assertThat(add(upload(workspace, UploadKind.LOGO, "twice")))
        .isEqualTo(new StoredUpload(first, false));
  }

  @Test
  void bytesGoWithTheLastWorkspaceThatHasThem() {
    WorkspaceId other = newWorkspace();
    Upload mine = upload(workspace, UploadKind.LOGO, "shared");
    Upload theirs = upload(other, UploadKind.LOGO, "shared");
    add(mine);
    add(theirs);

    assertThat(uploads.remove(other, mine.id(), LONG_AGO)).isEqualTo(Removal.NOT_FOUND);
    assertThat(uploads.remove(workspace, mine.id(), LONG_AGO)).isEqualTo(Removal.REMOVED);
    assertThat(uploads.bytes(theirs)).contains(BYTES);
    assertThat(uploads.remove(other, theirs.id(), LONG_AGO)).isEqualTo(Removal.REMOVED);
    assertThat(uploads.bytes(theirs)).isEmpty();
  }

  @Test
  void thoseWhoAddAndRemoveTheSameBytesAtTheSameTimeDoNotLoseThem() throws Exception {
    List<Callable<Boolean>> works = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      WorkspaceId owner = newWorkspace();
      works.add(() -> {
        for (int round = 0; round < 15; round++) {
          Upload one = add(upload(owner, UploadKind.LOGO, "contended")).upload();
          assertThat(uploads.bytes(one)).contains(BYTES);
          assertThat(uploads.remove(owner, one.id(), LONG_AGO)).isEqualTo(Removal.REMOVED);
        }
        return true;
      });
    }
    try (var threads = Executors.newFixedThreadPool(works.size())) {
      for (Future<Boolean> done : threads.invokeAll(works)) {
        assertThat(done.get()).isTrue();
      }
    }
  }

  @Test
  void theNewestAreListedFirstAPageAtATime() {
    List<Upload> made = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      made.add(upload(workspace, UploadKind.FILE, "page" + i));
      add(made.getLast());
    }
    made.sort((one, other) -> other.id().value().compareTo(one.id().value()));

    assertThat(uploads.list(workspace, UploadKind.FILE, made.get(0).id(), 2))
        .containsExactly(made.get(1), made.get(2));
  }

  @Test
  void noMoreAreStoredThanMayBe() {
    uploads.add(upload(workspace, UploadKind.LOGO, "full1"), BYTES, 1, Receipt.none());

    Upload second = upload(workspace, UploadKind.LOGO, "full2");
    assertThatThrownBy(() -> uploads.add(second, BYTES, 1, Receipt.none()))
        .isInstanceOf(TooManyUploadsException.class);
    assertThat(uploads.bytes(second)).isEmpty();
    add(upload(workspace, UploadKind.FILE, "full3"));
  }

  @Test
  void anUploadIsStoredWithItsAnswerOrNotAtAll() {
    var call = new RepeatableCall("wp_test_" + Samples.IDS.next(), "again", new byte[32]);
    var answer = new KeptAnswer(call, NOW, 201, Map.of(), new byte[] {1});
    uploads.add(upload(workspace, UploadKind.LOGO, "answer1"), BYTES, 9, _ -> answer);

    Upload second = upload(workspace, UploadKind.LOGO, "answer2");
    assertThatThrownBy(() -> uploads.add(second, BYTES, 9, _ -> answer))
        .isInstanceOf(AlreadyAnsweredException.class);
    assertThat(uploads.find(workspace, second.id())).isEmpty();
  }

  @Test
  void aLogoStaysWhileACodeNamesItOrOneThatCanBeRestored() {
    Domain domain = Samples.domain();
    database().domains().saveDefault(domain);
    Upload logo = upload(workspace, UploadKind.LOGO, "in-use");
    add(logo);
    Code plain = Samples.dynamicCode(workspace, domain, "LOGO");
    Code code = with(plain, logo, CodeStatus.ACTIVE, 1);
    database().codes().commit(List.of(Samples.created(code)));
    assertThat(uploads.remove(workspace, logo.id(), LONG_AGO)).isEqualTo(Removal.IN_USE);

    Code deleted = with(code, logo, CodeStatus.DELETED, 2);
    database().codes().commit(List.of(Samples.updated(code, deleted)));
    assertThat(uploads.remove(workspace, logo.id(), LONG_AGO)).isEqualTo(Removal.IN_USE);
    assertThat(uploads.remove(workspace, logo.id(), NOW.plusSeconds(1))).isEqualTo(Removal.REMOVED);
  }

  private static Code with(Code code, Upload logo, CodeStatus status, long revision) {
    ImageStyle style = code.style();
    return new Code(
        code.id(),
        code.workspace(),
        code.type(),
        code.content(),
        code.domainId(),
        code.key(),
        code.name(),
        status,
        new ImageStyle(
            style.foregroundColor(),
            style.backgroundColor(),
            style.errorCorrection(),
            style.margin(),
            style.size(),
            style.format(),
            Map.of("logo", Map.of("logo", logo.id().value())),
            false),
        code.expiresAt(),
        code.fallback(),
        code.plan(),
        code.description(),
        revision,
        code.createdAt(),
        code.updatedAt());
  }
}
