package dev.waypost.codes;

import dev.waypost.codes.links.LinkStoreContract;

/** The store that other tests build on obeys the contract as well. */
class InMemoryLinkStoreTest extends LinkStoreContract {
  private final StoreContract.Stores stores = new InMemoryStores();

  @Override
  protected StoreContract.Stores stores() {
    return stores;
  }
}
