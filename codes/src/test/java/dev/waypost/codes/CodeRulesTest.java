package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.waypost.codes.rules.PasswordHashing;
import dev.waypost.codes.rules.PlanForm;
import dev.waypost.codes.rules.PlanPatch;
import dev.waypost.payload.Content;
import dev.waypost.payload.TextContent;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RoutePlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class CodeRulesTest {
  private static final UrlContent MENU = new UrlContent("https://example.com/menu");
  private static final PasswordHashing HASHING = (password, _) -> "hash of " + password;
  private static final String OURS = "https://qr.example.com/ABC";

  private final Domain domain =
      new Domain("dom_1", "qr.example.com", "https://qr.example.com", true);
  private final Domains domains = new Domains(List.of(domain));
  private final Code dynamic = Samples.dynamicCode(Samples.workspace().id(), domain, "ABC");
  private final Code fixed = Samples.staticCode(Samples.workspace().id());

  @ParameterizedTest
  @EnumSource(names = {"DRAFT", "ACTIVE"})
  void aNewCodeIsADraftOrActive(CodeStatus status) {
    assertThatCode(() -> check(CodeType.DYNAMIC, null, null, status, null, null))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"DRAFT", "ACTIVE"})
  void aNewCodeHasNoOtherStatus(CodeStatus status) {
    assertRefused(
        Refusal.STATUS_NOT_ALLOWED,
        "status",
        () -> check(CodeType.DYNAMIC, null, null, status, null, null));
  }

  @Test
  void aNewStaticCodeHasNothingThatOnlyScansOfOursCouldSee() {
    CodeStatus active = CodeStatus.ACTIVE;
    assertRefused(
        Refusal.STATIC_CODE, "key", () -> check(CodeType.STATIC, "KEY", null, active, null, null));
    assertRefused(
        Refusal.STATIC_CODE,
        "expires",
        () -> check(CodeType.STATIC, null, null, active, Samples.NOW, null));
    assertRefused(
        Refusal.STATIC_CODE,
        "fallback",
        () -> check(CodeType.STATIC, null, null, active, null, MENU.url()));
    assertThatCode(() -> check(CodeType.STATIC, null, "Name", active, null, null))
        .doesNotThrowAnyException();
  }

  @Test
  void theContentOfAStaticCodeIsFixed() {
    assertRefused(
        Refusal.STATIC_CONTENT_FIXED,
        "content",
        () -> apply(fixed, CodePatch.content(new TextContent("other"))));
    assertThat(apply(fixed, CodePatch.content(fixed.content()))).isEqualTo(fixed);
  }

  @Test
  void aStaticCodeGetsNoExpiryAndNoFallback() {
    assertRefused(Refusal.STATIC_CODE, "expires", () -> apply(fixed, expiry(Samples.NOW)));
    assertRefused(Refusal.STATIC_CODE, "fallback", () -> apply(fixed, fallback(MENU.url())));
    assertThat(apply(fixed, expiry(null))).isEqualTo(fixed);
    assertThat(apply(fixed, fallback(null))).isEqualTo(fixed);
  }

  @Test
  void aStaticCodeMayChangeItsNameStyleAndStatus() {
    assertThat(apply(fixed, name("New")).name()).isEqualTo("New");
    assertThat(apply(fixed, CodePatch.status(CodeStatus.ARCHIVED)).status())
        .isEqualTo(CodeStatus.ARCHIVED);
    assertThat(apply(fixed, patch(null, _ -> ImageStyle.DEFAULT)).style())
        .isEqualTo(ImageStyle.DEFAULT);
  }

  @Test
  void aPatchChangesWhatItNamesAndNothingElse() {
    Code after = apply(dynamic, name(null));

    assertThat(after.name()).isNull();
    assertThat(apply(after, name(dynamic.name()))).isEqualTo(dynamic);
    assertThat(apply(dynamic, expiry(null)).expiresAt()).isNull();
    assertThat(apply(dynamic, fallback(null)).fallback()).isNull();
    assertThat(apply(dynamic, CodePatch.content(MENU)).content()).isEqualTo(MENU);
  }

  @ParameterizedTest
  @CsvSource({
    "DRAFT, DRAFT, true",
    "DRAFT, ACTIVE, true",
    "DRAFT, RETIRED, true",
    "ACTIVE, PAUSED, true",
    "PAUSED, ACTIVE, true",
    "RETIRED, ACTIVE, true",
    "ARCHIVED, PAUSED, true",
    "ACTIVE, DRAFT, false",
    "PAUSED, DRAFT, false",
    "RETIRED, DRAFT, false",
    "ACTIVE, DELETED, false",
    "DRAFT, DELETED, false",
  })
  void aStatusFollowsAnother(CodeStatus before, CodeStatus after, boolean allowed) {
    Code code = dynamic.withStatus(before);
    if (allowed) {
      assertThat(apply(code, CodePatch.status(after)).status()).isEqualTo(after);
    } else {
      assertRefused(
          Refusal.STATUS_NOT_ALLOWED, "status", () -> apply(code, CodePatch.status(after)));
    }
  }

  @Test
  void aNameHasAtMost200CharactersOnOneLine() {
    assertThat(apply(dynamic, name("ü".repeat(200))).name()).hasSize(200);
    for (String name : List.of("x".repeat(201), "a\nb", "a\tb", "a\u0000b", "a\u0085b", "\uDE00")) {
      assertRefused(Refusal.INVALID_VALUE, "name", () -> apply(dynamic, name(name)));
      assertRefused(
          Refusal.INVALID_VALUE,
          "name",
          () -> check(CodeType.DYNAMIC, null, name, CodeStatus.ACTIVE, null, null));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-0001-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
      })
  void anExpiryThatCanNotBeWrittenIsRefused(Instant expiresAt) {
    assertRefused(Refusal.INVALID_VALUE, "expires.at", () -> apply(dynamic, expiry(expiresAt)));
    assertRefused(
        Refusal.INVALID_VALUE,
        "expires.at",
        () -> check(CodeType.DYNAMIC, null, null, CodeStatus.ACTIVE, expiresAt, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z"})
  void anyExpiryThatCanBeWrittenIsAllowed(Instant expiresAt) {
    assertThat(apply(dynamic, expiry(expiresAt)).expiresAt()).isEqualTo(expiresAt);
  }

  /** {@link DomainsTest} has the forms in which an address of ours may come. */
  @Test
  void aDynamicCodeDoesNotLeadBackToUs() {
    assertRefused(
        Refusal.DESTINATION_LOOP,
        "destination",
        () -> apply(dynamic, CodePatch.content(new UrlContent(OURS))));
    assertRefused(Refusal.DESTINATION_LOOP, "fallback", () -> apply(dynamic, fallback(OURS)));
    assertRefused(
        Refusal.DESTINATION_LOOP,
        "fallback",
        () -> check(CodeType.DYNAMIC, null, null, CodeStatus.ACTIVE, null, OURS));
    assertRefused(
        Refusal.DESTINATION_LOOP,
        "destination",
        () -> CodeRules.check(NewCode.dynamic(new UrlContent(OURS)), RoutePlan.PLAIN, domains));
    assertThatCode(() -> apply(dynamic, CodePatch.content(new TextContent(OURS))))
        .doesNotThrowAnyException();
  }

  @Test
  void aStaticCodeHasNothingBeyondItsContent() {
    RoutePlan plan =
        PlanForm.read(Map.of("redirect", Map.of("status_code", 301L)))
            .applyTo(RoutePlan.PLAIN, (password, _) -> password);
    assertRefused(
        Refusal.STATIC_CODE,
        "redirect",
        () ->
            CodeRules.check(
                new NewCode(
                    CodeType.STATIC,
                    MENU,
                    null,
                    null,
                    null,
                    CodeStatus.ACTIVE,
                    ImageStyle.DEFAULT,
                    null,
                    null,
                    PlanPatch.NONE,
                    DescriptionPatch.NONE),
                plan,
                domains));
    assertRefused(
        Refusal.STATIC_CODE,
        "expires",
        () -> apply(fixed, plan(PlanPatch.NONE.withExpiresAfterScans(Change.to(7L)))));
    assertRefused(
        Refusal.STATIC_CODE,
        "access",
        () -> apply(fixed, plan(PlanForm.read(Map.of("access", Map.of("minimum_age", 18L))))));
    assertThat(apply(fixed, plan(PlanForm.read(Map.of("access", Map.of("links", "open"))))))
        .isEqualTo(fixed);
  }

  @Test
  void noPartOfAPlanLeadsBackToUs() {
    var rule = Map.of("when", Map.of(), "then", Map.of("destination", OURS));
    PlanPatch rules = PlanForm.read(Map.of("rules", List.of(rule)));
    assertRefused(
        Refusal.DESTINATION_LOOP, "rules[0].then.destination", () -> apply(dynamic, plan(rules)));
    assertRefused(
        Refusal.DESTINATION_LOOP,
        "variants.options[0].destination",
        () ->
            apply(
                dynamic,
                plan(
                    PlanForm.read(
                        Map.of("variants", List.of(Map.of("name", "A", "destination", OURS)))))));

    // Where a domain became ours later, the rules that lead there stay, and other edits are fine.
    Code older =
        CodeRules.apply(plan(rules), dynamic, new Domains(List.of(Samples.domain())), HASHING);
    assertThat(apply(older, name("New")).plan()).isEqualTo(older.plan());
  }

  private static CodePatch plan(PlanPatch plan) {
    return new CodePatch(
        Change.keep(),
        Change.keep(),
        Change.keep(),
        UnaryOperator.identity(),
        Change.keep(),
        Change.keep(),
        plan,
        DescriptionPatch.NONE);
  }

  private void check(
      CodeType type,
      @Nullable String key,
      @Nullable String name,
      CodeStatus status,
      @Nullable Instant expiresAt,
      @Nullable String fallback) {
    CodeRules.check(
        new NewCode(
            type,
            MENU,
            key,
            null,
            name,
            status,
            ImageStyle.DEFAULT,
            expiresAt,
            fallback,
            PlanPatch.NONE,
            DescriptionPatch.NONE),
        RoutePlan.PLAIN,
        domains);
  }

  private Code apply(Code code, CodePatch patch) {
    return CodeRules.apply(patch, code, domains, HASHING);
  }

  private static CodePatch name(@Nullable String name) {
    return new CodePatch(
        Change.keep(),
        Change.to(name),
        Change.keep(),
        UnaryOperator.identity(),
        Change.keep(),
        Change.keep(),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }

  private static CodePatch expiry(@Nullable Instant expiresAt) {
    return new CodePatch(
        Change.keep(),
        Change.keep(),
        Change.keep(),
        UnaryOperator.identity(),
        Change.to(expiresAt),
        Change.keep(),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }

  private static CodePatch fallback(@Nullable String fallback) {
    return new CodePatch(
        Change.keep(),
        Change.keep(),
        Change.keep(),
        UnaryOperator.identity(),
        Change.keep(),
        Change.to(fallback),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }

  private static CodePatch patch(@Nullable Content content, UnaryOperator<ImageStyle> style) {
    return new CodePatch(
        content == null ? Change.keep() : Change.to(content),
        Change.keep(),
        Change.keep(),
        style,
        Change.keep(),
        Change.keep(),
        PlanPatch.NONE,
        DescriptionPatch.NONE);
  }
}
