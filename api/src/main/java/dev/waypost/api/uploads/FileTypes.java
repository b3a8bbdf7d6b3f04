package dev.waypost.api.uploads;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by their bytes which files are taken. What a browser or a system might run is not, whatever
 * it says that it is.
 */
final class FileTypes {
  private static final String TAKEN =
      "Taken are PDF, PNG, JPEG, WebP, GIF, MP3 and MP4 files, text in UTF-8, CSV, vCard, iCalendar, and documents of office programs without macros.";

  /** The endings of names under which a file that was saved would be run or shown as a page. */
  private static final Set<String> RUN =
      Set.of(
          "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt",
          "js", "mjs", "cjs", "ts", "jse", "vbs", "vbe", "wsf", "wsh", "hta", "sh", "bash", "bat",
          "cmd", "com", "ps1", "psm1", "py", "pl", "rb", "php", "phtml", "jar", "class", "exe",
          "dll", "msi", "scr", "cpl", "lnk", "url", "desktop", "reg", "app", "dmg", "apk", "deb",
          "rpm", "docm", "xlsm", "pptm");

  private static final List<String> MP4_BRANDS =
      List.of("iso", "mp4", "avc1", "M4V", "M4A", "MSNV", "dash");

  private FileTypes() {}

  /**
   * The media type of a file.
   *
   * @param name what it is called
   * @throws ProblemException where it is not taken
   */
  static String mediaType(byte[] file, String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).strip().toLowerCase(Locale.ROOT);
    if (name.contains(".") && RUN.contains(ending)) {
      throw refused("The name ends in \"." + ending + "\", as pages, scripts and programs do. ");
    }
    if (file.length == 0) {
      throw refused("This is an empty file. ");
    }
    return binary(file)
        .or(() -> text(file, ending))
        .orElseThrow(() -> refused("This kind of file is not known. "));
  }

  private static Optional<String> binary(byte[] file) {
    if (starts(file, 0, "MZ")
        || starts(file, 0, "\u007fELF")
        || starts(file, 0, "\u00ca\u00fe\u00ba\u00be")
        || starts(file, 0, "\u00cf\u00fa\u00ed\u00fe")) {
      throw refused("This is a program. ");
    }
    if (starts(file, 0, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
      return Optional.of("image/webp");
    }
    if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
      return Optional.of("image/gif");
    }
    if (starts(file, 0, "ID3") || isMp3Frame(file)) {
      return Optional.of("audio/mpeg");
    }
    if (starts(file, 4, "ftyp") && MP4_BRANDS.stream().anyMatch(brand -> starts(file, 8, brand))) {
      return Optional.of(starts(file, 8, "M4A") ? "audio/mp4" : "video/mp4");
    }
    if (starts(file, 0, "PK\u0003\u0004")) {
      return Optional.of(
          OfficeDocument.mediaType(file)
              .orElseThrow(() -> refused("This is an archive, or a document with macros. ")));
    }
    return Optional.empty();
  }

  /** ISO/IEC 11172-3 §2.4.1.3: eleven ones, a version, layer III, and a bit rate that there is. */
  private static boolean isMp3Frame(byte[] file) {
    return file.length > 3
        && file[0] == (byte) 0xFF
        && (file[1] & 0xE6) == 0xE2
        && (file[1] & 0x18) != 0x08
        && (file[2] & 0xF0) != 0xF0;
  }

  private static Optional<String> text(byte[] file, String ending) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    }
    if (text.chars().anyMatch(c -> c < ' ' && "\t\r\n\f".indexOf(c) < 0)) {
      return Optional.empty();
    }
    String start =
        text.startsWith("\uFEFF") ? text.substring(1).stripLeading() : text.stripLeading();
    refusePages(start);
    if (start.regionMatches(true, 0, "BEGIN:VCARD", 0, 11)) {
      return Optional.of("text/vcard");
    }
    if (start.regionMatches(true, 0, "BEGIN:VCALENDAR", 0, 15)) {
      return Optional.of("text/calendar");
    }
    return Optional.of(ending.equals("csv") ? "text/csv" : "text/plain");
  }

  private static void refusePages(String start) {
    String lower = start.toLowerCase(Locale.ROOT);
    if (lower.startsWith("#!") || lower.startsWith("<?php")) {
      throw refused("This is a script. ");
    }
    if (lower.contains("<svg")) {
      throw refused("This is an SVG file, which can hold scripts. ");
    }
    if (lower.startsWith("<!doctype html")
        || lower.contains("<html")
        || lower.contains("<script")) {
      throw refused("This is an HTML page. ");
    }
    if (lower.startsWith("<")) {
      throw refused("This is XML. ");
    }
  }

  private static boolean starts(byte[] file, int offset, String start) {
    byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
    return file.length >= offset + bytes.length
        && Arrays.equals(file, offset, offset + bytes.length, bytes, 0, bytes.length);
  }

  private static ProblemException refused(String why) {
    return new ProblemException(ProblemCode.UNSUPPORTED_FILE, null, why + TAKEN);
  }
}
