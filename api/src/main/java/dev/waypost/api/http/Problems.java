package dev.waypost.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.analytics.AnalyticsException;
import dev.waypost.api.json.Trees;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.payload.InvalidContentException;
import io.vertx.ext.web.handler.HttpException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Turns whatever went wrong into a problem. The one place where errors of the other modules meet
 * HTTP.
 */
public final class Problems {
  private static final Logger LOGGER = System.getLogger(Problems.class.getName());

  /**
   * How long a caller should wait before it tries again while a part of us is out of reach, in
   * seconds.
   */
  private static final String RETRY_SECONDS = "5";

  /** How long to wait before asking for a job again, in seconds. */
  public static final String JOB_RETRY_SECONDS = "2";

  /** The same while a call of theirs is still running. */
  private static final String RETRY_SOON_SECONDS = "1";

  private Problems() {}

  /** The problem that answers for a failure. */
  public static ProblemException of(Throwable failure) {
    return switch (failure) {
      case ProblemException problem -> problem;
      case RefusedException refused ->
          new ProblemException(
              code(refused),
              refused.field(),
              refused.getMessage(),
              (ObjectNode) Trees.json(refused.details()));
      case InvalidContentException invalid ->
          new ProblemException(code(invalid), invalid.field(), invalid.getMessage());
      case StoreUnavailableException unavailable -> storeUnavailable(unavailable);
      case AnalyticsException unavailable -> analyticsUnavailable(unavailable);
      case HttpException http when http.getStatusCode() < 500 -> malformedRequest();
      default -> internal(failure);
    };
  }

  /** A problem as an answer. */
  public static Reply reply(ProblemException problem) {
    ProblemCode code = problem.code();
    ObjectNode body = json(problem);
    Reply reply =
        Reply.json(code.status(), body)
            .withHeader("Content-Type", "application/problem+json")
            .withHeader("Cache-Control", "no-store");
    return switch (code) {
      // RFC 9110 §15.5.16 asks for Accept-Encoding where the coding is to blame.
      case UNSUPPORTED_ENCODING -> reply.withHeader("Accept-Encoding", "identity");
      case BODY_TOO_LARGE -> reply.withHeader("Connection", "close");
      case UNAUTHORIZED -> reply.withHeader("WWW-Authenticate", "Bearer realm=\"waypost\"");
      case STORE_UNAVAILABLE, ANALYTICS_UNAVAILABLE, OVERLOADED ->
          reply.withHeader("Retry-After", RETRY_SECONDS);
      case JOB_NOT_FINISHED -> reply.withHeader("Retry-After", JOB_RETRY_SECONDS);
      case RATE_LIMITED ->
          reply.withHeader("Retry-After", Long.toString(problem.retryAfterSeconds()));
      case IDEMPOTENCY_IN_PROGRESS -> reply.withHeader("Retry-After", RETRY_SOON_SECONDS);
      default -> reply;
    };
  }

  /** A problem as it stands in an answer. */
  public static ObjectNode json(ProblemException problem) {
    ProblemCode code = problem.code();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "urn:waypost:problem:" + code.label());
    body.put("title", code.title());
    body.put("status", code.status());
    body.put("detail", problem.detail());
    body.put("code", code.label());
    if (problem.field() != null) {
      body.put("field", problem.field());
    }
    ObjectNode more = problem.more();
    if (more != null) {
      body.setAll(more);
    }
    return body;
  }

  private static ProblemCode code(RefusedException refused) {
    return switch (refused.refusal()) {
      case CODE_NOT_FOUND -> ProblemCode.CODE_NOT_FOUND;
      case INVALID_VALUE -> ProblemCode.INVALID_VALUE;
      case UNKNOWN_FIELD -> ProblemCode.UNKNOWN_FIELD;
      case MISSING_FIELD -> ProblemCode.MISSING_FIELD;
      case WRONG_TYPE -> ProblemCode.WRONG_TYPE;
      case UNSUPPORTED_SCHEME -> ProblemCode.UNSUPPORTED_SCHEME;
      case DESTINATION_LOOP -> ProblemCode.DESTINATION_LOOP;
      case CONTENT_TOO_LONG -> ProblemCode.CONTENT_TOO_LONG;
      case UNSCANNABLE -> ProblemCode.UNSCANNABLE;
      case THEME_NOT_FOUND -> ProblemCode.THEME_NOT_FOUND;
      case THEME_EXISTS -> ProblemCode.THEME_EXISTS;
      case STYLE_NOT_SUPPORTED -> ProblemCode.STYLE_NOT_SUPPORTED;
      case NAMED_TWICE -> ProblemCode.NAMED_TWICE;
      case REVISION_NOT_FOUND -> ProblemCode.REVISION_NOT_FOUND;
      case DELETED_FOR_GOOD -> ProblemCode.DELETED_FOR_GOOD;
      case INVALID_KEY -> ProblemCode.INVALID_KEY;
      case RESERVED_KEY -> ProblemCode.RESERVED_KEY;
      case KEY_TAKEN -> ProblemCode.KEY_TAKEN;
      case STATIC_CODE -> ProblemCode.STATIC_CODE;
      case STATIC_CONTENT_FIXED -> ProblemCode.STATIC_CONTENT_FIXED;
      case STATUS_NOT_ALLOWED -> ProblemCode.STATUS_NOT_ALLOWED;
      case REVISION_MISMATCH -> ProblemCode.REVISION_MISMATCH;
      case FIXED_FIELD -> ProblemCode.FIXED_FIELD;
      case EXTERNAL_ID_TAKEN -> ProblemCode.EXTERNAL_ID_TAKEN;
      case GROUP_NOT_FOUND -> ProblemCode.GROUP_NOT_FOUND;
      case GROUP_EXISTS -> ProblemCode.GROUP_EXISTS;
      case GROUP_NOT_EMPTY -> ProblemCode.GROUP_NOT_EMPTY;
      case GROUP_NOT_ALLOWED -> ProblemCode.GROUP_NOT_ALLOWED;
      case METADATA_FIELD_NOT_FOUND -> ProblemCode.METADATA_FIELD_NOT_FOUND;
      case METADATA_FIELD_EXISTS -> ProblemCode.METADATA_FIELD_EXISTS;
      case KEY_NOT_FOUND -> ProblemCode.KEY_NOT_FOUND;
      case KEY_ENDED -> ProblemCode.KEY_ENDED;
      case LAST_ADMIN_KEY -> ProblemCode.LAST_ADMIN_KEY;
      case QUOTA_EXCEEDED -> ProblemCode.QUOTA_EXCEEDED;
      case TOO_MANY_KEYS -> ProblemCode.TOO_MANY_KEYS;
      case RECALL_NOT_FOUND -> ProblemCode.RECALL_NOT_FOUND;
      case RECALL_CHANGED -> ProblemCode.RECALL_CHANGED;
      case DOMAIN_NOT_FOUND -> ProblemCode.DOMAIN_NOT_FOUND;
      case INVALID_HOST -> ProblemCode.INVALID_HOST;
      case HOST_TAKEN -> ProblemCode.HOST_TAKEN;
      case TOO_MANY_DOMAINS -> ProblemCode.TOO_MANY_DOMAINS;
      case UNKNOWN_DOMAIN -> ProblemCode.UNKNOWN_DOMAIN;
      case DOMAIN_NOT_VERIFIED -> ProblemCode.DOMAIN_NOT_VERIFIED;
      case PROOF_NOT_FOUND -> ProblemCode.PROOF_NOT_FOUND;
      case DOMAIN_SHARED -> ProblemCode.DOMAIN_SHARED;
      case DEFAULT_DOMAIN -> ProblemCode.DEFAULT_DOMAIN;
      case DOMAIN_IN_USE -> ProblemCode.DOMAIN_IN_USE;
      case JOB_NOT_FOUND -> ProblemCode.JOB_NOT_FOUND;
      case TOO_MANY_JOBS -> ProblemCode.TOO_MANY_JOBS;
      case LINK_NOT_FOUND -> ProblemCode.LINK_NOT_FOUND;
      case LOGO_NOT_FOUND -> ProblemCode.LOGO_NOT_FOUND;
      case FILE_NOT_FOUND -> ProblemCode.FILE_NOT_FOUND;
      case IN_USE -> ProblemCode.IN_USE;
    };
  }

  private static ProblemCode code(InvalidContentException invalid) {
    return switch (invalid.problem()) {
      case UNKNOWN_KIND -> ProblemCode.UNKNOWN_CONTENT_KIND;
      case UNKNOWN_FIELD -> ProblemCode.UNKNOWN_FIELD;
      case MISSING -> ProblemCode.MISSING_FIELD;
      case MALFORMED_URL -> ProblemCode.MALFORMED_URL;
      case UNSUPPORTED_SCHEME -> ProblemCode.UNSUPPORTED_SCHEME;
      case UNSAFE_URL -> ProblemCode.UNSAFE_URL;
      case TOO_LONG -> ProblemCode.TOO_LONG;
      case WRONG_TYPE -> ProblemCode.WRONG_TYPE;
      case MALFORMED_TEXT, INVALID_VALUE -> ProblemCode.INVALID_VALUE;
    };
  }

  private static ProblemException storeUnavailable(StoreUnavailableException unavailable) {
    LOGGER.log(Level.WARNING, unavailable.getMessage());
    return storeUnavailable();
  }

  /** The database is out of reach. */
  static ProblemException storeUnavailable() {
    return new ProblemException(
        ProblemCode.STORE_UNAVAILABLE,
        null,
        "The database can't be reached or can't write at present. Nothing was changed. Scans are still answered. Please try again in a few seconds.");
  }

  private static ProblemException analyticsUnavailable(AnalyticsException unavailable) {
    LOGGER.log(Level.WARNING, unavailable.getMessage());
    return new ProblemException(
        ProblemCode.ANALYTICS_UNAVAILABLE,
        null,
        "The analytics can't be read at present. Scans are kept and will be counted. Please try again"
            + " in a few seconds.");
  }

  /** The request line, a header or the query can't be read. */
  static ProblemException malformedRequest() {
    return new ProblemException(
        ProblemCode.MALFORMED_REQUEST,
        null,
        "The request's address or headers can't be read. Check the percent-encoding.");
  }

  private static ProblemException internal(Throwable failure) {
    LOGGER.log(Level.ERROR, "A request failed by a fault of ours.", failure);
    return new ProblemException(
        ProblemCode.INTERNAL_ERROR,
        null,
        "This is a fault of ours, and it has been logged. Please try again; if it stays, tell the operator the time of this answer.");
  }
}
