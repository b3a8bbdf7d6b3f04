package dev.waypost.store;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.payload.FileContent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The labels under which codes are filed. Those of deleted codes are apart, so that whatever is
 * looked up finds either live codes or deleted ones.
 */
final class CodeLabels {
  static final String TAG = "tag:";
  static final String GROUP = "group:";
  private static final String DELETED = "deleted/";

  private final String prefix;

  private CodeLabels(String prefix) {
    this.prefix = prefix;
  }

  /** The labels of codes that are not deleted. */
  static CodeLabels live() {
    return new CodeLabels("");
  }

  /** The labels of deleted codes. */
  static CodeLabels deleted() {
    return new CodeLabels(DELETED);
  }

  /** The first text after all that begin with this. */
  static String afterAll(String prefix) {
    char last = prefix.charAt(prefix.length() - 1);
    return prefix.substring(0, prefix.length() - 1) + (char) (last + 1);
  }

  String any() {
    return prefix + "any";
  }

  String status(CodeStatus status) {
    return prefix + "status:" + status.name();
  }

  String staticType() {
    return prefix + "static";
  }

  /** That of codes which a time or a number of scans will end. */
  String ending() {
    return prefix + "ending";
  }

  String group(GroupId group) {
    return prefix + GROUP + group.value();
  }

  String tag(String tag) {
    return prefix + TAG + SearchText.folded(tag);
  }

  String metadata(String field, String text) {
    return prefix + "metadata:" + field + "=" + SearchText.folded(text);
  }

  String owner(String owner) {
    return prefix + "owner:" + SearchText.folded(owner);
  }

  /** That of codes which name a logo or a file. */
  String upload(String id) {
    return prefix + "upload:" + id;
  }

  /**
   * All labels of a code, each with the text to show for it.
   *
   * @param lineage a group and all groups around it
   */
  static Map<String, String> of(Code code, Function<GroupId, List<GroupId>> lineage) {
    boolean deleted = code.status() == CodeStatus.DELETED;
    CodeLabels labels = deleted ? deleted() : live();
    var description = code.description();
    Map<String, String> all = new TreeMap<>();
    all.put(labels.any(), "");
    if (!deleted) {
      all.put(labels.status(code.status()), "");
    }
    if (code.type() == CodeType.STATIC) {
      all.put(labels.staticType(), "");
    }
    if (code.expiresAt() != null || code.plan().expiresAfterScans() != null) {
      all.put(labels.ending(), "");
    }
    if (description.group() != null) {
      lineage.apply(description.group()).forEach(group -> all.put(labels.group(group), ""));
    }
    description.tags().forEach(tag -> all.put(labels.tag(tag), tag));
    description
        .metadata()
        .forEach((field, value) -> all.put(labels.metadata(field, value.text()), ""));
    if (description.owner() != null) {
      all.put(labels.owner(description.owner()), description.owner());
    }
    String logo = code.style().logo();
    if (logo != null) {
      all.put(labels.upload(logo), "");
    }
    if (code.content() instanceof FileContent file) {
      all.put(labels.upload(file.file()), "");
    }
    return all;
  }
}
