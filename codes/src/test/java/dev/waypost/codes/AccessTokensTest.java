package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.groups.GroupId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
  private static final byte[] SECRET = new byte[32];

  private final WorkspaceId workspace = Samples.workspace().id();
  private Instant now = Samples.NOW;
  private final ApiKeys keys =
      new ApiKeys(new InMemoryStores().apiKeys(), () -> now, new SecureRandom());
  private final AccessTokens tokens = new AccessTokens(keys, SECRET, () -> now);

  @Test
  void aTokenStandsForItsKeyWithTheScopesItWasMadeFor() {
    Bearer key = key(null, Scope.CODES_READ, Scope.CODES_WRITE);
    IssuedToken token = tokens.issue(key, Set.of(Scope.CODES_READ));

    assertThat(tokens.authenticate(token.text()))
        .contains(
            new Bearer(
                key.apiKeyId(),
                new Actor(workspace, "key:app", Set.of(Scope.CODES_READ), Set.of())));
    assertThat(token).hasToString("wp_oat_…");
  }

  @Test
  void aTokenOfAKeyThatIsLimitedToGroupsIsLimitedLikeIt() {
    Set<GroupId> groups = Set.of(new GroupId("grp_00000000000000000000000000"));
    ApiKeyText text = keys.draw();
    ApiKey made = keys.register(text, workspace, "app", Set.of(Scope.CODES_READ), groups, null);
    Bearer bearer = keys.bearer(made.id()).orElseThrow();
    IssuedToken token = tokens.issue(bearer, Set.of(Scope.CODES_READ));
    assertThat(tokens.authenticate(token.text()).orElseThrow().actor().groups()).isEqualTo(groups);
  }

  @Test
  void aTokenIsRefusedFromItsExpiryOn() {
    IssuedToken token = tokens.issue(key(null, Scope.ADMIN), Set.of(Scope.ADMIN));
    now = now.plus(AccessTokens.LIFETIME).minusMillis(1);
    assertThat(tokens.authenticate(token.text())).isPresent();
    now = now.plusMillis(1);
    assertThat(tokens.authenticate(token.text())).isEmpty();
  }

  @Test
  void aTokenEndsWithItsKey() {
    Bearer expiring = key(now.plusSeconds(5), Scope.CODES_READ);
    Bearer revoked = key(null, Scope.CODES_READ);
    key(null, Scope.ADMIN);
    String first = tokens.issue(expiring, Set.of(Scope.CODES_READ)).text();
    String second = tokens.issue(revoked, Set.of(Scope.CODES_READ)).text();

    keys.revoke(
        new Actor(workspace, "key:admin", Set.of(Scope.ADMIN), Set.of()), revoked.apiKeyId());
    assertThat(tokens.authenticate(second)).isEmpty();
    assertThat(tokens.authenticate(first)).isPresent();
    now = now.plusSeconds(5);
    assertThat(tokens.authenticate(first)).isEmpty();
  }

  @Test
  void whatIsSignedWithAnotherSecretIsRefused() {
    byte[] other = SECRET.clone();
    other[31] = 1;
    Bearer key = key(null, Scope.CODES_READ);
    String forged =
        new AccessTokens(keys, other, () -> now).issue(key, Set.of(Scope.CODES_READ)).text();
    assertThat(tokens.authenticate(forged)).isEmpty();
  }

  @Test
  void noCharacterOfATokenCanBeChanged() {
    String token = tokens.issue(key(null, Scope.CODES_READ), Set.of(Scope.CODES_READ)).text();
    for (int i = 0; i < token.length() - 1; i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(tokens.authenticate(changed)).as(changed).isEmpty();
    }
    String claims =
        Base64.getUrlEncoder().encodeToString("x 9 admin".getBytes(StandardCharsets.US_ASCII));
    assertThat(tokens.authenticate("wp_oat_" + claims + token.substring(token.indexOf('.'))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wp_oat_", "wp_oat_.", "wp_oat_a.b.c", "wp_oat_!.!", "wp_live_x"})
  void whatIsNoTokenIsRefused(String text) {
    assertThat(tokens.authenticate(text)).isEmpty();
  }

  private Bearer key(@org.jspecify.annotations.Nullable Instant expiresAt, Scope... scopes) {
    ApiKeyText text = keys.draw();
    keys.register(text, workspace, "app", Set.of(scopes), Set.of(), expiresAt);
    return keys.authenticate(text.text()).orElseThrow();
  }
}
