package dev.waypost.payload;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An app, for each phone in its own store.
 *
 * @param title the app's name; null for none
 * @param iosUrl where it is for iPhones and iPads; null for nowhere
 * @param androidUrl where it is for Android; null for nowhere
 * @param otherUrl where all others go; null for a page with what there is
 */
public record AppStoreContent(
    @Nullable String title,
    @Nullable String iosUrl,
    @Nullable String androidUrl,
    @Nullable String otherUrl)
    implements Content {
  /** The name of this kind. */
  public static final String KIND = "app_store";

  private static final int TITLE_MOST_CHARS = 100;

  static AppStoreContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields =
        ContentFields.of(given, List.of("title", "ios_url", "android_url", "other_url"));
    return new AppStoreContent(
        fields.text("title"),
        fields.text("ios_url"),
        fields.text("android_url"),
        fields.text("other_url"));
  }

  @Override
  public void check() {
    Texts.line("title", title, TITLE_MOST_CHARS);
    if (iosUrl == null && androidUrl == null) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING,
          "ios_url",
          "Where is the app? Send \"ios_url\", \"android_url\", or both.");
    }
    Texts.webAddress("ios_url", iosUrl);
    Texts.webAddress("android_url", androidUrl);
    Texts.webAddress("other_url", otherUrl);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public boolean isDynamicOnly() {
    return true;
  }

  @Override
  public String symbolText() {
    throw new IllegalStateException("No symbol holds the addresses of several stores.");
  }

  @Override
  public Map<String, Object> fields() {
    return new ContentTree()
        .put("title", title)
        .put("ios_url", iosUrl)
        .put("android_url", androidUrl)
        .put("other_url", otherUrl)
        .values();
  }
}
