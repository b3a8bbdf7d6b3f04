package dev.waypost.api.uploads;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells documents of office programs among ZIP files by the names in their central directory
 * (PKWARE APPNOTE 6.3.10 §4.3). Nothing is unpacked.
 */
final class OfficeDocument {
  private static final int END_OF_DIRECTORY = 0x06054b50;
  private static final int DIRECTORY_ENTRY = 0x02014b50;
  private static final int END_BYTES = 22;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int LONGEST_COMMENT = 65_535;
  private static final String MIMETYPE = "mimetype";

  /** ISO/IEC 29500: the part that each kind of document begins with. */
  private static final Map<String, String> BY_PART =
      Map.of(
          "word/document.xml",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xl/workbook.xml",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "ppt/presentation.xml",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  /** OpenDocument 1.3 part 2 §3.3: what the first entry says. */
  private static final Set<String> OPEN_DOCUMENTS =
      Set.of(
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.presentation");

  private OfficeDocument() {}

  /** The media type of a document without macros; empty for any other ZIP file. */
  static Optional<String> mediaType(byte[] file) {
    Set<String> names = names(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    if (names.stream().anyMatch(OfficeDocument::isOfMacros)) {
      return Optional.empty();
    }
    if (names.contains("[Content_Types].xml")) {
      return BY_PART.entrySet().stream()
          .filter(part -> names.contains(part.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    }
    return names.contains(MIMETYPE)
        ? OPEN_DOCUMENTS.stream().filter(type -> beginsWith(file, type)).findFirst()
        : Optional.empty();
  }

  private static boolean isOfMacros(String name) {
    return name.endsWith("vbaProject.bin")
        || name.startsWith("Basic/")
        || name.startsWith("Scripts/");
  }

  private static boolean beginsWith(byte[] file, String mediaType) {
    String start =
        new String(
            file,
            LOCAL_BYTES,
            Math.max(0, Math.min(file.length - LOCAL_BYTES, 80)),
            StandardCharsets.ISO_8859_1);
    return start.startsWith(MIMETYPE + mediaType + "PK");
  }

  private static Set<String> names(ByteBuffer file) {
    Set<String> names = new HashSet<>();
    int end = endOfDirectory(file);
    if (end < 0) {
      return names;
    }
    long offset = Integer.toUnsignedLong(file.getInt(end + 16));
    while (offset + ENTRY_BYTES <= end && file.getInt((int) offset) == DIRECTORY_ENTRY) {
      int entry = (int) offset;
      int length = Short.toUnsignedInt(file.getShort(entry + 28));
      if (entry + ENTRY_BYTES + length > end) {
        break;
      }
      byte[] name = new byte[length];
      file.get(entry + ENTRY_BYTES, name);
      names.add(new String(name, StandardCharsets.UTF_8));
      offset +=
          ENTRY_BYTES
              + length
              + Short.toUnsignedInt(file.getShort(entry + 30))
              + Short.toUnsignedInt(file.getShort(entry + 32));
    }
    return names;
  }

  private static int endOfDirectory(ByteBuffer file) {
    int last = file.capacity() - END_BYTES;
    for (int i = last; i >= Math.max(0, last - LONGEST_COMMENT); i--) {
      if (file.getInt(i) == END_OF_DIRECTORY) {
        return i;
      }
    }
    return -1;
  }
}
