package dev.waypost.codes;

import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.links.InMemoryLinks;
import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.metadata.MetadataFieldStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All stores in memory, for tests of what is built on them. */
final class InMemoryStores implements StoreContract.Stores {
  private final InMemoryKeptAnswers keptAnswers = new InMemoryKeptAnswers();
  private final InMemoryJobs jobs = new InMemoryJobs(keptAnswers);
  private final InMemoryCodeStore codes = new InMemoryCodeStore(keptAnswers, jobs);
  private final LinkStore links = new InMemoryLinks(codes, keptAnswers::keepIfAny);
  private final Map<String, byte[]> secrets = new ConcurrentHashMap<>();
  private final MetadataFieldStore metadataFields = new InMemoryMetadataFields();
  private final DomainStore domains = new InMemoryDomainStore(codes);
  private final WorkspaceStore workspaces = new InMemoryWorkspaces(codes);
  private final ApiKeyStore apiKeys = new InMemoryApiKeys(keptAnswers);
  private final VisitorSaltStore visitorSalts = new InMemoryVisitorSalts();

  @Override
  public CodeStore codes() {
    return codes;
  }

  @Override
  public RouteStore routes() {
    return codes;
  }

  @Override
  public GroupStore groups() {
    return codes.groups();
  }

  @Override
  public MetadataFieldStore metadataFields() {
    return metadataFields;
  }

  @Override
  public DomainStore domains() {
    return domains;
  }

  @Override
  public WorkspaceStore workspaces() {
    return workspaces;
  }

  @Override
  public ApiKeyStore apiKeys() {
    return apiKeys;
  }

  @Override
  public ScanCounterStore scanCounters() {
    return codes;
  }

  @Override
  public VisitorSaltStore visitorSalts() {
    return visitorSalts;
  }

  @Override
  public RecallStore recalls() {
    return codes.recalls();
  }

  @Override
  public JobStore jobs() {
    return jobs;
  }

  @Override
  public LinkStore links() {
    return links;
  }

  @Override
  public UsageStore usage() {
    return codes;
  }

  @Override
  public SecretStore secrets() {
    return new SecretStore() {
      @Override
      public Optional<byte[]> find(String name) {
        return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
      }

      @Override
      public byte[] addIfAbsent(String name, byte[] secret) {
        secrets.putIfAbsent(name, secret.clone());
        return secrets.getOrDefault(name, secret).clone();
      }
    };
  }

  @Override
  public KeptAnswerStore keptAnswers() {
    return keptAnswers;
  }

  private static final class InMemoryWorkspaces implements WorkspaceStore {
    private final List<Workspace> all = new CopyOnWriteArrayList<>();
    private final UsageStore usage;

    InMemoryWorkspaces(UsageStore usage) {
      this.usage = usage;
    }

    @Override
    public List<Workspace> all() {
      return all.stream().filter(workspace -> !workspace.id().isSandbox()).toList();
    }

    @Override
    public synchronized void addIfAbsent(Workspace workspace) {
      if (all.stream().noneMatch(present -> present.id().equals(workspace.id()))) {
        all.add(workspace);
      }
    }

    @Override
    public void add(Workspace workspace) {
      all.add(workspace);
    }

    @Override
    public boolean exists(WorkspaceId workspace) {
      return all.stream().anyMatch(present -> present.id().equals(workspace));
    }

    /** Nothing that is built on these stores asks what else is gone. */
    @Override
    public boolean remove(WorkspaceId workspace) {
      if (usage.countCodes(workspace) > 0) {
        return false;
      }
      all.removeIf(present -> present.id().equals(workspace));
      return true;
    }
  }

  private static final class InMemoryApiKeys implements ApiKeyStore {
    private static final Comparator<ApiKey> NEWEST_FIRST =
        Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id).reversed();

    private final Map<String, ApiKey> byId = new HashMap<>();
    private final InMemoryKeptAnswers keptAnswers;

    InMemoryApiKeys(InMemoryKeptAnswers keptAnswers) {
      this.keptAnswers = keptAnswers;
    }

    @Override
    public synchronized Optional<ApiKey> find(String id) {
      return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized boolean isEmpty() {
      return byId.isEmpty();
    }

    @Override
    public synchronized List<ApiKey> list(
        WorkspaceId workspace, @Nullable ApiKey before, int limit) {
      return byId.values().stream()
          .filter(key -> key.workspace().equals(workspace))
          .filter(key -> before == null || NEWEST_FIRST.compare(key, before) > 0)
          .sorted(NEWEST_FIRST)
          .limit(limit)
          .toList();
    }

    @Override
    public synchronized KeyChange change(WorkspaceId workspace, Instant now, Decision decision) {
      KeyChange change =
          decision.on(
              list(workspace, null, Integer.MAX_VALUE).stream()
                  .filter(key -> key.isValidAt(now))
                  .toList());
      keptAnswers.keepIfAny(change.answer());
      change.added().forEach(key -> byId.put(key.id(), key));
      change
          .ended()
          .forEach(key ->
              byId.computeIfPresent(
                  key.id(),
                  (_, present) ->
                      present.revokedAt() == null ? key.asUsedAt(present.lastUsedAt()) : present));
      return change;
    }

    @Override
    public synchronized void recordUses(Map<String, Instant> lastUsed) {
      lastUsed.forEach((id, moment) -> byId.computeIfPresent(id, (_, key) -> key.asUsedAt(moment)));
    }
  }

  private static final class InMemoryVisitorSalts implements VisitorSaltStore {
    private final TreeMap<LocalDate, byte[]> byDay = new TreeMap<>();

    @Override
    public synchronized Map<LocalDate, byte[]> all() {
      return Map.copyOf(byDay);
    }

    @Override
    public synchronized byte[] addIfAbsent(LocalDate day, byte[] salt) {
      byDay.putIfAbsent(day, salt.clone());
      return byDay.getOrDefault(day, salt).clone();
    }

    @Override
    public synchronized void deleteBefore(LocalDate day) {
      byDay.headMap(day).clear();
    }
  }
}
