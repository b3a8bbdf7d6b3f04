package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.WebTarget;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {
  private static final String DOMAIN = "dom_1";

  private final RouteTable table = new RouteTable();

  @ParameterizedTest
  @ValueSource(strings = {"7K3QX0A1ZZ12", "7k3qx0a1zz12", "7K3QXOAIZZ12", "7k3qxoalzzL2"})
  void aGeneratedKeyIsFoundHoweverItIsTyped(String typed) {
    table.apply(change(1, "7K3QX0A1ZZ12"));
    assertThat(table.find(DOMAIN, typed)).isEqualTo(route(1, "7K3QX0A1ZZ12"));
  }

  @Test
  void aCustomKeyIsFoundOnlyAsItWasGivenOut() {
    table.apply(change(1, "Menu"));
    assertThat(table.find(DOMAIN, "Menu")).isNotNull();
    assertThat(table.find(DOMAIN, "menu")).isNull();
    assertThat(table.find(DOMAIN, "MENU")).isNull();
  }

  @Test
  void theExactKeyComesBeforeTheFoldedOne() {
    table.apply(change(1, "M0"));
    table.apply(change(2, "mo"));
    assertThat(table.find(DOMAIN, "mo")).isEqualTo(route(2, "mo"));
    assertThat(table.find(DOMAIN, "MO")).isEqualTo(route(1, "M0"));
    assertThat(table.find(DOMAIN, "M0")).isEqualTo(route(1, "M0"));
  }

  @Test
  void aKeyIsFoundInItsDomainAlone() {
    table.apply(change(1, "KEY"));
    assertThat(table.find("dom_2", "KEY")).isNull();
    assertThat(table.find(DOMAIN, "")).isNull();
    assertThat(table.find(DOMAIN, "KE")).isNull();
    assertThat(table.find(DOMAIN, "KEYS")).isNull();
  }

  @Test
  void anOlderChangeDoesNotBringBackWhatANewerOneReplaced() {
    table.apply(change(2, "KEY"));
    table.apply(change(1, "KEY"));
    assertThat(table.find(DOMAIN, "KEY")).isEqualTo(route(2, "KEY"));
    assertThat(table.size()).isEqualTo(1);
  }

  @Test
  void theRevisionStandsWhereAChangeIsMissing() {
    assertThat(table.revision()).isZero();
    table.apply(change(1, "A"));
    table.apply(change(3, "C"));
    assertThat(table.revision()).isEqualTo(1);
    assertThat(table.find(DOMAIN, "C")).isNotNull();

    table.advance(List.of(change(2, "B"), change(3, "C")));
    assertThat(table.revision()).isEqualTo(3);
    table.advance(List.of());
    table.advance(List.of(change(2, "B")));
    assertThat(table.revision()).isEqualTo(3);
  }

  /**
   * A reader sees each route only ever move on, and a revision only when all up to it are there.
   */
  @Test
  void readersSeeRoutesMoveOnWhileTheyAreWritten() throws Exception {
    int keys = 16;
    int changes = 20_000;
    var done = new AtomicBoolean();
    var ready = new CountDownLatch(3);
    try (var readers = Executors.newFixedThreadPool(3)) {
      Callable<Long> read =
          () -> {
            long[] seen = new long[keys];
            long reads = 0;
            ready.countDown();
            while (!done.get() || reads == 0) {
              long revision = table.revision();
              for (int i = 0; i < keys; i++) {
                Route found = table.find(DOMAIN, "k" + i);
                long version = found == null ? 0 : found.revision();
                assertThat(version).isGreaterThanOrEqualTo(seen[i]);
                // The last change of key i up to the revision that was read before.
                assertThat(version).isGreaterThan(revision - keys);
                seen[i] = version;
              }
              reads++;
            }
            return reads;
          };
      List<Future<Long>> reading =
          IntStream.range(0, 3).mapToObj(_ -> readers.submit(read)).toList();
      ready.await();
      try {
        for (long revision = 1; revision <= changes; revision++) {
          table.apply(change(revision, "K" + revision % keys));
        }
      } finally {
        done.set(true);
      }
      for (Future<Long> reader : reading) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(table.revision()).isEqualTo(changes);
    assertThat(table.size()).isEqualTo(keys);
  }

  private static RouteChange change(long revision, String key) {
    return new RouteChange(revision, new RouteAddress(DOMAIN, key), route(revision, key));
  }

  private static Route route(long revision, String key) {
    return new Route(
        "code_" + key,
        "ws_1",
        revision,
        RouteState.ACTIVE,
        new WebTarget("https://example.com/" + revision),
        null,
        null,
        null,
        RoutePlan.PLAIN);
  }
}
