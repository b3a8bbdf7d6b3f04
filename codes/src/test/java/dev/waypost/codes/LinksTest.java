package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static dev.waypost.codes.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.groups.Groups;
import dev.waypost.codes.links.IssuedLink;
import dev.waypost.codes.links.Link;
import dev.waypost.codes.links.Links;
import dev.waypost.codes.links.NewLink;
import dev.waypost.codes.metadata.MetadataFields;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.gates.GateSecret;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Making, listing and revoking signed links. */
class LinksTest {
  private static final GateSecret SECRET = new GateSecret(new byte[GateSecret.BYTES]);
  private static final Instant LATER = NOW.plusSeconds(3600);

  private final InMemoryStores stores = new InMemoryStores();
  private final Domain domain = Samples.domain();
  private final Domains domains = new Domains(List.of(domain));
  private final Actor actor =
      new Actor(Samples.workspace().id(), "key:test", Set.of(Scope.ADMIN), Set.of());
  private final List<String> published = new ArrayList<>();
  private final CodeService codes =
      new CodeService(
          stores.codes(),
          domains,
          _ -> {},
          new Quotas(stores.usage(), Quotas.Limits.NONE, () -> NOW),
          _ -> {},
          (_, file) -> {
            throw new AssertionError("No file was expected: " + file);
          },
          new Groups(stores.groups(), domains, _ -> {}, () -> NOW, Samples.IDS),
          new MetadataFields(stores.metadataFields(), () -> NOW),
          () -> NOW,
          new SecureRandom());
  private final Links links =
      new Links(
          stores.links(),
          codes,
          domains,
          () -> published.add("revocations"),
          SECRET,
          Samples.IDS,
          () -> NOW);
  private final Code code =
      codes.create(actor, NewCode.dynamic(new UrlContent("https://example.com/")), null).code();

  private IssuedLink issue(@Nullable Instant expiresAt, @Nullable Integer uses) {
    return links
        .make(actor, code.id(), new NewLink(expiresAt, uses, "Zoë"), 1, Receipt.none())
        .getFirst();
  }

  @Test
  void aLinkIsTheShortUrlWithWhatTheDataPlaneCanCheck() {
    IssuedLink issued = issue(LATER, 1);

    String start = domains.shortUrl(code) + "?wp_t=";
    assertThat(issued.url()).startsWith(start);
    assertThat(SignedLink.of(issued.url().substring(start.length()), SECRET, code.id().value()))
        .contains(new SignedLink(issued.link().id(), LATER, true));
    assertThat(links.get(actor, issued.link().id().value())).isEqualTo(issued.link());
  }

  @Test
  void manyAreMadeAtOnceAndDiffer() {
    List<IssuedLink> made =
        links.make(
            actor, code.id(), new NewLink(null, 1, null), Links.MOST_AT_ONCE, Receipt.none());

    assertThat(made).extracting(IssuedLink::url).doesNotHaveDuplicates().hasSize(10_000);
    List<Link> page = links.list(actor, code.id(), null, 100);
    assertThat(page).hasSize(100);
    assertThat(links.list(actor, code.id(), page.getLast().id(), 20_000)).hasSize(9_900);
  }

  @Test
  void whatCantBeIsRefused() {
    assertRefused(Refusal.INVALID_VALUE, "expires_at", () -> issue(NOW, 1));
    assertRefused(
        Refusal.INVALID_VALUE,
        "expires_at",
        () -> issue(SignedLink.LATEST_EXPIRY.plusMillis(1), 1));
    assertRefused(
        Refusal.INVALID_VALUE,
        "note",
        () ->
            links.make(actor, code.id(), new NewLink(null, 1, "x".repeat(201)), 1, Receipt.none()));
    assertThat(issue(SignedLink.LATEST_EXPIRY, 1).link().expiresAt())
        .isEqualTo(SignedLink.LATEST_EXPIRY);
  }

  @Test
  void aStaticCodeHasNoLinks() {
    var fixed =
        new NewCode(
            CodeType.STATIC,
            new UrlContent("https://example.com/"),
            null,
            null,
            null,
            CodeStatus.ACTIVE,
            ImageStyle.DEFAULT,
            null,
            null,
            PlanPatch.NONE,
            DescriptionPatch.NONE);
    CodeId id = codes.create(actor, fixed, null).code().id();

    assertRefused(
        Refusal.STATIC_CODE,
        null,
        () -> links.make(actor, id, new NewLink(null, 1, null), 1, Receipt.none()));
  }

  @Test
  void aRevocationIsStoredAndThenPublished() {
    IssuedLink issued = issue(null, null);
    String id = issued.link().id().value();
    links.revoke(actor, id);
    links.revoke(actor, id);

    assertThat(links.get(actor, id).revokedAt()).isEqualTo(NOW);
    assertThat(published).hasSize(2);
    assertThat(stores.links().revocationsSince(0, 10)).hasSize(1);
  }

  @Test
  void linksOfOthersAreNotFound() {
    IssuedLink issued = issue(null, 1);
    String id = issued.link().id().value();
    var stranger = new Actor(Samples.workspace().id(), "key:other", Set.of(Scope.ADMIN), Set.of());

    assertRefused(Refusal.LINK_NOT_FOUND, null, () -> links.get(stranger, id));
    assertRefused(Refusal.LINK_NOT_FOUND, null, () -> links.revoke(stranger, id));
    assertRefused(Refusal.CODE_NOT_FOUND, null, () -> links.list(stranger, code.id(), null, 10));
    assertRefused(Refusal.LINK_NOT_FOUND, null, () -> links.get(actor, "link_x"));
    assertRefused(
        Refusal.LINK_NOT_FOUND,
        null,
        () -> links.revoke(actor, LinkId.PREFIX + Samples.IDS.next()));
  }
}
