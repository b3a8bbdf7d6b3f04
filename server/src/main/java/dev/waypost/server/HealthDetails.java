package dev.waypost.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.localcopy.CopyStatus;
import dev.waypost.scanlog.ScanLogStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code /health/ready} says of the parts of the program. */
final class HealthDetails {
  private HealthDetails() {}

  /** Both planes. */
  static void planes(
      ObjectNode details, boolean answersScans, boolean opened, @Nullable String controlFault) {
    details.put("data_plane", answersScans ? "ready" : "starting");
    details.put("control_plane", controlFault != null ? "away" : opened ? "ready" : "starting");
    details.put("control_plane_fault", controlFault);
  }

  /** That nobody reads the scan log yet. */
  static void noReaders(ObjectNode details) {
    details.putArray("readers");
    details.put("analytics", "not open");
  }

  /** The scan log. */
  static void scanLog(ObjectNode details, ScanLogStatus status) {
    ObjectNode scanLog = details.putObject("scan_log");
    scanLog.put("state", status.state().name().toLowerCase(Locale.ROOT));
    scanLog.put("scans_since_start", status.appended());
    scanLog.put("scans_lost", status.lost());
    scanLog.put("set_aside_bytes", status.setAsideBytes());
    scanLog.put("last_fault", status.lastFault());
  }

  /** The local copy. */
  static void localCopy(ObjectNode details, CopyStatus status) {
    ObjectNode copy = details.putObject("local_copy");
    copy.put("generation", status.generation());
    copy.put("routes", status.routes());
    copy.put("snapshot_bytes", status.snapshotBytes());
    copy.put("changes_bytes", status.changesBytes());
    copy.put("fault", status.fault());
    ArrayNode refused = copy.putArray("refused");
    status.refused().forEach(refused::add);
  }
}
