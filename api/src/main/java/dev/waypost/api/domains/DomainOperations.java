package dev.waypost.api.domains;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.Cursors;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.api.json.Fields;
import dev.waypost.api.json.JsonBody;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Change;
import dev.waypost.codes.Domain;
import dev.waypost.codes.DomainAddress;
import dev.waypost.codes.DomainPatch;
import dev.waypost.codes.DomainService;
import dev.waypost.codes.ListedDomain;
import dev.waypost.codes.WorkspaceDomains;
import dev.waypost.routing.DomainFallbacks;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claiming, reading, proving, changing and deleting domains. */
public final class DomainOperations {
  private static final List<String> NEW = List.of("host", "base_url", "uppercase", "fallbacks");
  private static final List<String> CHANGED = List.of("uppercase", "fallbacks", "brand", "default");
  private static final List<String> FIXED = List.of("id", "host", "base_url");
  private static final List<String> FALLBACKS = List.of("root", "not_found", "expired");
  private static final int MAX_PAGE = 100;
  private static final int DEFAULT_PAGE = 50;

  private final DomainService domains;
  private final PageLogos logos;

  /** Operations over this service, with these logos for brands. */
  public DomainOperations(DomainService domains, PageLogos logos) {
    this.domains = domains;
    this.logos = logos;
  }

  /** {@code POST /domains}: 201 with the domain and both ways to prove that it is the caller's. */
  public Reply claim(ApiRequest request) {
    request.allowParameters(Set.of());
    Fields fields = Fields.of(JsonBody.object(request.body()), NEW);
    Boolean uppercase = fields.truth("uppercase");
    Fields fallbacks = fields.object("fallbacks", FALLBACKS);
    ListedDomain claimed =
        domains.claim(
            request.actor(),
            address(fields),
            uppercase == null || uppercase,
            fallbacks == null
                ? DomainFallbacks.NONE
                : new DomainFallbacks(
                    fallbacks.text("root"),
                    fallbacks.text("not_found"),
                    fallbacks.text("expired")));
    return shown(201, claimed).withHeader("Location", "/api/v1/domains/" + claimed.domain().id());
  }

  /** {@code GET /domains}: the newest first, the operator's among them. */
  public Reply list(ApiRequest request) {
    request.allowParameters(Set.of("limit", "cursor"));
    int limit = request.parameter("limit", 1, MAX_PAGE, DEFAULT_PAGE);
    String before = Cursors.read(request.parameter("cursor"));
    WorkspaceDomains present = domains.list(request.actor());
    List<Domain> page =
        present.all().stream()
            .filter(domain -> before == null || domain.id().compareTo(before) < 0)
            .limit(limit + 1L)
            .toList();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("domains");
    page.stream()
        .limit(limit)
        .map(domain -> DomainJson.of(new ListedDomain(domain, present.isDefault(domain))))
        .forEach(list::add);
    body.put("next_cursor", page.size() > limit ? Cursors.write(page.get(limit - 1).id()) : null);
    return Reply.json(200, body).withHeader("Cache-Control", "private, no-cache");
  }

  /** {@code GET /domains/:id}. */
  public Reply read(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(200, domains.get(request.actor(), id(request)));
  }

  /** {@code PATCH /domains/:id}: fields that are absent stay; null clears fallbacks and brand. */
  public Reply patch(ApiRequest request) {
    request.allowParameters(Set.of());
    ObjectNode body = JsonBody.object(request.body());
    for (String fixed : FIXED) {
      if (body.has(fixed)) {
        throw new ProblemException(
            ProblemCode.FIXED_FIELD,
            fixed,
            "\""
                + fixed
                + "\" can't change after a domain is claimed. Leave it out, or claim another host.");
      }
    }
    DomainPatch patch = domainPatch(Fields.of(body, CHANGED), request.actor());
    return shown(200, domains.edit(request.actor(), id(request), patch));
  }

  /** {@code DELETE /domains/:id}: 204, for a domain that never had codes. */
  public Reply delete(ApiRequest request) {
    request.allowParameters(Set.of());
    domains.delete(request.actor(), id(request));
    return Reply.empty(204);
  }

  /** {@code POST /domains/:id/verify}: looks for the proof now; 200 once it is found. */
  public Reply verify(ApiRequest request) {
    request.allowParameters(Set.of());
    return shown(200, domains.verify(request.actor(), id(request)));
  }

  private static Reply shown(int status, ListedDomain domain) {
    return Reply.json(status, DomainJson.of(domain))
        .withHeader("Cache-Control", "private, no-cache");
  }

  private static String id(ApiRequest request) {
    return request.pathParameter("id");
  }

  private static DomainAddress address(Fields fields) {
    String host = fields.text("host");
    String baseUrl = fields.text("base_url");
    if (host != null && baseUrl != null) {
      throw new ProblemException(
          ProblemCode.CONFLICTING_FIELDS,
          "host",
          "\"host\" is short for a \"base_url\" over https. Send \"host\" or \"base_url\", not both.");
    }
    if (host != null) {
      return DomainAddress.ofHost(host);
    }
    if (baseUrl != null) {
      return DomainAddress.ofBaseUrl(baseUrl);
    }
    throw new ProblemException(
        ProblemCode.MISSING_FIELD,
        "host",
        "Which host is it? Send \"host\" with its name, such as \"qr.example.com\".");
  }

  private DomainPatch domainPatch(Fields fields, Actor actor) {
    fields.refuseNull("uppercase");
    fields.refuseNull("default");
    Boolean uppercase = fields.truth("uppercase");
    Boolean byDefault = fields.truth("default");
    if (Boolean.FALSE.equals(byDefault)) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "default",
          "A workspace always has a default domain. Send \"default\": true to the one that shall be it instead.");
    }
    Fields fallbacks = fields.object("fallbacks", FALLBACKS);
    return new DomainPatch(
        uppercase == null ? Change.keep() : Change.to(uppercase),
        fallback(fields, fallbacks, "root"),
        fallback(fields, fallbacks, "not_found"),
        fallback(fields, fallbacks, "expired"),
        BrandForm.patch(fields, id -> logos.logo(actor, id)),
        Boolean.TRUE.equals(byDefault));
  }

  private static Change<@Nullable String> fallback(
      Fields fields, @Nullable Fields fallbacks, String name) {
    if (fallbacks == null) {
      return fields.isNull("fallbacks") ? Change.to(null) : Change.keep();
    }
    return fallbacks.has(name) ? Change.to(fallbacks.text(name)) : Change.keep();
  }
}
