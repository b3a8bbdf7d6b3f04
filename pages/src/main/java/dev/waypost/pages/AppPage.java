package dev.waypost.pages;

/**
 * The page that opens a place in an app, or leads on in the browser. Its two links work without
 * script. With script, where the app is not there, the second is followed after the first was tried
 * in vain.
 */
public final class AppPage {
  /**
   * A page that is still visible some time after its link to the app was followed has opened
   * nothing. 2.5 seconds are enough for a phone to change to another app.
   */
  private static final String SCRIPT =
      """
      (function(){
      var app=document.getElementById('app'),browser=document.getElementById('browser'),timer;
      function tried(){clearTimeout(timer);timer=setTimeout(function(){location.replace(browser.href)},2500)}
      document.addEventListener('visibilitychange',function(){if(document.hidden)clearTimeout(timer)});
      app.addEventListener('click',tried);
      if(app.hasAttribute('data-at-once')){tried();location.href=app.href}
      })()
      """;

  /** The Content-Security-Policy of the page. */
  public static final String CONTENT_SECURITY_POLICY =
      PageLayout.contentSecurityPolicyWithScript(FormLayout.STYLE, SCRIPT);

  private AppPage() {}

  /**
   * The whole page.
   *
   * @param link the place in the app, which the caller has made sure is not a script
   * @param fallback where else to go
   * @param atOnce whether to try the app before the person has done anything
   */
  public static String html(String link, String fallback, boolean atOnce) {
    return PageLayout.page(
        "Open in the app",
        "<h1>Open in the app</h1><p>If you have the app, go on there. Otherwise go on in the browser.</p>"
            + "<a class=\"button\" id=\"app\"%s href=\"%s\">Open in the app</a>"
                .formatted(atOnce ? " data-at-once" : "", Html.escaped(link))
            + "<a class=\"button second\" id=\"browser\" href=\"%s\">Continue in the browser</a>"
                .formatted(Html.escaped(fallback))
            + "<script>"
            + SCRIPT
            + "</script>",
        false,
        "",
        FormLayout.STYLE);
  }
}
