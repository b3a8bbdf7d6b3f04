package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortUrlChangeTest {
  @TempDir Path folder;

  @Test
  void aNewShortUrlUnderExistingCodesIsWarnedOfAndOldAddressesStillLead() throws Exception {
    String id;
    String key;
    try (RunningWaypost first = RunningWaypost.start(folder)) {
      JsonNode code = first.client().create("{\"destination\":\"https://example.com\"}");
      id = code.path("id").textValue();
      key = code.path("key").textValue();
    }
    List<String> warnings = new ArrayList<>();
    Handler recorder = recorder(warnings);
    Logger logger = Logger.getLogger(FirstStart.class.getName());
    logger.addHandler(recorder);
    try (RunningWaypost moved =
        RunningWaypost.start(folder, "--short-url", "https://qr.example.com")) {
      assertThat(warnings)
          .singleElement()
          .asString()
          .contains("https://qr.example.com")
          .contains("made before (1)");
      JsonNode code = moved.client().get("/api/v1/codes/" + id).json();
      assertThat(code.path("short_url").textValue()).isEqualTo("HTTPS://QR.EXAMPLE.COM/" + key);
      assertThat(ApiClient.scan(moved.scanUrl() + "/" + key).status()).isEqualTo(302);
    } finally {
      logger.removeHandler(recorder);
    }
  }

  private static Handler recorder(List<String> messages) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        messages.add(java.text.MessageFormat.format(record.getMessage(), record.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
