package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.OwnershipProof.Finding;
import dev.waypost.routing.DomainFallbacks;
import java.security.SecureRandom;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainServiceTest {
  private final InMemoryCodeStore codes = new InMemoryCodeStore();
  private final InMemoryDomainStore store = new InMemoryDomainStore(codes);
  private final Actor actor =
      new Actor(Samples.workspace().id(), "key:test", Set.of(Scope.ADMIN), Set.of());
  private final Actor other =
      new Actor(Samples.workspace().id(), "key:test", Set.of(Scope.ADMIN), Set.of());
  private Runnable whileLooking = () -> {};
  private Finding found = new Finding.Proven();
  private int published;

  @BeforeEach
  void makeTheOperatorsDomain() {
    store.saveDefault(Samples.domain());
  }

  private DomainService service() {
    var domains = new Domains(store::snapshot);
    return new DomainService(
        store,
        codes,
        domains,
        () -> {
          domains.refresh();
          published++;
        },
        _ -> {
          whileLooking.run();
          return found;
        },
        actor.workspace(),
        () -> NOW,
        new SecureRandom());
  }

  private static ListedDomain claim(DomainService service, Actor actor, String host) {
    return service.claim(actor, DomainAddress.ofHost(host), true, DomainFallbacks.NONE);
  }

  private static void assertRefused(ThrowingCallable call, Refusal refusal) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.refusal()).isEqualTo(refusal));
  }

  @Test
  void everyChangeIsPublished() {
    DomainService service = service();
    String id = claim(service, actor, "qr.example").domain().id();
    assertThat(service.verify(actor, id).domain().isVerified()).isTrue();
    service.verify(actor, id);
    service.delete(actor, id);
    assertThat(published).isEqualTo(3);
  }

  @Test
  void aWorkspaceHasAThousandDomainsAtMost() {
    DomainService service = service();
    for (int i = 0; i < 1000; i++) {
      claim(service, actor, "qr" + i + ".example");
    }
    assertRefused(() -> claim(service, actor, "more.example"), Refusal.TOO_MANY_DOMAINS);
    claim(service, other, "more.example");
  }

  @Test
  void aClaimThatIsDeletedWhileItsProofIsLookedForStaysDeleted() {
    DomainService service = service();
    String id = claim(service, actor, "qr.example").domain().id();
    whileLooking = () -> service.delete(actor, id);
    assertRefused(() -> service.verify(actor, id), Refusal.DOMAIN_NOT_FOUND);
    assertThat(store.snapshot().verified()).hasSize(1);
  }

  @Test
  void ofTwoProvenAtOnceTheFirstKeepsTheHost() {
    DomainService service = service();
    String mine = claim(service, actor, "qr.example").domain().id();
    String theirs = claim(service, other, "qr.example").domain().id();
    whileLooking =
        () -> {
          whileLooking = () -> {};
          service.verify(other, theirs);
        };
    assertRefused(() -> service.verify(actor, mine), Refusal.HOST_TAKEN);
    assertThat(service.get(actor, mine).domain().isVerified()).isFalse();
    assertThat(service.get(other, theirs).domain().isVerified()).isTrue();
  }

  @Test
  void whatWasChangedWhileTheProofWasLookedForIsKept() {
    DomainService service = service();
    String id = claim(service, actor, "qr.example").domain().id();
    var lowerCase =
        new DomainPatch(
            Change.to(false), Change.keep(), Change.keep(), Change.keep(), BrandPatch.KEEP, false);
    whileLooking = () -> service.edit(actor, id, lowerCase);
    assertThat(service.verify(actor, id).domain().uppercase()).isFalse();
  }

  @Test
  void withoutProofNothingChangesAndThePersonIsTold() {
    DomainService service = service();
    String id = claim(service, actor, "qr.example").domain().id();
    found = new Finding.NotProven("There is no record.");
    assertThatThrownBy(() -> service.verify(actor, id)).hasMessage("There is no record.");
    assertThat(service.get(actor, id).domain().isVerified()).isFalse();
  }
}
