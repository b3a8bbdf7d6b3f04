package dev.waypost.console.shell;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.http.Reply;
import dev.waypost.codes.Sha256;
import dev.waypost.console.http.Visit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;

/**
 * What browsers load beside a page, all from here. An address names the content, so that browsers
 * keep it for good and get what is new at once.
 */
public final class Assets {
  private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.8/dist/htmx.min.js";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final int DIGEST_CHARS = 12;

  private final Map<String, Asset> byName = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // written to the network, never compared
  private record Asset(String type, byte[] content, String digest) {}

  /** All assets, read once. */
  public Assets() {
    add("console.css", "text/css; charset=utf-8", "/dev/waypost/console/assets/console.css");
    add("console.js", JAVASCRIPT, "/dev/waypost/console/assets/console.js");
    add("htmx.js", JAVASCRIPT, HTMX);
    add("icon.svg", "image/svg+xml", "/dev/waypost/console/assets/icon.svg");
  }

  private void add(String name, String type, String resource) {
    byte[] content = read(resource);
    String digest = HexFormat.of().formatHex(Sha256.of(content)).substring(0, DIGEST_CHARS);
    byName.put(name, new Asset(type, content, digest));
  }

  /** Where an asset is. */
  public String path(String name) {
    return "/console/assets/" + asset(name).digest() + "/" + name;
  }

  private Asset asset(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  /** {@code GET /console/assets/:digest/:name}. */
  public Reply show(Visit visit) {
    Asset asset = byName.get(visit.named("name"));
    if (asset == null) {
      throw new ProblemException(ProblemCode.NOT_FOUND, null, "There is no such file.");
    }
    boolean isThis = asset.digest().equals(visit.named("digest"));
    return Reply.bytes(200, asset.type(), asset.content())
        .withHeader("Cache-Control", isThis ? "public, max-age=31536000, immutable" : "no-cache");
  }

  private static byte[] read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " can't be read.", e);
    }
  }
}
