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
  static final String SCRIPT =
      """
      (function(){
      var app=document.getElementById('app'),browser=document.getElementById('browser'),timer;
      function tried(){clearTimeout(timer);timer=setTimeout(function(){location.replace(browser.href)},2500)}
      document.addEventListener('visibilitychange',function(){if(document.hidden)clearTimeout(timer)});
      app.addEventListener('click',tried);
      if(app.hasAttribute('data-at-once')){tried();location.href=app.href}
      })()
      """;

  private AppPage() {}

  /**
   * The whole page.
   *
   * @param link the place in the app, which the caller has made sure is not a script
   * @param fallback where else to go
   * @param atOnce whether to try the app before the person has done anything
   */
  public static Page in(PageFrame frame, String link, String fallback, boolean atOnce) {
    return frame.page(
        PageKind.APP,
        Phrase.APP_TITLE.text(frame.language()),
        "<h1 dir=\"auto\">"
            + frame.say(Phrase.APP_TITLE)
            + "</h1>"
            + FormLayout.paragraph(frame, Phrase.APP)
            + "<a class=\"button\" id=\"app\"%s dir=\"auto\" href=\"%s\">%s</a>"
                .formatted(
                    atOnce ? " data-at-once" : "", Html.escaped(link), frame.say(Phrase.APP_OPEN))
            + "<a class=\"button second\" id=\"browser\" dir=\"auto\" href=\"%s\">%s</a>"
                .formatted(Html.escaped(fallback), frame.say(Phrase.APP_BROWSER))
            + "<script>"
            + SCRIPT
            + "</script>");
  }
}
