package dev.waypost.codes;

import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.codes.rules.PlanAddresses;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.payload.AppStoreContent;
import dev.waypost.payload.Content;
import dev.waypost.payload.CryptoContent;
import dev.waypost.payload.EmailContent;
import dev.waypost.payload.EventContent;
import dev.waypost.payload.FileContent;
import dev.waypost.payload.GeoContent;
import dev.waypost.payload.LinksContent;
import dev.waypost.payload.PaymentContent;
import dev.waypost.payload.PhoneContent;
import dev.waypost.payload.SmsContent;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.payload.VCardContent;
import dev.waypost.payload.WhatsappContent;
import dev.waypost.payload.WifiContent;
import dev.waypost.routing.RoutePlan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What codes may be and how they may change. Pure: the same question gets the same answer. */
public final class CodeRules {
  private static final int NAME_MAX_CHARS = 200;
  private static final int REASON_MAX_CHARS = 1000;

  /** The moments that can be written with a year of four digits, as RFC 3339 §1 asks. */
  private static final Instant FIRST_EXPIRY = Instant.parse("0000-01-01T00:00:00Z");

  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

  private static final Set<CodeStatus> FIRST_STATUSES = Set.of(CodeStatus.DRAFT, CodeStatus.ACTIVE);

  /** For this many days a deleted code can be restored. */
  public static final int RESTORABLE_DAYS = 30;

  private CodeRules() {}

  /**
   * Refuses a new code that may not be.
   *
   * @param plan what its request asks for beyond one destination
   */
  static void check(NewCode request, RoutePlan plan, Domains domains) {
    if (!FIRST_STATUSES.contains(request.status())) {
      throw new RefusedException(
          Refusal.STATUS_NOT_ALLOWED,
          "status",
          "A new code is \"draft\" or \"active\". Change it after it is made.");
    }
    String key = request.key();
    if (key != null) {
      if (request.type() == CodeType.STATIC) {
        throw onlyDynamic("key", "key");
      }
      KeyRules.check(key);
    }
    if (request.type() == CodeType.STATIC && request.domain() != null) {
      throw onlyDynamic("domain", "domain");
    }
    if (request.type() == CodeType.STATIC && request.expiresAt() != null) {
      throw onlyDynamic("expires", "expiry");
    }
    if (request.type() == CodeType.STATIC) {
      if (request.fallback() != null) {
        throw onlyDynamic("fallback", "fallback");
      }
      refusePlan(plan);
      refuseDynamicOnly(request.content());
    }
    checkName(request.name());
    checkExpiry(request.expiresAt());
    request.content().check();
    if (request.type() == CodeType.DYNAMIC) {
      checkDestination(request.content(), domains);
      checkFallback(request.fallback(), domains);
      checkPlan(RoutePlan.PLAIN, plan, domains);
    }
  }

  /**
   * The code after a patch, with its old description, revision and times.
   *
   * @throws RefusedException if it may not change like this
   */
  static Code apply(CodePatch patch, Code code, Domains domains, PasswordHashing hashing) {
    Code after =
        new Code(
            code.id(),
            code.workspace(),
            code.type(),
            patch.content().applyTo(code.content()),
            code.domainId(),
            code.key(),
            patch.name().applyTo(code.name()),
            patch.status().applyTo(code.status()),
            patch.style().apply(code.style()),
            patch.expiresAt().applyTo(code.expiresAt()),
            patch.fallback().applyTo(code.fallback()),
            patch.plan().applyTo(code.plan(), hashing),
            code.description(),
            code.revision(),
            code.createdAt(),
            code.updatedAt());
    if (code.type() == CodeType.STATIC) {
      checkStatic(code, after);
    } else {
      checkWhatChanged(code, after, domains);
    }
    checkStatus(code.status(), after.status());
    checkName(after.name());
    checkExpiry(after.expiresAt());
    return after;
  }

  /**
   * The code as it was at an earlier revision, with its present revision and times. What is brought
   * back must be allowed today.
   *
   * @param last the status that it has, or had before it was deleted
   */
  static Code restore(Code earlier, Code code, CodeStatus last, Domains domains, Instant now) {
    if (code.status() == CodeStatus.DELETED
        && code.updatedAt().plus(RESTORABLE_DAYS, ChronoUnit.DAYS).isBefore(now)) {
      throw new RefusedException(
          Refusal.DELETED_FOR_GOOD,
          null,
          "The code was deleted more than %d days ago and can't be restored. Make a new one."
              .formatted(RESTORABLE_DAYS));
    }
    if (earlier.status() == CodeStatus.DELETED) {
      throw new RefusedException(
          Refusal.STATUS_NOT_ALLOWED,
          "revision",
          "At revision " + earlier.revision() + " the code was deleted. Choose another revision.");
    }
    Code after =
        new Code(
            code.id(),
            code.workspace(),
            code.type(),
            earlier.content(),
            code.domainId(),
            code.key(),
            earlier.name(),
            statusKept(last, earlier.status()),
            earlier.style(),
            earlier.expiresAt(),
            earlier.fallback(),
            earlier.plan(),
            earlier.description(),
            code.revision(),
            code.createdAt(),
            code.updatedAt());
    if (code.type() == CodeType.DYNAMIC) {
      checkWhatChanged(code, after, domains);
    }
    return after;
  }

  /** A code that has been live may be in print, so it does not become a draft again. */
  private static CodeStatus statusKept(CodeStatus last, CodeStatus earlier) {
    return earlier == CodeStatus.DRAFT ? last : earlier;
  }

  /**
   * Refuses to make, as an upsert, a code that differs from the one that is there in what can't
   * change.
   */
  static void checkSame(NewCode request, Code code, Domains domains) {
    if (request.type() != code.type()) {
      throw fixed(code, "type", code.type().name().toLowerCase(Locale.ROOT));
    }
    if (request.key() != null && !request.key().equals(code.key())) {
      throw fixed(code, "key", code.key());
    }
    String host = code.domainId() == null ? null : domains.get(code.domainId()).host();
    if (request.domain() != null && !request.domain().equalsIgnoreCase(host)) {
      throw fixed(code, "domain", host);
    }
  }

  private static RefusedException fixed(Code code, String field, @Nullable String present) {
    return new RefusedException(
        Refusal.FIXED_FIELD,
        field,
        "The code \"%s\" is there already, and its %s is \"%s\", which can't change after a code is made. Leave it out."
            .formatted(code.id(), field, present));
  }

  /** Refuses a reason that is too long. */
  static void checkReason(@Nullable String reason) {
    OneLine.check("reason", reason, REASON_MAX_CHARS);
  }

  private static void checkStatic(Code before, Code after) {
    if (!after.content().equals(before.content())) {
      throw new RefusedException(
          Refusal.STATIC_CONTENT_FIXED,
          "content",
          "This code is static: its content is in the symbol itself and can't change after it is made. Make a dynamic code to be able to change it later.");
    }
    if (after.expiresAt() != null) {
      throw onlyDynamic("expires", "expiry");
    }
    if (after.fallback() != null) {
      throw onlyDynamic("fallback", "fallback");
    }
    refusePlan(after.plan());
  }

  private static void refuseDynamicOnly(Content content) {
    if (content.isDynamicOnly()) {
      throw new RefusedException(
          Refusal.STATIC_CODE,
          "content.kind",
          "Content of kind \"%s\" is a page of ours, which no symbol can hold. Make the code dynamic."
              .formatted(content.kind()));
    }
  }

  private static void refusePlan(RoutePlan plan) {
    String field = PlanForm.firstNamed(plan);
    if (field != null) {
      throw onlyDynamic(field, field);
    }
  }

  private static void checkStatus(CodeStatus before, CodeStatus after) {
    if (after == CodeStatus.DELETED) {
      throw new RefusedException(
          Refusal.STATUS_NOT_ALLOWED,
          "status",
          "A code is deleted with DELETE, not by its status.");
    }
    if (after == CodeStatus.DRAFT && before != CodeStatus.DRAFT) {
      throw new RefusedException(
          Refusal.STATUS_NOT_ALLOWED,
          "status",
          "A code that has been live can't become a draft again, because it may be in print. Use \"paused\".");
    }
  }

  private static void checkName(@Nullable String name) {
    OneLine.check("name", name, NAME_MAX_CHARS);
  }

  private static void checkExpiry(@Nullable Instant expiresAt) {
    if (expiresAt != null && (expiresAt.isBefore(FIRST_EXPIRY) || expiresAt.isAfter(LAST_EXPIRY))) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "expires.at",
          "The expiry must lie in the years 0000 to 9999. For a code that never expires, leave it out.");
    }
  }

  /** What stays as it was may be older than today's rules. */
  private static void checkWhatChanged(Code before, Code after, Domains domains) {
    if (!after.content().equals(before.content())) {
      after.content().check();
      checkDestination(after.content(), domains);
    }
    if (!Objects.equals(after.fallback(), before.fallback())) {
      checkFallback(after.fallback(), domains);
    }
    checkPlan(before.plan(), after.plan(), domains);
  }

  private static void checkPlan(RoutePlan before, RoutePlan after, Domains domains) {
    PlanAddresses.changed(before, after).forEach((path, url) -> Loops.refuse(url, path, domains));
  }

  private static void checkDestination(Content content, Domains domains) {
    switch (content) {
      case UrlContent(String url) -> Loops.refuse(url, "destination", domains);
      case LinksContent links -> {
        for (int i = 0; i < links.links().size(); i++) {
          Loops.refuse(links.links().get(i).url(), "content.links[" + i + "].url", domains);
        }
      }
      case AppStoreContent app -> {
        refuseLoop(app.iosUrl(), "content.ios_url", domains);
        refuseLoop(app.androidUrl(), "content.android_url", domains);
        refuseLoop(app.otherUrl(), "content.other_url", domains);
      }
      case TextContent _,
          VCardContent _,
          WifiContent _,
          EventContent _,
          EmailContent _,
          SmsContent _,
          PhoneContent _,
          GeoContent _,
          WhatsappContent _,
          PaymentContent _,
          CryptoContent _,
          FileContent _ -> {}
    }
  }

  private static void checkFallback(@Nullable String fallback, Domains domains) {
    refuseLoop(fallback, "fallback", domains);
  }

  private static void refuseLoop(@Nullable String url, String field, Domains domains) {
    if (url != null) {
      Loops.refuse(url, field, domains);
    }
  }

  private static RefusedException onlyDynamic(String field, String what) {
    return new RefusedException(
        Refusal.STATIC_CODE,
        field,
        "A static code has no "
            + what
            + ": scans of it never reach us. Leave it out or make the code dynamic.");
  }
}
