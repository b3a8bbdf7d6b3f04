package dev.waypost.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The frame that all pages share: head, stylesheet, and the policy under which a browser may show
 * them.
 */
public final class PageLayout {
  private PageLayout() {}

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#16211d;--soft:#55645d;--paper:#f6f5f0;--card:#fff;--line:#dcdfd8;--accent:#0b6b4f}
      @media(prefers-color-scheme:dark){:root{--ink:#eef3f0;--soft:#a3b2ab;--paper:#101614;--card:#18211d;--line:#2b3833;--accent:#5fd3ab}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;justify-content:center;padding:24px;background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{width:100%;max-width:34rem;background:var(--card);border:1px solid var(--line);border-radius:16px;padding:clamp(24px,6vw,44px);overflow-wrap:anywhere}
      main.wide{max-width:52rem}
      h1{margin:0 0 .5em;font-size:clamp(1.35rem,5vw,1.8rem);line-height:1.2}
      h2{margin:1.8em 0 .4em;font-size:1.1rem}
      p{margin:0 0 1em}p:last-child{margin-bottom:0}
      a{color:var(--accent)}
      .mark{display:block;width:44px;height:44px;margin-bottom:20px;color:var(--accent)}
      .text{white-space:pre-wrap}
      .soft,footer{color:var(--soft)}
      footer{margin-top:20px;font-size:.85rem}
      pre{margin:0 0 1em;padding:14px 16px;background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow-x:auto;font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:normal}
      code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.3em 1.2em;margin:0 0 1em}dt{color:var(--soft)}dd{margin:0}
      """;

  /** A signpost: two arms on a pole, drawn in the accent colour. */
  private static final String MARK =
      "<svg class=\"mark\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" fill=\"currentColor\"><path d=\"M20 2h4v5h11l6 5.5-6 5.5H24v4h-4v-4H7V7h13zM20"
          + " 22h4v3h13v10H24v7h-4v-7H9l-6-5 6-5h11z\"/></svg>";

  /**
   * The Content-Security-Policy of every page: nothing loads, nothing runs, and only the stylesheet
   * of this class applies (CSP Level 3 §6.7.3.2, by hash).
   */
  public static final String CONTENT_SECURITY_POLICY = policy(source(STYLE), "'none'");

  /** The same policy for a page with a stylesheet of its own beside the shared one. */
  public static String contentSecurityPolicy(String ownStyle) {
    return policy(source(STYLE) + " " + source(ownStyle), "'none'");
  }

  /**
   * The same for a page with a form. It is sent to the page's own address; the web's other
   * addresses stand there because browsers apply the directive to where the answer redirects, too
   * (CSP Level 3 §6.4.1), and that must not tell the destination beforehand.
   */
  static String contentSecurityPolicyWithForm(String ownStyle) {
    return policy(source(STYLE) + " " + source(ownStyle), "'self' http: https:");
  }

  /** The same for a page that runs one script of its own and nothing else. */
  static String contentSecurityPolicyWithScript(String ownStyle, String ownScript) {
    return contentSecurityPolicy(ownStyle) + "; script-src " + source(ownScript);
  }

  private static String policy(String styles, String formAction) {
    return "default-src 'none'; style-src "
        + styles
        + "; base-uri 'none'; form-action "
        + formAction
        + "; frame-ancestors 'none'";
  }

  private static String source(String inline) {
    return "'sha256-" + sha256(inline) + "'";
  }

  /**
   * A whole page.
   *
   * @param title plain text
   * @param body HTML that the caller has escaped
   * @param wide whether the page needs room, such as for code samples
   * @param footer HTML that the caller has escaped, empty for none
   */
  public static String page(String title, String body, boolean wide, String footer) {
    return page(title, body, wide, footer, "");
  }

  /**
   * A whole page with a stylesheet of its own, which needs {@link #contentSecurityPolicy(String)}.
   *
   * @param ownStyle CSS, empty for none
   */
  public static String page(
      String title, String body, boolean wide, String footer, String ownStyle) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
    <meta name="robots" content="noindex"><title>%s</title><style>%s</style>%s</head>
    <body><main%s>%s%s</main>%s</body></html>
    """
        .formatted(
            Html.escaped(title),
            STYLE,
            ownStyle.isEmpty() ? "" : "<style>" + ownStyle + "</style>",
            wide ? " class=\"wide\"" : "",
            MARK,
            body,
            footer.isEmpty() ? "" : "<footer>" + footer + "</footer>");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
