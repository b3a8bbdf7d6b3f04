package dev.waypost.codes;

/** The stores in memory obey the contract, too. */
class InMemoryRecallStoreTest extends RecallStoreContract {
  private final StoreContract.Stores stores = new InMemoryStores();

  @Override
  protected StoreContract.Stores stores() {
    return stores;
  }
}
