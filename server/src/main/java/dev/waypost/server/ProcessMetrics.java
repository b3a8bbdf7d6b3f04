package dev.waypost.server;

import dev.waypost.resolver.ResolverMeters;
import dev.waypost.scanlog.ScanLogStatus;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that the operator's monitoring sees. Scans are counted by the resolver, without a
 * thought of monitoring; here its counts are read when somebody asks. No address, code or workspace
 * is in any of it.
 */
final class ProcessMetrics implements AutoCloseable {
  private final DataPlane dataPlane;
  private final Supplier<Map<String, Long>> bytesBehind;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * Metrics of this process.
   *
   * @param bytesBehind how much of the scan log each of its readers has not read
   */
  ProcessMetrics(DataPlane dataPlane, Supplier<Map<String, Long>> bytesBehind) {
    this.dataPlane = dataPlane;
    this.bytesBehind = bytesBehind;
    Stream.of(
            new JvmMemoryMetrics(),
            collections,
            new JvmThreadMetrics(),
            new ClassLoaderMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics())
        .forEach(binder -> binder.bindTo(registry));
    registry.getPrometheusRegistry().register(this::ours);
  }

  /** All of them at present. */
  String text() {
    return registry.scrape();
  }

  private MetricSnapshots ours() {
    ResolverMeters meters = dataPlane.meters();
    ScanLogStatus log = dataPlane.log().status();
    return MetricSnapshots.of(
        outcomes(meters),
        answering(meters),
        gauge("waypost_scan_connections", "Open connections of scans.", meters.openConnections()),
        counter(
            "waypost_scan_connections_refused",
            "Connections that were refused because there were too many.",
            meters.refusedConnections()),
        counter(
            "waypost_misses_limited",
            "Requests for codes that do not exist, from networks that had asked for too many.",
            meters.limitedMisses()),
        counter("waypost_scans_logged", "Scans written to the scan log.", log.appended()),
        counter("waypost_scans_lost", "Scans that could not be written.", log.lost()),
        gauge("waypost_scan_log_bytes", "Bytes of the scan log on the disk.", log.bytesOnDisk()),
        gauge(
            "waypost_scan_log_unsynced_bytes",
            "Bytes that a power cut could lose at present.",
            log.end() - log.durableEnd()),
        gauge(
            "waypost_scan_log_set_aside_bytes",
            "Bytes of the scan log that were damaged.",
            log.setAsideBytes()),
        state(log),
        lags(),
        gauge("waypost_routes", "Codes that scans are answered for.", dataPlane.routes().size()),
        gauge(
            "waypost_route_revision",
            "The last change of a route that is known here.",
            dataPlane.routes().revision()));
  }

  private static CounterSnapshot outcomes(ResolverMeters meters) {
    var requests =
        CounterSnapshot.builder()
            .name("waypost_scan_requests")
            .help("Requests to the scan port by how they were answered.");
    meters
        .outcomes()
        .forEach((outcome, count) ->
            requests.dataPoint(
                CounterDataPointSnapshot.builder()
                    .labels(Labels.of("outcome", outcome))
                    .value((double) count)
                    .build()));
    return requests.build();
  }

  private static HistogramSnapshot answering(ResolverMeters meters) {
    double[] bounds =
        Stream.concat(
                ResolverMeters.boundsInSeconds().stream(), Stream.of(Double.POSITIVE_INFINITY))
            .mapToDouble(Double::doubleValue)
            .toArray();
    long[] counts = meters.answeredWithin().stream().mapToLong(Long::longValue).toArray();
    return HistogramSnapshot.builder()
        .name("waypost_scan_seconds")
        .help("Time from reading the first request of an event loop's turn to its last answer.")
        .dataPoint(
            HistogramDataPointSnapshot.builder()
                .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                .sum(meters.answeringSeconds())
                .build())
        .build();
  }

  private static GaugeSnapshot state(ScanLogStatus log) {
    var states =
        GaugeSnapshot.builder()
            .name("waypost_scan_log_state")
            .help("1 for the state that the scan log is in.");
    for (ScanLogStatus.State state : ScanLogStatus.State.values()) {
      states.dataPoint(
          GaugeDataPointSnapshot.builder()
              .labels(Labels.of("state", state.name().toLowerCase(Locale.ROOT)))
              .value(state == log.state() ? 1 : 0)
              .build());
    }
    return states.build();
  }

  private GaugeSnapshot lags() {
    var lags =
        GaugeSnapshot.builder()
            .name("waypost_scan_log_reader_bytes_behind")
            .help("Bytes of the scan log that a reader has not read.");
    bytesBehind
        .get()
        .forEach((reader, bytes) ->
            lags.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("reader", reader))
                    .value((double) bytes)
                    .build()));
    return lags.build();
  }

  private static CounterSnapshot counter(String name, String help, long value) {
    return CounterSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(CounterDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  private static GaugeSnapshot gauge(String name, String help, long value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value((double) value).build())
        .build();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
