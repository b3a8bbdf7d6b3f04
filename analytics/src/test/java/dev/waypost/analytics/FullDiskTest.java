package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.analytics.FullDiskProcess.Shortage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FullDiskTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void takesEveryScanOnceWhenThereIsRoomAgain(Shortage shortage) throws Exception {
    Path database = folder.resolve("analytics.duckdb");
    Process process = FullDiskProcess.start(shortage, database);

    assertThat(process.waitFor()).isZero();
    try (Connection connection = DatabaseFile.connect(database, AnalyticsSettings.DEFAULTS, false);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*), count(DISTINCT event_id) FROM scan_event")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(FullDiskProcess.END / IntakeProcess.STEP);
      assertThat(row.getLong(2)).isEqualTo(row.getLong(1));
    }
  }
}
