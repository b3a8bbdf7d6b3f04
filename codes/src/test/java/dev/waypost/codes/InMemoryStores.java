package dev.waypost.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All stores in memory, for tests of what is built on them. */
final class InMemoryStores implements StoreContract.Stores {
  private final InMemoryCodeStore codes = new InMemoryCodeStore();
  private final DomainStore domains = new InMemoryDomains();
  private final WorkspaceStore workspaces = new InMemoryWorkspaces();
  private final ApiKeyStore apiKeys = new InMemoryApiKeys();
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

  private static final class InMemoryDomains implements DomainStore {
    private final List<Domain> all = new ArrayList<>();

    @Override
    public synchronized List<Domain> all() {
      return List.copyOf(all);
    }

    @Override
    public synchronized void saveDefault(Domain domain) {
      all.removeIf(present -> present.id().equals(domain.id()));
      all.addFirst(domain);
    }
  }

  private static final class InMemoryWorkspaces implements WorkspaceStore {
    private final List<Workspace> all = new CopyOnWriteArrayList<>();

    @Override
    public List<Workspace> all() {
      return List.copyOf(all);
    }

    @Override
    public void add(Workspace workspace) {
      all.add(workspace);
    }
  }

  private static final class InMemoryApiKeys implements ApiKeyStore {
    private final Map<String, ApiKey> byId = new ConcurrentHashMap<>();

    @Override
    public void add(ApiKey key) {
      byId.put(key.id(), key);
    }

    @Override
    public Optional<ApiKey> find(String id) {
      return Optional.ofNullable(byId.get(id));
    }

    @Override
    public boolean isEmpty() {
      return byId.isEmpty();
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
