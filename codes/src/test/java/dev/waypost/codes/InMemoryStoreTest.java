package dev.waypost.codes;

/** The stores that other tests build on obey the contract as well. */
class InMemoryStoreTest extends StoreContract {
  private final Stores stores = new InMemoryStores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
