package dev.waypost.server;

import java.util.List;

/** A call of each operation that names something, with a body that would do. */
final class NamedCalls {
  static final List<String> ALL =
      List.of(
          "GET /api/v1/codes/:id",
          "PATCH /api/v1/codes/:id {\"name\":\"x\"}",
          "DELETE /api/v1/codes/:id",
          "POST /api/v1/codes/:id/restore {}",
          "GET /api/v1/codes/:id/history",
          "GET /api/v1/codes/:id/image.svg",
          "GET /api/v1/codes/:id/proof",
          "GET /api/v1/codes/:id/print-advice",
          "GET /api/v1/codes/:id/analytics",
          "POST /api/v1/codes/:id/explain {}",
          "POST /api/v1/codes/:id/links {}",
          "POST /api/v1/codes/:id/links/bulk {\"count\":1}",
          "GET /api/v1/codes/:id/links",
          "GET /api/v1/links/:id",
          "DELETE /api/v1/links/:id",
          "GET /api/v1/themes/:id",
          "PATCH /api/v1/themes/:id {\"name\":\"x\"}",
          "DELETE /api/v1/themes/:id",
          "GET /api/v1/logos/:id",
          "GET /api/v1/logos/:id/image",
          "DELETE /api/v1/logos/:id",
          "GET /api/v1/files/:id",
          "GET /api/v1/files/:id/content",
          "DELETE /api/v1/files/:id",
          "GET /api/v1/groups/:id",
          "PATCH /api/v1/groups/:id {\"path\":\"mine\"}",
          "DELETE /api/v1/groups/:id",
          "GET /api/v1/metadata-fields/:name",
          "PATCH /api/v1/metadata-fields/:name {\"description\":\"x\"}",
          "DELETE /api/v1/metadata-fields/:name",
          "GET /api/v1/jobs/:id",
          "POST /api/v1/jobs/:id/cancel",
          "GET /api/v1/jobs/:id/result",
          "GET /api/v1/recalls/:id",
          "POST /api/v1/recalls/:id/undo",
          "GET /api/v1/keys/:id",
          "DELETE /api/v1/keys/:id",
          "POST /api/v1/keys/:id/rotate",
          "GET /api/v1/domains/:id",
          "PATCH /api/v1/domains/:id {\"uppercase\":true}",
          "DELETE /api/v1/domains/:id",
          "POST /api/v1/domains/:id/verify",
          "GET /api/qr/:id",
          "PATCH /api/qr/:id {\"label\":\"x\"}",
          "DELETE /api/qr/:id",
          "GET /api/qr/:id/image",
          "GET /api/analytics/:id",
          "GET /api/qrcodes/:id",
          "PATCH /api/qrcodes/:id {\"title\":\"x\"}");

  private NamedCalls() {}
}
