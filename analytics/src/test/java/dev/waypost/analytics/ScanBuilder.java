package dev.waypost.analytics;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A scan of code_1 in ws_1 by a German phone, with what a test changes about it. */
final class ScanBuilder {
  static final String WORKSPACE = "ws_1";
  static final String CODE = "code_1";

  private Instant time = Instant.parse("2026-05-04T10:00:00Z");
  private String workspace = WORKSPACE;
  private String code = CODE;
  private String resolution = "redirect";
  private @Nullable String country = "DE";
  private @Nullable String city;
  private String device = "phone";
  private Audience audience = Audience.PERSON;
  private long visitor = 1;
  private @Nullable String userAgent;
  private @Nullable String language;
  private @Nullable String referrerHost;

  static ScanBuilder scan() {
    return new ScanBuilder();
  }

  ScanBuilder time(String time) {
    return time(Instant.parse(time));
  }

  ScanBuilder time(Instant time) {
    this.time = time;
    return this;
  }

  ScanBuilder workspace(String workspace) {
    this.workspace = workspace;
    return this;
  }

  ScanBuilder code(String code) {
    this.code = code;
    return this;
  }

  ScanBuilder resolution(String resolution) {
    this.resolution = resolution;
    return this;
  }

  ScanBuilder country(@Nullable String country) {
    this.country = country;
    return this;
  }

  ScanBuilder city(@Nullable String city) {
    this.city = city;
    return this;
  }

  ScanBuilder device(String device) {
    this.device = device;
    return this;
  }

  ScanBuilder audience(Audience audience) {
    this.audience = audience;
    return this;
  }

  ScanBuilder visitor(long visitor) {
    this.visitor = visitor;
    return this;
  }

  ScanBuilder userAgent(@Nullable String userAgent) {
    this.userAgent = userAgent;
    return this;
  }

  ScanBuilder language(@Nullable String language) {
    this.language = language;
    return this;
  }

  ScanBuilder referrerHost(@Nullable String referrerHost) {
    this.referrerHost = referrerHost;
    return this;
  }

  LoggedScan at(long position) {
    return new LoggedScan(
        position,
        new ScanRecord(
            time,
            workspace,
            code,
            "dom_1",
            7,
            resolution,
            null,
            null,
            country,
            null,
            city,
            device,
            audience,
            visitor,
            userAgent,
            language,
            referrerHost));
  }
}
