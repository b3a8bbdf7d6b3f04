package dev.waypost.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page with several links.
 *
 * @param title null for none
 * @param links 1 to {@value #MOST_LINKS}
 */
public record LinksContent(@Nullable String title, List<Link> links) implements Content {
  /** The name of this kind. */
  public static final String KIND = "links";

  public static final int MOST_LINKS = 50;
  private static final int TITLE_MOST_CHARS = 100;
  private static final int LABEL_MOST_CHARS = 100;

  /** A link and what it says. */
  public record Link(String label, String url) {}

  static LinksContent read(Map<String, ? extends @Nullable Object> given) {
    ContentFields fields = ContentFields.of(given, List.of("title", "links"));
    List<Link> links = new ArrayList<>();
    for (ContentFields link : fields.objects("links", List.of("label", "url"))) {
      links.add(new Link(link.requiredText("label"), link.requiredText("url")));
    }
    return new LinksContent(fields.text("title"), links);
  }

  @Override
  public void check() {
    Texts.line("title", title, TITLE_MOST_CHARS);
    if (links.isEmpty()) {
      throw new InvalidContentException(
          InvalidContentException.Problem.MISSING,
          "links",
          "\"links\" is needed: at least one, such as [{\"label\":\"Menu\",\"url\":\"https://example.com\"}].");
    }
    if (links.size() > MOST_LINKS) {
      throw Texts.invalid(
          "links",
          "\"links\" has %d links; at most %d are allowed.".formatted(links.size(), MOST_LINKS));
    }
    for (int i = 0; i < links.size(); i++) {
      Texts.line("links[" + i + "].label", links.get(i).label(), LABEL_MOST_CHARS);
      Texts.webAddress("links[" + i + "].url", links.get(i).url());
    }
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
    throw new IllegalStateException("No symbol holds a list of links.");
  }

  @Override
  public Map<String, Object> fields() {
    List<Map<String, Object>> written = new ArrayList<>();
    for (Link link : links) {
      written.add(new ContentTree().put("label", link.label()).put("url", link.url()).values());
    }
    return new ContentTree().put("title", title).put("links", written).values();
  }
}
