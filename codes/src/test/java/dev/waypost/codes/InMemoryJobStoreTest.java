package dev.waypost.codes;

/** The fake obeys the contract. */
class InMemoryJobStoreTest extends JobStoreContract {
  private final InMemoryStores stores = new InMemoryStores();

  @Override
  protected StoreContract.Stores stores() {
    return stores;
  }
}
