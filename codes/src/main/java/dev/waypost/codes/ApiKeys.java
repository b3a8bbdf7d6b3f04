package dev.waypost.codes;

import dev.waypost.codes.ApiKeyStore.KeyChange;
import dev.waypost.codes.groups.GroupId;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes, checks, replaces and revokes API keys.
 *
 * <p>Methods throw {@link RefusedException} for what is not allowed and {@link
 * StoreUnavailableException} while the database is out of reach; in both cases nothing has changed.
 */
public final class ApiKeys {
  private final ApiKeyStore store;
  private final InstantSource clock;
  private final SecureRandom random;
  private final KeyUses uses;

  /** Keys in this store. */
  public ApiKeys(ApiKeyStore store, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
    this.uses = new KeyUses(store);
  }

  /** A new key's text, which is not valid before {@link #register}. */
  public ApiKeyText draw() {
    return ApiKeyText.generate(random);
  }

  /** Makes a key valid. Its text can't be read back later. */
  public ApiKey register(
      ApiKeyText text,
      WorkspaceId workspace,
      String name,
      Set<Scope> scopes,
      Set<GroupId> groups,
      @Nullable Instant expiresAt) {
    return register(text, workspace, name, scopes, groups, expiresAt, Receipt.none()).key();
  }

  private IssuedKey register(
      ApiKeyText text,
      WorkspaceId workspace,
      String name,
      Set<Scope> scopes,
      Set<GroupId> groups,
      @Nullable Instant expiresAt,
      Receipt<IssuedKey> receipt) {
    Instant now = now();
    ApiKeyRules.check(name, scopes, groups, expiresAt, now);
    ApiKeyRules.checkMode(workspace, scopes);
    var issued = new IssuedKey(text, made(text, workspace, name, scopes, groups, now, expiresAt));
    store.change(
        workspace,
        now,
        valid -> {
          ApiKeyRules.checkRoom(valid);
          return new KeyChange(List.of(issued.key()), List.of(), receipt.of(issued));
        });
    return issued;
  }

  /**
   * Makes a key in a workspace.
   *
   * @param workspace the actor's or its sandbox
   * @param groups to which it is limited; empty for none
   * @param expiresAt from when on it is refused; null for never
   */
  public IssuedKey issue(
      WorkspaceId workspace,
      String name,
      Set<Scope> scopes,
      Set<GroupId> groups,
      @Nullable Instant expiresAt,
      Receipt<IssuedKey> receipt) {
    return register(draw(workspace), workspace, name, scopes, groups, expiresAt, receipt);
  }

  private ApiKeyText draw(WorkspaceId workspace) {
    return ApiKeyText.generate(random, workspace.isSandbox());
  }

  /** A key of the actor's workspace or of its sandbox, be it valid or not. */
  public ApiKey get(Actor actor, String id) {
    return find(actor, id).orElseThrow(() -> notFound(id));
  }

  /**
   * A key of the actor's workspace or of its sandbox, be it valid or not, or nothing where there is
   * none.
   */
  public Optional<ApiKey> find(Actor actor, String id) {
    return Optional.of(id)
        .filter(ApiKeyText::isId)
        .flatMap(store::find)
        .filter(key -> key.workspace().live().equals(actor.workspace()))
        .map(uses::known);
  }

  /** Keys of a workspace, newest first; see {@link ApiKeyStore#list}. */
  public List<ApiKey> list(WorkspaceId workspace, @Nullable ApiKey before, int limit) {
    return store.list(workspace, before, limit).stream().map(uses::known).toList();
  }

  /**
   * Revokes a key: every call after this one refuses it. Revoking it again changes nothing. The
   * last valid admin key of a workspace can't be revoked.
   */
  public void revoke(Actor actor, String id) {
    ApiKey found = get(actor, id);
    Instant now = now();
    store.change(
        found.workspace(),
        now,
        valid -> {
          // One that is not valid any more can't be the last, and is marked all the same.
          ApiKey key = among(valid, id).orElse(found);
          if (key.isValidAt(now)) {
            ApiKeyRules.checkAdminStays(key, valid);
          }
          return KeyChange.ending(key.asRevokedAt(now));
        });
  }

  /**
   * Makes a key with the name, the scopes and the expiry of another, which expires after the
   * overlap, or when it would have, whichever comes first.
   *
   * @param overlap for how long both are valid; zero for not at all
   */
  public IssuedKey rotate(Actor actor, String id, Duration overlap, Receipt<IssuedKey> receipt) {
    ApiKey found = get(actor, id);
    ApiKeyText text = draw(found.workspace());
    Instant now = now();
    var issued = new AtomicReference<@Nullable IssuedKey>();
    store.change(
        found.workspace(),
        now,
        valid -> {
          ApiKey old = among(valid, id).orElseThrow(() -> ended(id));
          if (overlap.isPositive()) {
            ApiKeyRules.checkRoom(valid);
          }
          var next =
              new IssuedKey(
                  text,
                  made(
                      text,
                      old.workspace(),
                      old.name(),
                      old.scopes(),
                      old.groups(),
                      now,
                      old.expiresAt()));
          issued.set(next);
          return new KeyChange(
              List.of(next.key()), List.of(old.asExpiringBy(now.plus(overlap))), receipt.of(next));
        });
    return Objects.requireNonNull(issued.get());
  }

  /** Whether no key was ever made. */
  public boolean isEmpty() {
    return store.isEmpty();
  }

  /** Who bears this key, or nothing where it is wrong, revoked or expired. */
  public Optional<Bearer> authenticate(String text) {
    return ApiKeyText.parse(text).flatMap(this::authenticate);
  }

  /**
   * Stores when keys were last used. To be called now and then, at most once a minute, and at the
   * end; no other call does it.
   */
  public void saveUses() {
    uses.save();
  }

  private Optional<Bearer> authenticate(ApiKeyText presented) {
    return taken(
        store
            .find(presented.id())
            .filter(key -> MessageDigest.isEqual(key.secretHash(), presented.hash())));
  }

  /** Who comes with something that this key has made, or nothing where it has ended. */
  Optional<Bearer> bearer(String id) {
    return taken(store.find(id));
  }

  private Optional<Bearer> taken(Optional<ApiKey> presented) {
    Optional<ApiKey> taken = presented.filter(key -> key.isValidAt(clock.instant()));
    taken.ifPresent(key -> uses.note(key.id(), now()));
    return taken.map(key ->
        new Bearer(
            key.id(), new Actor(key.workspace(), "key:" + key.name(), key.scopes(), key.groups())));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ApiKey made(
      ApiKeyText text,
      WorkspaceId workspace,
      String name,
      Set<Scope> scopes,
      Set<GroupId> groups,
      Instant now,
      @Nullable Instant expiresAt) {
    return new ApiKey(
        text.id(), workspace, name, text.hash(), scopes, groups, now, expiresAt, null, null);
  }

  private static Optional<ApiKey> among(List<ApiKey> keys, String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.KEY_NOT_FOUND,
        null,
        "There is no API key \"" + id + "\" in this workspace. List the keys to find its id.");
  }

  private static RefusedException ended(String id) {
    return new RefusedException(
        Refusal.KEY_ENDED,
        null,
        "The API key \""
            + id
            + "\" is revoked or expired, so it can't be rotated. Make a new key.");
  }
}
