package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.codes.Samples.dynamicCode;
import static dev.waypost.codes.Samples.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.ApiKeyStore.KeyChange;
import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are kept with what they tell of, both or neither, whichever engine is behind it. */
public abstract class KeptAnswerContract {
  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private WorkspaceId workspace;
  private Domain domain;

  @BeforeEach
  void makeTenant() {
    Workspace made = Samples.workspace();
    stores().workspaces().add(made);
    workspace = made.id();
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
  }

  @Test
  void anAnswerIsReadBackAsItWasKept() {
    KeptAnswer answer = answer("a name with : and 'quotes'", NOW);
    stores().keptAnswers().keep(answer);

    KeptAnswer found = find(answer, NOW).orElseThrow();
    assertThat(found.call().fingerprint()).isEqualTo(answer.call().fingerprint());
    assertThat(found.createdAt()).isEqualTo(NOW);
    assertThat(found.status()).isEqualTo(201);
    assertThat(found.headers())
        .isEqualTo(Map.of("Content-Type", "application/json", "Location", "/a:b"));
    assertThat(found.body()).isEqualTo(answer.body());
    assertThat(find(answer, NOW.plusMillis(1))).isEmpty();
    assertThat(
            stores()
                .keptAnswers()
                .find("another key", answer.call().idempotencyKey(), Instant.EPOCH))
        .isEmpty();
  }

  @Test
  void aCodeAndTheAnswerThatTellsOfItAreStoredTogether() {
    Code code = dynamicCode(workspace, domain, "KEPT1");
    KeptAnswer answer = answer("1", NOW);
    stores().codes().commit(List.of(created(code)), answer);

    assertThat(find(answer, NOW)).isPresent();
    assertThat(stores().codes().find(workspace, code.id())).isPresent();
  }

  @Test
  void theAnswerOfARefusedChangeIsNotKept() {
    Code code = dynamicCode(workspace, domain, "KEPT2");
    stores().codes().commit(List.of(created(code)));
    KeptAnswer answer = answer("1", NOW);

    Code other = dynamicCode(workspace, domain, "KEPT2");
    assertThatThrownBy(() -> stores().codes().commit(List.of(created(other)), answer))
        .isInstanceOf(KeyTakenException.class);
    assertThat(find(answer, NOW)).isEmpty();
  }

  @Test
  void aCallThatWasAnsweredMeanwhileChangesNothing() {
    Code code = dynamicCode(workspace, domain, "KEPT3");
    stores().codes().commit(List.of(created(code)));
    KeptAnswer answer = answer("1", NOW);
    stores().keptAnswers().keep(answer);
    KeptAnswer again =
        new KeptAnswer(answer.call(), NOW.plus(KeptAnswer.KEPT_FOR), 200, Map.of(), new byte[1]);

    assertThatThrownBy(() -> stores().keptAnswers().keep(again))
        .isInstanceOf(AlreadyAnsweredException.class);
    assertThatThrownBy(
            () -> stores().codes().commit(List.of(updated(code, code.asNextRevision(NOW))), again))
        .isInstanceOf(AlreadyAnsweredException.class);
    ApiKey key = key();
    assertThatThrownBy(() ->
            stores()
                .apiKeys()
                .change(workspace, NOW, _ -> new KeyChange(List.of(key), List.of(), again)))
        .isInstanceOf(AlreadyAnsweredException.class);

    assertThat(stores().codes().find(workspace, code.id())).contains(new CountedCode(code, 0));
    assertThat(stores().apiKeys().find(key.id())).isEmpty();
    assertThat(find(answer, NOW)).map(KeptAnswer::status).contains(201);
  }

  @Test
  void aKeyAndTheAnswerThatTellsOfItAreStoredTogether() {
    ApiKey key = key();
    KeptAnswer answer = answer("1", NOW);
    stores().apiKeys().change(workspace, NOW, _ -> new KeyChange(List.of(key), List.of(), answer));

    assertThat(find(answer, NOW)).isPresent();
    assertThat(stores().apiKeys().find(key.id())).isPresent();
  }

  @Test
  void anAnswerOfMoreThanADayAgoGivesWay() {
    KeptAnswer old = answer("1", NOW);
    stores().keptAnswers().keep(old);
    Instant later = NOW.plus(KeptAnswer.KEPT_FOR).plusMillis(1);
    byte[] fingerprint = Sha256.of(new byte[] {9});
    KeptAnswer next =
        new KeptAnswer(
            new RepeatableCall(old.call().apiKeyId(), "1", fingerprint),
            later,
            422,
            Map.of(),
            new byte[0]);
    Code code = dynamicCode(workspace, domain, "KEPT4");
    stores().codes().commit(List.of(created(code)), next);

    KeptAnswer found = find(old, later).orElseThrow();
    assertThat(found.status()).isEqualTo(422);
    assertThat(found.call().fingerprint()).isEqualTo(fingerprint);
    assertThat(found.headers()).isEmpty();
    assertThat(found.body()).isEmpty();
  }

  @Test
  void oldAnswersAreForgotten() {
    KeptAnswer old = answer("old", NOW.minus(Duration.ofDays(400)));
    KeptAnswer young = answer("young", NOW);
    stores().keptAnswers().keep(old);
    stores().keptAnswers().keep(young);

    stores().keptAnswers().deleteBefore(NOW.minus(Duration.ofDays(399)));
    assertThat(find(old, Instant.EPOCH)).isEmpty();
    assertThat(find(young, Instant.EPOCH)).isPresent();
  }

  @Test
  void ofManyWhoAnswerTheSameCallAtOnceOneChangesSomething() throws Exception {
    KeptAnswer answer = answer("at once", NOW);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Code code = dynamicCode(workspace, domain, "ONCE" + i);
      work.add(() -> {
        try {
          stores().codes().commit(List.of(created(code)), answer);
          return true;
        } catch (AlreadyAnsweredException another) {
          return false;
        }
      });
    }
    int succeeded = 0;
    try (var executor = Executors.newFixedThreadPool(4)) {
      for (var result : executor.invokeAll(work)) {
        succeeded += result.get() ? 1 : 0;
      }
    }
    assertThat(succeeded).isEqualTo(1);
    assertThat(
            stores().codes().find(workspace, CodeFilter.ALL, CodeOrder.NEWEST_FIRST, null, NOW, 10))
        .hasSize(1);
  }

  @Test
  void anAnswerOfSeveralMegabytesIsKeptWhole() {
    byte[] body = new byte[8 * 1024 * 1024];
    new SecureRandom().nextBytes(body);
    KeptAnswer answer = new KeptAnswer(answer("large", NOW).call(), NOW, 200, Map.of(), body);
    stores().keptAnswers().keep(answer);
    assertThat(find(answer, NOW)).map(KeptAnswer::body).contains(body);
  }

  private Optional<KeptAnswer> find(KeptAnswer answer, Instant since) {
    return stores()
        .keptAnswers()
        .find(answer.call().apiKeyId(), answer.call().idempotencyKey(), since);
  }

  /** Of an API key of its own, so that tests on one database keep apart. */
  private static KeptAnswer answer(String idempotencyKey, Instant createdAt) {
    return new KeptAnswer(
        new RepeatableCall(Samples.IDS.next(), idempotencyKey, Sha256.of(new byte[] {1})),
        createdAt,
        201,
        Map.of("Content-Type", "application/json", "Location", "/a:b"),
        "packed".getBytes(StandardCharsets.UTF_8));
  }

  private ApiKey key() {
    ApiKeyText text = ApiKeyText.generate(new SecureRandom());
    return new ApiKey(
        text.id(),
        workspace,
        "x",
        text.hash(),
        Set.of(Scope.ADMIN),
        Set.of(),
        NOW,
        null,
        null,
        null);
  }
}
