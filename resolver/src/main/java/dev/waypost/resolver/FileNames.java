package dev.waypost.resolver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Names of files in a Content-Disposition header (RFC 6266 §4.3). */
final class FileNames {
  private FileNames() {}

  /** The name in ASCII, and in full where that is not all of it (RFC 8187). */
  static String parameters(String name) {
    String plain = name.replaceAll("[^ !#-\\[\\]-~]", "_");
    String first = "filename=\"" + plain + "\"";
    return plain.equals(name)
        ? first
        : first + "; filename*=UTF-8''" + URLEncoder.encode(name, UTF_8).replace("+", "%20");
  }
}
