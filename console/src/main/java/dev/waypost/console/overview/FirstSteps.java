package dev.waypost.console.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.console.codes.ShownCode;
import dev.waypost.console.http.ApiCalls;
import dev.waypost.console.http.Redirects;
import dev.waypost.console.http.Values;
import dev.waypost.console.http.Visit;
import dev.waypost.console.shell.Section;
import dev.waypost.console.shell.Templates;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The first three steps of somebody new: make a code, see it, scan it. */
public final class FirstSteps {
  private final ApiCalls api;
  private final Templates templates;

  /** Steps by the API's calls. */
  public FirstSteps(ApiCalls api, Templates templates) {
    this.api = api;
    this.templates = templates;
  }

  /** The first step shows a form. */
  public record Make(Values values) {}

  /**
   * The second and third steps show the code.
   *
   * @param onlyHere whether its short URL works on this machine alone
   * @param addresses of this machine in its networks, for who wants to scan with a phone
   */
  public record Scan(ShownCode code, boolean onlyHere, List<String> addresses, int scanPort) {}

  /** {@code GET /console/start}. */
  public Reply show(Visit visit) {
    String id = visit.parameter("code");
    if (id.isEmpty()) {
      return make(200, visit, Values.of(JsonNodeFactory.instance.objectNode()));
    }
    return templates.page(
        visit,
        Section.NONE,
        visit.texts().of("Your first code"),
        "overview/scan",
        scan(ShownCode.of(api.get(visit, "/api/v1/codes/:id", Map.of("id", id)))));
  }

  /**
   * {@code GET /console/start/scans}: how often it was scanned, for the script that waits for it.
   */
  public Reply scans(Visit visit) {
    JsonNode code = api.get(visit, "/api/v1/codes/:id", Map.of("id", visit.parameter("code")));
    return templates.part(visit, Section.NONE, "overview/scanned", scan(ShownCode.of(code)));
  }

  private static Scan scan(ShownCode code) {
    URI url = URI.create(code.shortUrl());
    String host = url.getHost() == null ? "" : url.getHost();
    boolean onlyHere =
        host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    return new Scan(code, onlyHere, onlyHere ? addresses() : List.of(), url.getPort());
  }

  /** {@code POST /console/start}: makes the first code. */
  public Reply create(Visit visit) {
    String destination = visit.form().text("destination");
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("destination", destination)
            .put("name", visit.texts().of("My first code"));
    try {
      JsonNode made = api.post(visit, "/api/v1/codes", Map.of(), body);
      return Redirects.to("/console/start?code=" + made.path("id").asText());
    } catch (ProblemException e) {
      return make(422, visit, new Values(body, e));
    }
  }

  private Reply make(int status, Visit visit, Values values) {
    return templates.page(
        status,
        visit,
        Section.NONE,
        visit.texts().of("Your first code"),
        "overview/make",
        new Make(values));
  }

  private static List<String> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> address instanceof Inet4Address && address.isSiteLocalAddress())
          .map(InetAddress::getHostAddress)
          .sorted()
          .toList();
    } catch (SocketException unknown) {
      return List.of();
    }
  }
}
