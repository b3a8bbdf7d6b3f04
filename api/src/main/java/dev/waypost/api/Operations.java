package dev.waypost.api;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.PATCH;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;

import dev.waypost.api.analytics.AnalyticsOperations;
import dev.waypost.api.bulk.CsvExport;
import dev.waypost.api.bulk.CsvOperations;
import dev.waypost.api.bulk.SeriesOperations;
import dev.waypost.api.codes.BulkOperations;
import dev.waypost.api.codes.CodeOperations;
import dev.waypost.api.codes.CodeSelection;
import dev.waypost.api.codes.ExplainOperations;
import dev.waypost.api.compatibility.CodeQrOperations;
import dev.waypost.api.compatibility.QrForAgentBulk;
import dev.waypost.api.compatibility.QrForAgentOperations;
import dev.waypost.api.domains.DomainOperations;
import dev.waypost.api.groups.GroupOperations;
import dev.waypost.api.http.Operation;
import dev.waypost.api.images.ImageOperations;
import dev.waypost.api.images.ProofOperations;
import dev.waypost.api.images.StyleOperations;
import dev.waypost.api.images.ZipOperations;
import dev.waypost.api.jobs.JobOperations;
import dev.waypost.api.keys.KeyOperations;
import dev.waypost.api.links.LinkOperations;
import dev.waypost.api.metadata.MetadataFieldOperations;
import dev.waypost.api.openapi.DescriptionOperations;
import dev.waypost.api.recalls.RecallOperations;
import dev.waypost.api.sandbox.SandboxOperations;
import dev.waypost.api.sheets.SheetOperations;
import dev.waypost.api.themes.ThemeOperations;
import dev.waypost.api.tokens.TokenOperations;
import dev.waypost.api.uploads.FileOperations;
import dev.waypost.api.uploads.LogoOperations;
import dev.waypost.api.usage.UsageOperations;
import dev.waypost.codes.Scope;
import java.util.List;

/** The whole API on one page: every call, and who may make it. */
public final class Operations {
  private Operations() {}

  /** All calls that need the database. */
  public static List<Operation> ofDatabase(
      CodeOperations codes,
      ExplainOperations explain,
      BulkOperations bulk,
      ImageOperations images,
      ProofOperations proofs,
      ZipOperations zips,
      SheetOperations sheets,
      ThemeOperations themes,
      StyleOperations styles,
      LogoOperations logos,
      FileOperations files,
      AnalyticsOperations analytics,
      GroupOperations groups,
      MetadataFieldOperations metadataFields,
      KeyOperations keys,
      DomainOperations domains,
      CsvOperations csv,
      CsvExport export,
      SeriesOperations series,
      JobOperations jobs,
      RecallOperations recalls,
      LinkOperations links,
      SandboxOperations sandbox,
      UsageOperations usage,
      TokenOperations tokens,
      QrForAgentOperations qrForAgent,
      QrForAgentBulk qrForAgentBulk,
      CodeQrOperations codeQr) {
    return List.of(
        Operation.of(POST, "/api/v1/codes", Scope.CODES_WRITE, codes::create),
        Operation.of(GET, "/api/v1/codes", Scope.CODES_READ, codes::list),
        Operation.of(PUT, "/api/v1/codes/upsert", Scope.CODES_WRITE, codes::upsert),
        Operation.of(POST, "/api/v1/codes/bulk", Scope.CODES_WRITE, bulk::create)
            .withMaxBodyBytes(BulkOperations.MAX_BODY_BYTES)
            .withCost(BulkOperations.COST),
        Operation.of(PATCH, "/api/v1/codes/bulk", Scope.CODES_WRITE, bulk::patch)
            .withMaxBodyBytes(BulkOperations.MAX_BODY_BYTES)
            .withCost(BulkOperations.COST),
        Operation.of(POST, "/api/v1/codes/csv", Scope.CODES_WRITE, csv::upload)
            .withMaxBodyBytes(BulkOperations.MAX_BODY_BYTES)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/v1/codes/csv", Scope.CODES_READ, export::download)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/v1/codes/:id", Scope.CODES_READ, codes::read),
        Operation.of(PATCH, "/api/v1/codes/:id", Scope.CODES_WRITE, codes::patch),
        Operation.of(DELETE, "/api/v1/codes/:id", Scope.CODES_WRITE, codes::delete),
        Operation.of(POST, "/api/v1/codes/:id/restore", Scope.CODES_WRITE, codes::restore),
        Operation.of(GET, "/api/v1/codes/:id/history", Scope.CODES_READ, codes::history),
        Operation.of(POST, "/api/v1/codes/:id/explain", Scope.CODES_READ, explain::explain),
        Operation.of(GET, "/api/v1/codes/:id/image.:format", Scope.CODES_READ, images::ofCode),
        Operation.of(GET, "/api/v1/codes/:id/proof", Scope.CODES_READ, proofs::ofCode),
        Operation.of(GET, "/api/v1/codes/:id/print-advice", Scope.CODES_READ, proofs::printAdvice),
        Operation.of(POST, "/api/v1/images", Scope.CODES_READ, images::draw),
        Operation.of(POST, "/api/v1/sheets", Scope.CODES_READ, sheets::draw)
            .withMaxBodyBytes(CodeSelection.MAX_BODY_BYTES)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/v1/sheets/templates", Scope.CODES_READ, sheets::templates),
        Operation.of(POST, "/api/v1/images/zip", Scope.CODES_READ, zips::zip)
            .withMaxBodyBytes(CodeSelection.MAX_BODY_BYTES)
            .withCost(BulkOperations.COST),
        Operation.of(POST, "/api/v1/images/proof", Scope.CODES_READ, proofs::ofDrawing),
        Operation.of(GET, "/api/v1/styles", Scope.CODES_READ, styles::describe),
        Operation.of(POST, "/api/v1/themes", Scope.CODES_WRITE, themes::create),
        Operation.of(GET, "/api/v1/themes", Scope.CODES_READ, themes::list),
        Operation.of(GET, "/api/v1/themes/:id", Scope.CODES_READ, themes::read),
        Operation.of(PATCH, "/api/v1/themes/:id", Scope.CODES_WRITE, themes::change),
        Operation.of(DELETE, "/api/v1/themes/:id", Scope.CODES_WRITE, themes::delete),
        Operation.of(POST, "/api/v1/logos", Scope.CODES_WRITE, logos::upload)
            .withMaxBodyBytes(LogoOperations.MAX_BODY_BYTES),
        Operation.of(GET, "/api/v1/logos", Scope.CODES_READ, logos::list),
        Operation.of(GET, "/api/v1/logos/:id", Scope.CODES_READ, logos::read),
        Operation.of(GET, "/api/v1/logos/:id/image", Scope.CODES_READ, logos::image),
        Operation.of(DELETE, "/api/v1/logos/:id", Scope.CODES_WRITE, logos::delete),
        Operation.of(POST, "/api/v1/files", Scope.CODES_WRITE, files::upload)
            .withMaxBodyBytes(FileOperations.MAX_BODY_BYTES),
        Operation.of(GET, "/api/v1/files", Scope.CODES_READ, files::list),
        Operation.of(GET, "/api/v1/files/:id", Scope.CODES_READ, files::read),
        Operation.of(GET, "/api/v1/files/:id/content", Scope.CODES_READ, files::content),
        Operation.of(DELETE, "/api/v1/files/:id", Scope.CODES_WRITE, files::delete),
        Operation.of(GET, "/api/v1/codes/:id/analytics", Scope.ANALYTICS_READ, analytics::ofCode),
        Operation.of(POST, "/api/v1/codes/:id/links", Scope.CODES_WRITE, links::create),
        Operation.of(POST, "/api/v1/codes/:id/links/bulk", Scope.CODES_WRITE, links::createAlike)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/v1/codes/:id/links", Scope.CODES_READ, links::list),
        Operation.of(GET, "/api/v1/links/:id", Scope.CODES_READ, links::read),
        Operation.of(DELETE, "/api/v1/links/:id", Scope.CODES_WRITE, links::revoke),
        Operation.of(POST, "/api/v1/groups", Scope.CODES_WRITE, groups::create),
        Operation.of(GET, "/api/v1/groups", Scope.CODES_READ, groups::list),
        Operation.of(GET, "/api/v1/groups/:id", Scope.CODES_READ, groups::read),
        Operation.of(PATCH, "/api/v1/groups/:id", Scope.CODES_WRITE, groups::change),
        Operation.of(DELETE, "/api/v1/groups/:id", Scope.CODES_WRITE, groups::delete),
        Operation.of(GET, "/api/v1/tags", Scope.CODES_READ, codes::tags),
        Operation.of(POST, "/api/v1/metadata-fields", Scope.ADMIN, metadataFields::create),
        Operation.of(GET, "/api/v1/metadata-fields", Scope.CODES_READ, metadataFields::list),
        Operation.of(GET, "/api/v1/metadata-fields/:name", Scope.CODES_READ, metadataFields::read),
        Operation.of(PATCH, "/api/v1/metadata-fields/:name", Scope.ADMIN, metadataFields::change),
        Operation.of(DELETE, "/api/v1/metadata-fields/:name", Scope.ADMIN, metadataFields::delete),
        Operation.of(POST, "/api/v1/jobs", Scope.CODES_WRITE, series::create)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/v1/jobs", Scope.CODES_READ, jobs::list),
        Operation.of(GET, "/api/v1/jobs/:id", Scope.CODES_READ, jobs::read),
        Operation.of(POST, "/api/v1/jobs/:id/cancel", Scope.CODES_WRITE, jobs::cancel),
        Operation.of(GET, "/api/v1/jobs/:id/result", Scope.CODES_READ, jobs::result),
        Operation.of(POST, "/api/v1/recalls", Scope.CODES_WRITE, recalls::create),
        Operation.of(GET, "/api/v1/recalls", Scope.CODES_READ, recalls::list),
        Operation.of(GET, "/api/v1/recalls/:id", Scope.CODES_READ, recalls::read),
        Operation.of(POST, "/api/v1/recalls/:id/undo", Scope.CODES_WRITE, recalls::undo),
        Operation.of(POST, "/api/v1/keys", Scope.ADMIN, keys::create),
        Operation.of(GET, "/api/v1/keys", Scope.ADMIN, keys::list),
        Operation.of(GET, "/api/v1/keys/:id", Scope.ADMIN, keys::read),
        Operation.of(DELETE, "/api/v1/keys/:id", Scope.ADMIN, keys::revoke),
        Operation.of(POST, "/api/v1/keys/:id/rotate", Scope.ADMIN, keys::rotate),
        Operation.of(POST, "/api/v1/domains", Scope.ADMIN, domains::claim),
        Operation.of(GET, "/api/v1/domains", Scope.CODES_READ, domains::list),
        Operation.of(GET, "/api/v1/domains/:id", Scope.CODES_READ, domains::read),
        Operation.of(PATCH, "/api/v1/domains/:id", Scope.ADMIN, domains::patch),
        Operation.of(DELETE, "/api/v1/domains/:id", Scope.ADMIN, domains::delete),
        Operation.of(POST, "/api/v1/domains/:id/verify", Scope.ADMIN, domains::verify),
        Operation.of(DELETE, "/api/v1/sandbox", Scope.CODES_WRITE, sandbox::clear),
        Operation.of(GET, "/api/v1/usage", Scope.CODES_READ, usage::show),
        Operation.open(POST, "/oauth/token", tokens::issue)
            .withMaxBodyBytes(TokenOperations.MAX_BODY_BYTES),
        Operation.of(POST, "/api/qr", Scope.CODES_WRITE, qrForAgent::create),
        Operation.of(GET, "/api/qr", Scope.CODES_READ, qrForAgent::list),
        Operation.of(POST, "/api/qr/bulk", Scope.CODES_WRITE, qrForAgentBulk::create)
            .withCost(BulkOperations.COST),
        Operation.of(PATCH, "/api/qr/bulk", Scope.CODES_WRITE, qrForAgentBulk::patch)
            .withCost(BulkOperations.COST),
        Operation.of(DELETE, "/api/qr/bulk", Scope.CODES_WRITE, qrForAgentBulk::delete)
            .withCost(BulkOperations.COST),
        Operation.of(POST, "/api/qr/bulk/csv", Scope.CODES_WRITE, qrForAgentBulk::createFromCsv)
            .withCost(BulkOperations.COST),
        Operation.of(GET, "/api/qr/:id", Scope.CODES_READ, qrForAgent::read),
        Operation.of(PATCH, "/api/qr/:id", Scope.CODES_WRITE, qrForAgent::patch),
        Operation.of(DELETE, "/api/qr/:id", Scope.CODES_WRITE, qrForAgent::delete),
        Operation.of(GET, "/api/qr/:id/image", Scope.CODES_READ, qrForAgent::image),
        Operation.of(GET, "/api/analytics/:id", Scope.ANALYTICS_READ, qrForAgent::analytics),
        Operation.of(POST, "/api/qrcodes", Scope.CODES_WRITE, codeQr::create),
        Operation.of(GET, "/api/qrcodes", Scope.CODES_READ, codeQr::list),
        Operation.of(PUT, "/api/qrcodes/upsert", Scope.CODES_WRITE, codeQr::upsert),
        Operation.of(GET, "/api/qrcodes/:id", Scope.CODES_READ, codeQr::read),
        Operation.of(PATCH, "/api/qrcodes/:id", Scope.CODES_WRITE, codeQr::patch),
        Operation.open(GET, "/images/:id.:format", images::open));
  }

  /** Those of all calls that need no database. */
  public static List<Operation> withoutDatabase(
      DescriptionOperations description, Health health, Metrics metrics, StartPage startPage) {
    return List.of(
        Operation.instant(GET, "/health/live", health::live),
        Operation.instant(GET, "/health/ready", health::ready),
        Operation.instant(GET, "/metrics", metrics::text),
        Operation.open(GET, "/openapi.json", description::document),
        Operation.open(GET, "/docs", description::page),
        Operation.instant(GET, "/", startPage::show));
  }
}
