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
      :root{color-scheme:light dark;--ink:#16211d;--soft:#55645d;--paper:#f6f5f0;--card:#fff;--line:#dcdfd8;--accent:#0b6b4f;--on:#fff;--link:var(--accent);--edge:var(--accent);--wrong:#b3261e}
      @media(prefers-color-scheme:dark){:root{--ink:#eef3f0;--soft:#a3b2ab;--paper:#101614;--card:#18211d;--line:#2b3833;--accent:#5fd3ab;--on:#0c1512;--wrong:#ffb4ab}}
      *{box-sizing:border-box}
      body{margin:0;min-height:100vh;min-height:100svh;display:flex;flex-direction:column;align-items:center;justify-content:center;padding:clamp(12px,4vw,24px);background:var(--paper);color:var(--ink);font:17px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{width:100%;max-width:34rem;background:var(--card);border:1px solid var(--line);border-radius:16px;padding:clamp(20px,6vw,44px);overflow-wrap:anywhere}
      main.wide{max-width:52rem}
      h1{margin:0 0 .5em;font-size:clamp(1.35rem,5vw,1.8rem);line-height:1.2}
      h2{margin:1.8em 0 .4em;font-size:1.1rem}
      p{margin:0 0 1em}p:last-child{margin-bottom:0}
      a{color:var(--link)}
      .mark{display:block;width:44px;height:44px;margin-bottom:20px;color:var(--link)}
      .brand{display:flex;align-items:center;gap:12px;margin-block-end:20px;color:inherit;font-size:1.1rem;font-weight:600;line-height:1.25;text-decoration:none}
      .brand img{display:block;flex:none;width:auto;height:auto;max-width:min(60%,200px);max-height:72px}
      .text{white-space:pre-wrap}
      .own{margin-block-start:1.4em;padding-block-start:1.2em;border-block-start:1px solid var(--line)}
      .soft,footer{color:var(--soft)}
      footer{margin-top:20px;font-size:.85rem}
      pre{margin:0 0 1em;padding:14px 16px;background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow-x:auto;font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:normal}
      code{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.3em 1.2em;margin:0 0 1em}dt{color:var(--soft)}dd{margin:0}
      :focus-visible{outline:3px solid var(--link);outline-offset:3px}
      """;

  /** A signpost: two arms on a pole, drawn in the colour of links. */
  static final String MARK =
      "<svg class=\"mark\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" fill=\"currentColor\"><path d=\"M20 2h4v5h11l6 5.5-6 5.5H24v4h-4v-4H7V7h13zM20"
          + " 22h4v3h13v10H24v7h-4v-7H9l-6-5 6-5h11z\"/></svg>";

  /**
   * The Content-Security-Policy of a page without anything of its own: nothing loads, nothing runs,
   * and only the stylesheet of this class applies (CSP Level 3 §6.7.3.2, by hash).
   */
  public static final String CONTENT_SECURITY_POLICY = policy("'none'");

  /** The same policy for a page with a stylesheet of its own beside the shared one. */
  public static String contentSecurityPolicy(String ownStyle) {
    return policy("'none'", ownStyle);
  }

  /**
   * A policy.
   *
   * @param formAction where forms are sent
   * @param ownStyles stylesheets beside the shared one; those that are empty don't count
   */
  static String policy(String formAction, String... ownStyles) {
    var styles = new StringBuilder(source(STYLE));
    for (String style : ownStyles) {
      if (!style.isEmpty()) {
        styles.append(' ').append(source(style));
      }
    }
    return "default-src 'none'; style-src "
        + styles
        + "; base-uri 'none'; form-action "
        + formAction
        + "; frame-ancestors 'none'";
  }

  /** As a policy names an inline style or script. */
  static String source(String inline) {
    return "'sha256-" + sha256(inline) + "'";
  }

  /**
   * A whole page of the control plane, in English.
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
    return document(
        Language.ENGLISH.tag(),
        TextDirection.LEFT_TO_RIGHT,
        Html.escaped(title),
        styles(ownStyle),
        "<main%s>%s%s</main>%s"
            .formatted(
                wide ? " class=\"wide\"" : "",
                MARK,
                body,
                footer.isEmpty() ? "" : "<footer>" + footer + "</footer>"));
  }

  /**
   * A document.
   *
   * @param title HTML without tags
   * @param head what stands in the head behind the title
   * @param body what stands in the body
   */
  static String document(
      String languageTag, TextDirection direction, String title, String head, String body) {
    return """
    <!doctype html>
    <html lang="%s" dir="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">\
    <meta name="robots" content="noindex"><title>%s</title>%s</head>
    <body>%s</body></html>
    """
        .formatted(languageTag, direction.label(), title, head, body);
  }

  /** The shared stylesheet and others behind it; those that are empty are left out. */
  static String styles(String... ownStyles) {
    var styles = new StringBuilder("<style>").append(STYLE).append("</style>");
    for (String style : ownStyles) {
      if (!style.isEmpty()) {
        styles.append("<style>").append(style).append("</style>");
      }
    }
    return styles.toString();
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
