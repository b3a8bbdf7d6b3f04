package dev.waypost.codes;

import dev.waypost.codes.StoreContract.Stores;
import org.junit.jupiter.api.Nested;

/** The stores behind limits that other tests build on obey their contracts as well. */
class InMemoryLimitsTest {
  private final Stores stores = new InMemoryStores();

  @Nested
  class KeptAnswers extends KeptAnswerContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  class Secrets extends SecretContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }

  @Nested
  class Usage extends UsageContract {
    @Override
    protected Stores stores() {
      return stores;
    }
  }
}
