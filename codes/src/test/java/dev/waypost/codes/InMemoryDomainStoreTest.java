package dev.waypost.codes;

/** The store that other tests build on obeys the contract as well. */
class InMemoryDomainStoreTest extends DomainStoreContract {
  private final StoreContract.Stores stores = new InMemoryStores();

  @Override
  protected StoreContract.Stores stores() {
    return stores;
  }
}
