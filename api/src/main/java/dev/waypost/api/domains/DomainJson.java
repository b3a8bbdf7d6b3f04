package dev.waypost.api.domains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.codes.Domain;
import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainProofs;
import dev.waypost.codes.ListedDomain;
import dev.waypost.routing.DomainFallbacks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Domains as the API shows them. */
final class DomainJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DomainJson() {}

  static ObjectNode of(ListedDomain listed) {
    Domain domain = listed.domain();
    Claim claim = domain.claim();
    ObjectNode node = JSON.objectNode();
    node.put("id", domain.id());
    node.put("host", domain.host());
    node.put("base_url", domain.baseUrl());
    node.put("uppercase", domain.uppercase());
    node.put("default", listed.byDefault());
    node.put("shared", domain.isShared());
    node.put("verified", domain.isVerified());
    node.set("fallbacks", fallbacks(domain.fallbacks()));
    node.set("brand", BrandForm.json(domain.brand()));
    node.set("verification", verification(domain));
    node.put("created_at", text(claim == null ? null : claim.claimedAt()));
    node.put("verified_at", text(claim == null ? null : claim.verifiedAt()));
    return node;
  }

  private static ObjectNode fallbacks(DomainFallbacks fallbacks) {
    return JSON.objectNode()
        .put("root", fallbacks.root())
        .put("not_found", fallbacks.notFound())
        .put("expired", fallbacks.expired());
  }

  /** Both ways to prove the claim, while it is not proven. */
  private static JsonNode verification(Domain domain) {
    Claim claim = domain.claim();
    if (claim == null || domain.isVerified()) {
      return JSON.nullNode();
    }
    DomainProofs proofs = DomainProofs.of(domain, claim);
    ObjectNode node = JSON.objectNode();
    node.putObject("dns")
        .put("type", "TXT")
        .put("name", proofs.recordName())
        .put("value", proofs.recordValue());
    node.putObject("file").put("url", proofs.fileUrl()).put("content", proofs.token());
    return node;
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }
}
