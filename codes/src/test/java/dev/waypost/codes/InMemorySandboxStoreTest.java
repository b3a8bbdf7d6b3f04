package dev.waypost.codes;

/** The stores in memory obey the contract, too. */
class InMemorySandboxStoreTest extends SandboxStoreContract {
  private final StoreContract.Stores stores = new InMemoryStores();

  @Override
  protected StoreContract.Stores stores() {
    return stores;
  }
}
