package dev.waypost.store;

import dev.waypost.codes.ApiKeyStore;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.DomainStore;
import dev.waypost.codes.JobStore;
import dev.waypost.codes.KeptAnswerStore;
import dev.waypost.codes.RecallStore;
import dev.waypost.codes.RouteStore;
import dev.waypost.codes.ScanCounterStore;
import dev.waypost.codes.SecretStore;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.UsageStore;
import dev.waypost.codes.VisitorSaltStore;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.metadata.MetadataFieldStore;

/** A database as the contract sees it. */
record DatabaseStores(Database database) implements Stores {
  @Override
  public CodeStore codes() {
    return database.codes();
  }

  @Override
  public RouteStore routes() {
    return database.routes();
  }

  @Override
  public GroupStore groups() {
    return database.groups();
  }

  @Override
  public MetadataFieldStore metadataFields() {
    return database.metadataFields();
  }

  @Override
  public DomainStore domains() {
    return database.domains();
  }

  @Override
  public WorkspaceStore workspaces() {
    return database.workspaces();
  }

  @Override
  public ApiKeyStore apiKeys() {
    return database.apiKeys();
  }

  @Override
  public ScanCounterStore scanCounters() {
    return database.scanCounters();
  }

  @Override
  public VisitorSaltStore visitorSalts() {
    return database.visitorSalts();
  }

  @Override
  public RecallStore recalls() {
    return database.recalls();
  }

  @Override
  public LinkStore links() {
    return database.links();
  }

  @Override
  public JobStore jobs() {
    return database.jobs();
  }

  @Override
  public UsageStore usage() {
    return database.usage();
  }

  @Override
  public SecretStore secrets() {
    return database.secrets();
  }

  @Override
  public KeptAnswerStore keptAnswers() {
    return database.keptAnswers();
  }
}
