package dev.waypost.api.analytics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.analytics.CodeReport;
import dev.waypost.analytics.CodeReport.Share;
import dev.waypost.analytics.CodeReportQuery;
import dev.waypost.api.codes.CodeReference;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeService;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was measured of a code. */
public final class AnalyticsOperations {
  private final CodeService codes;
  private final Measurements measurements;
  private final @Nullable String countrySource;
  private final InstantSource clock;

  /**
   * Operations over these measurements.
   *
   * @param countrySource the attribution of the country database, shown wherever countries are;
   *     null for none
   */
  public AnalyticsOperations(
      CodeService codes,
      Measurements measurements,
      @Nullable String countrySource,
      InstantSource clock) {
    this.codes = codes;
    this.measurements = measurements;
    this.countrySource = countrySource;
    this.clock = clock;
  }

  /** {@code GET /codes/:id/analytics}. */
  public Reply ofCode(ApiRequest request) {
    return Reply.json(200, report(request)).withHeader("Cache-Control", "private, no-store");
  }

  /** The report on the code that the path names, over the time that the query names. */
  public ObjectNode report(ApiRequest request) {
    request.allowParameters(Set.of("start", "end", "tz"));
    Code code = codes.get(request.actor(), CodeReference.of(request, codes)).code();
    ReportPeriod period = ReportPeriod.of(request, clock);
    CodeReport report = measurements.report(query(code, period));
    return json(code, period, report);
  }

  private static CodeReportQuery query(Code code, ReportPeriod period) {
    try {
      return new CodeReportQuery(
          code.workspace().value(), code.id().value(), period.from(), period.to(), period.zone());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, "start", e.getMessage());
    }
  }

  private ObjectNode json(Code code, ReportPeriod period, CodeReport report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("code", code.id().value());
    node.put("start", period.from().toString());
    node.put("end", period.to().toString());
    node.put("tz", period.zone().getId());
    node.put("total", report.scans());
    node.put("visitors", report.visitors());
    node.put("bots", report.bots());
    ArrayNode days = node.putArray("per_day");
    report
        .perDay()
        .forEach(day ->
            days.addObject()
                .put("day", day.day().toString())
                .put("scans", day.scans())
                .put("visitors", day.visitors()));
    shares(node.putArray("per_device"), "device", report.perDevice());
    shares(node.putArray("per_country"), "country", report.perCountry());
    node.put("country_source", countrySource);
    return node;
  }

  private static void shares(ArrayNode list, String name, List<Share> shares) {
    shares.forEach(share -> list.addObject().put(name, share.name()).put("scans", share.scans()));
  }
}
